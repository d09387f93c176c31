// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizards/choicemodel.h"

#include <QStyledItemDelegate>
#include <QTableView>

#include <optional>

class QComboBox;

namespace drover {

class CellDelegate;

/// Draws what there is to decide in a ChoiceTable, and opens a real combo box where one is pressed.
class ChoiceDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ChoiceDelegate(ChoiceModel &model, QObject *parent = nullptr);

    void setHoveredRow(int row);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void setEditorData(QWidget *, const QModelIndex &) const override { }
    void setModelData(QWidget *, QAbstractItemModel *, const QModelIndex &) const override { }
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

    /// Which link of a cell is at a point of the view; −1 for none.
    [[nodiscard]] int linkAt(const QModelIndex &index, const QRect &cell, const QPoint &at) const;

Q_SIGNALS:
    void chosen(const QString &key, int column, int choice) const;

private:
    [[nodiscard]] QRect comboRect(const QRect &cell) const;
    [[nodiscard]] int leftEdge(const QModelIndex &index) const;
    void paintHead(QPainter *painter, const QStyleOptionViewItem &option, const Cell &cell) const;
    void paintCombo(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintTick(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintLinks(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    ChoiceModel &m_model;
    CellDelegate *m_cells;
    int m_hoveredRow = -1;
};

/// A list in which the operator decides row by row. Thousands of rows cost no more than those in sight: combo
/// boxes are drawn, and one is made where it is pressed. While one is open the rows stay as they are.
class ChoiceTable final : public QTableView {
    Q_OBJECT

public:
    explicit ChoiceTable(ChoiceModel &model, QWidget *parent = nullptr);

    /// Shows them at once, or as soon as no combo box is open.
    void setRows(QList<ChoiceRow> rows);
    /// The column that takes the room that is left; the last one otherwise.
    void stretch(int column);

    /// Opens, ticks or presses what there is in the current cell. Whether there was anything.
    bool act();

Q_SIGNALS:
    void chosen(const QString &key, int column, int choice);
    void ticked(const QString &key, bool on);
    void linkPressed(const QString &key, int column, int link);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    void open(const QModelIndex &index);
    void tick(int row);
    void pressLink(const QModelIndex &index);
    void setHoveredRow(int row);
    void takePending();
    void spanHeads();

    ChoiceModel &m_model;
    ChoiceDelegate *m_delegate;
    std::optional<QList<ChoiceRow>> m_pending;
    QString m_currentKey; ///< Kept over a reset.
    int m_currentColumn = 0;
    int m_hoveredRow = -1;
};

} // namespace drover
