// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/cell.h"
#include "ui/widgets/tablemodel.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace drover {

/// One of several things to choose between in a cell.
struct Choice {
    QString text;
    QString icon = {}; ///< Of resources/icons.
    QString brief = {}; ///< What the cell shows of it; the text where empty.

    [[nodiscard]] const QString &shown() const { return brief.isEmpty() ? text : brief; }
};

/// One cell of a list in which something is decided: what it shows, or what can be chosen, ticked or pressed
/// in it.
struct ChoiceCell {
    Cell cell;
    QList<Choice> choices = {};
    int chosen = -1; ///< Of choices.
    std::optional<bool> tick = {};
    QStringList links = {}; ///< Each can be pressed.

    ChoiceCell() = default;
    ChoiceCell(Cell shown) : cell(std::move(shown)) { } // NOLINT: most cells are nothing more.

    [[nodiscard]] static ChoiceCell of(const QList<Choice> &choices, int chosen);
    [[nodiscard]] static ChoiceCell ticked(bool on);
    [[nodiscard]] static ChoiceCell linked(const QStringList &links);

    /// Whether there is anything to do in it.
    [[nodiscard]] bool isActive() const { return !choices.isEmpty() || tick || !links.isEmpty(); }
    /// All that it shows, in words.
    [[nodiscard]] QString spoken() const;
};

struct ChoiceRow {
    QString key; ///< Names the row across refreshes.
    QList<ChoiceCell> cells;
    bool heads = false; ///< It heads those below it: its one cell goes over all columns.
    bool enabled = true; ///< Else nothing can be decided in it.
};

/// Rows in which something is decided, as a wizard makes them.
class ChoiceModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ChoiceModel(QList<ColumnHead> heads, QObject *parent = nullptr);

    /// Rows that have the same keys in the same order keep their place.
    void setRows(QList<ChoiceRow> rows);
    void setRow(int row, ChoiceRow changed);
    [[nodiscard]] const ChoiceRow &at(int row) const { return m_rows.at(row); }
    [[nodiscard]] const ChoiceCell &at(const QModelIndex &index) const;
    [[nodiscard]] int rowOf(const QString &key) const;
    [[nodiscard]] const ColumnHead &head(int column) const { return m_heads.at(column); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<ColumnHead> m_heads;
    QList<ChoiceRow> m_rows;
};

} // namespace drover
