// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/choicemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

bool sameKeys(const QList<ChoiceRow> &a, const QList<ChoiceRow> &b)
{
    return std::ranges::equal(a, b, [](const ChoiceRow &one, const ChoiceRow &other) {
        return one.key == other.key && one.heads == other.heads;
    });
}

} // namespace

ChoiceCell ChoiceCell::of(const QList<Choice> &choices, int chosen)
{
    ChoiceCell made;
    made.choices = choices;
    made.chosen = chosen;
    return made;
}

ChoiceCell ChoiceCell::ticked(bool on)
{
    ChoiceCell made;
    made.tick = on;
    return made;
}

ChoiceCell ChoiceCell::linked(const QStringList &links)
{
    ChoiceCell made;
    made.links = links;
    return made;
}

QString ChoiceCell::spoken() const
{
    if (!choices.isEmpty())
        return choices.value(chosen).text;
    if (!links.isEmpty())
        return links.join(u", "_s);
    if (tick)
        return *tick ? ChoiceModel::tr("ticked") : ChoiceModel::tr("not ticked");
    return cell.spoken();
}

ChoiceModel::ChoiceModel(QList<ColumnHead> heads, QObject *parent)
    : QAbstractTableModel(parent), m_heads(std::move(heads))
{
}

void ChoiceModel::setRows(QList<ChoiceRow> rows)
{
    if (sameKeys(m_rows, rows)) {
        m_rows = std::move(rows);
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void ChoiceModel::setRow(int row, ChoiceRow changed)
{
    m_rows[row] = std::move(changed);
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

const ChoiceCell &ChoiceModel::at(const QModelIndex &index) const
{
    static const ChoiceCell none;
    const QList<ChoiceCell> &cells = m_rows.at(index.row()).cells;
    return index.column() < cells.size() ? cells.at(index.column()) : none;
}

int ChoiceModel::rowOf(const QString &key) const
{
    const auto found = std::ranges::find(m_rows, key, &ChoiceRow::key);
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ChoiceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_heads.size());
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChoiceCell &cell = at(index);
    switch (role) {
    case Qt::TextAlignmentRole:
        return int(m_heads.at(index.column()).alignment | Qt::AlignVCenter);
    case Qt::DisplayRole:
        return cell.choices.isEmpty() ? cell.spoken() : cell.choices.value(cell.chosen).shown();
    case Qt::AccessibleTextRole:
        return cell.spoken();
    case Qt::CheckStateRole:
        return cell.tick ? QVariant(*cell.tick ? Qt::Checked : Qt::Unchecked) : QVariant();
    case CellRole: {
        // What is to be decided is drawn by the list itself, over an empty cell.
        Cell plain = cell.isActive() ? Cell() : cell.cell;
        plain.stale = plain.stale || !m_rows.at(index.row()).enabled;
        return QVariant::fromValue(plain);
    }
    default:
        return {};
    }
}

QVariant ChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_heads.size())
        return {};
    const ColumnHead &head = m_heads.at(section);
    switch (role) {
    case Qt::DisplayRole:
        return head.title;
    case Qt::ToolTipRole:
        return head.tip;
    case Qt::TextAlignmentRole:
        return int(head.alignment | Qt::AlignVCenter);
    default:
        return {};
    }
}

Qt::ItemFlags ChoiceModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows.at(index.row()).heads)
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const ChoiceCell &cell = at(index);
    if (!m_rows.at(index.row()).enabled)
        return flags;
    if (!cell.choices.isEmpty())
        flags |= Qt::ItemIsEditable;
    if (cell.tick)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace drover
