// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/gotopalette.h"

#include "ui/widgets/cell.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct Palette {
    Q_DECLARE_TR_FUNCTIONS(Palette)
};

/// Collects what begins with the text before what contains it, and stops when it has enough of both.
class Matches {
public:
    Matches(QString text, int most) : m_text(std::move(text)), m_most(most) { }

    [[nodiscard]] bool full() const { return m_first.size() >= m_most; }

    /// @p make is called only for what matches.
    template<typename Make>
    void offer(const QString &name, Make make)
    {
        const qsizetype at = name.indexOf(m_text, 0, Qt::CaseInsensitive);
        if (at == 0 && m_first.size() < m_most)
            m_first << make();
        else if (at > 0 && m_then.size() < m_most)
            m_then << make();
    }

    [[nodiscard]] QList<Place> taken() const { return m_first + m_then; }

private:
    QString m_text;
    int m_most;
    QList<Place> m_first;
    QList<Place> m_then;
};

QList<Place> hostsFor(const QString &text, const CloudFeed &feed, int most)
{
    Matches matches(text, most);
    for (const auto &row : *feed.hosts()) {
        matches.offer(row->host().value, [&row] {
            return Place {.kind = Place::Kind::Host,
                          .text = row->host().value,
                          .note = row->service->zone,
                          .icon = u"server"_s,
                          .scope = Scope::ofHost(row->host())};
        });
    }
    return matches.taken();
}

QList<Place> instancesFor(const QString &text, const CloudFeed &feed, int most)
{
    Matches matches(text, most);
    for (const auto &server : feed.snapshot()->servers.values) {
        if (matches.full())
            break;
        const auto make = [&server] {
            return Place {.kind = Place::Kind::Instance,
                          .text = server->name,
                          .note = server->host.value,
                          .icon = u"box"_s,
                          .scope = Scope::ofInstance(server->id, server->host)};
        };
        if (server->id.value.startsWith(text))
            matches.offer(server->id.value, make);
        else
            matches.offer(server->name, make);
    }
    return matches.taken();
}

QList<Place> runsFor(const QString &text, const CloudFeed &feed, int most)
{
    Matches matches(text, most);
    for (const RunView &run : feed.runs()) {
        const QString name = Palette::tr("Run %1: %2", "number, what it does")
                                 .arg(run.record.id)
                                 .arg(describe(run.record.plan));
        matches.offer(name, [&run, &name] {
            return Place {.kind = Place::Kind::Run,
                          .text = name,
                          .note = run.last,
                          .icon = u"clipboard-list"_s,
                          .run = run.record.id};
        });
    }
    return matches.taken();
}

QList<Place> actionsFor(const QString &text, const Actions &actions, int most)
{
    Matches matches(text, most);
    for (const Actions::Named &named : actions.all()) {
        if (named.act == Act::GoTo)
            continue;
        const QAction *action = actions[named.act];
        matches.offer(named.text, [&named, action] {
            const QString keys = action->shortcut().toString(QKeySequence::NativeText);
            return Place {.kind = Place::Kind::Action,
                          .text = named.text,
                          .note =
                              action->isEnabled() ? keys.isEmpty() ? named.menu : keys : action->statusTip(),
                          .icon = u"terminal"_s,
                          .act = named.act,
                          .enabled = action->isEnabled()};
        });
    }
    return matches.taken();
}

} // namespace

QList<Place> placesFor(const QString &text, const CloudFeed &feed, const Actions &actions, int most)
{
    const QString wanted = text.trimmed();
    QList<Place> all;
    if (!wanted.isEmpty())
        all = hostsFor(wanted, feed, most / 4) + instancesFor(wanted, feed, most / 2)
            + runsFor(wanted, feed, most / 8);
    all += actionsFor(wanted, actions, most);
    if (wanted.isEmpty())
        erase_if(all, [](const Place &place) { return !place.enabled; });
    if (all.size() > most)
        all.resize(most);
    return all;
}

class GoToPalette::Model final : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void set(const QList<Place> &places)
    {
        beginResetModel();
        m_places = places;
        endResetModel();
    }
    [[nodiscard]] const Place &at(int row) const { return m_places.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_places.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const Place &place = m_places.at(index.row());
        Cell cell(place.text);
        cell.icon = place.icon;
        cell.aside = {.word = place.note};
        cell.stale = !place.enabled;
        if (role == CellRole)
            return QVariant::fromValue(cell);
        if (role == Qt::DisplayRole)
            return place.text;
        if (role == Qt::AccessibleTextRole)
            return cell.spoken();
        return {};
    }

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        const Qt::ItemFlags all = QAbstractListModel::flags(index);
        return index.isValid() && !m_places.at(index.row()).enabled ? all & ~Qt::ItemIsEnabled : all;
    }

private:
    QList<Place> m_places;
};

GoToPalette::GoToPalette(CloudFeed &feed, const Actions &actions, QWidget *parent)
    : QDialog(parent), m_feed(feed), m_actions(actions), m_field(new SearchField({}, this)),
      m_list(new QListView(this)), m_model(new Model(this))
{
    setObjectName(u"goto"_s);
    setWindowTitle(tr("Go to"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_field->setPlaceholderText(tr("Host, instance, run or action"));
    m_field->setAccessibleName(tr("Go to host, instance, run or action"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CellDelegate(CellDelegate::Kind::Tree, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // The field keeps the focus and moves in the list.

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().height() * 26);

    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &GoToPalette::search);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { choose(m_list->currentIndex()); });
    connect(m_list, &QListView::clicked, this, &GoToPalette::choose);
    search({});
    m_field->setFocus();
}

void GoToPalette::search(const QString &text)
{
    m_model->set(placesFor(text, m_feed, m_actions));
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
}

void GoToPalette::choose(const QModelIndex &index)
{
    if (!index.isValid() || !m_model->at(index.row()).enabled)
        return;
    const Place place = m_model->at(index.row());
    close();
    Q_EMIT chosen(place);
}

bool GoToPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            close();
            return true;
        }
        const int page = key == Qt::Key_PageDown || key == Qt::Key_PageUp ? 10 : 1;
        const bool down = key == Qt::Key_Down || key == Qt::Key_PageDown;
        if (down || key == Qt::Key_Up || key == Qt::Key_PageUp) {
            const int row = m_list->currentIndex().row() + (down ? page : -page);
            m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, std::max(0, m_model->rowCount() - 1))));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace drover
