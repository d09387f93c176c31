// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/cell.h"

#include <QStyledItemDelegate>

namespace drover {

/// Draws the Cells of all tables and trees.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// A table has hairlines and the page's edge before its first column, a tree an accent bar at its
    /// selection.
    enum class Kind { Table, Tree };

    explicit CellDelegate(Kind kind, QObject *parent = nullptr);

    /// The row under the pointer; −1 for none. Only tables colour it as a whole.
    void setHoveredRow(int row) { m_hoveredRow = row; }

    /// The button under @p at; its id is empty where there is none.
    [[nodiscard]] static CellButton buttonAt(const QPoint &at, const QRect &cellRect, const QFont &font,
                                             const QModelIndex &index);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Shows the model's tip, or the whole text where it is cut off.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    [[nodiscard]] int leftEdge(const QModelIndex &index, const QWidget *view) const;

    Kind m_kind;
    int m_hoveredRow = -1;
};

} // namespace drover
