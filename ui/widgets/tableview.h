// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tablemodel.h"

#include <QTableView>
#include <QTimer>

#include <functional>

class QMenu;
class QSettings;

namespace drover {

class CellDelegate;

/// The one table of the program: hairlines, rows of one height, columns that the operator chooses by the
/// header's menu and that are remembered. The first column stays in sight when the others are scrolled
/// sideways. While the pointer is over it no row changes its place.
class TableView final : public QTableView {
    Q_OBJECT

public:
    /// @p name is what its columns are remembered under. Model and settings outlive the view.
    TableView(TableModelBase &model, const QString &name, QSettings &settings, QWidget *parent = nullptr);
    ~TableView() override;

    [[nodiscard]] TableModelBase &rows() const { return m_rows; }

    /// The key of the current row; empty for none.
    [[nodiscard]] QString currentKey() const;
    /// How many rows are selected; at once, however many there are.
    [[nodiscard]] int selectedCount() const;
    /// The keys of all selected rows, from the top.
    [[nodiscard]] QStringList selectedKeys() const;
    [[nodiscard]] QModelIndex indexAt(const QPoint &at) const override;
    /// Goes to a row once it is there: at once, or when it arrives.
    void goTo(const QString &key);

    /// The shown cells of the selected rows: tab-separated, one line a row.
    [[nodiscard]] QString rowText() const;
    /// The shown columns of all rows, as TableModelBase::csvMaker().
    [[nodiscard]] std::function<QByteArray()> csvMaker() const { return m_rows.csvMaker(shownColumns()); }
    /// A menu of all columns, ticked where shown. Owned by @p parent.
    [[nodiscard]] QMenu *columnMenu(QWidget *parent);

Q_SIGNALS:
    /// The current row is another one; empty when there is none.
    void chosen(const QString &key);
    /// Enter or a double click.
    void opened(const QString &key);
    /// Other rows are selected.
    void selectionChosen();
    /// A button in a row was pressed.
    void pressed(const QString &key, const QString &button);
    /// The operator wants the menu of the selected rows.
    void menuAsked(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    /// How wide the column is that stays; 0 while all are where they belong.
    [[nodiscard]] int frozenWidth() const;
    void setHoveredRow(int row);
    [[nodiscard]] QString buttonUnder(const QPoint &at) const;
    [[nodiscard]] QList<int> shownColumns() const;
    void applyDensity();
    void restoreColumns();
    void saveColumns() const;
    void followWanted();

    TableModelBase &m_rows;
    QSettings &m_settings;
    CellDelegate *m_delegate;
    QTimer m_release;
    QString m_wanted; ///< The row to go to as soon as there is one.
    int m_hoveredRow = -1;
    QString m_pressedButton; ///< Held down; empty for none.
};

} // namespace drover
