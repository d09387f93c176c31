// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tableview.h"

#include "ui/widgets/celldelegate.h"
#include "ui/widgets/type.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QSettings>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

namespace {

/// Column heads of which the first stays in sight when the others are scrolled sideways.
class ColumnHeads final : public QHeaderView {
public:
    explicit ColumnHeads(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(true);
    }

    /// The width of the one that stays; 0 while all are where they belong.
    [[nodiscard]] int frozenWidth() const { return offset() > 0 ? sectionSize(logicalIndex(0)) : 0; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QHeaderView::paintEvent(event);
        if (frozenWidth() == 0)
            return;
        QPainter painter(viewport());
        painter.setFont(font());
        paintSection(&painter, QRect(0, 0, frozenWidth(), viewport()->height()), logicalIndex(0));
        painter.fillRect(frozenWidth() - 1, 0, 1, viewport()->height(), roles().line);
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        // What is under it is another one.
        m_pressed = event->button() == Qt::LeftButton && event->position().x() < frozenWidth();
        if (!m_pressed)
            QHeaderView::mousePressEvent(event);
    }
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (!std::exchange(m_pressed, false))
            return QHeaderView::mouseReleaseEvent(event);
        const int first = logicalIndex(0);
        const bool again = sortIndicatorSection() == first && sortIndicatorOrder() == Qt::AscendingOrder;
        setSortIndicator(first, again ? Qt::DescendingOrder : Qt::AscendingOrder);
    }

private:
    bool m_pressed = false;
};

} // namespace

TableView::TableView(TableModelBase &model, const QString &name, QSettings &settings, QWidget *parent)
    : QTableView(parent), m_rows(model), m_settings(settings),
      m_delegate(new CellDelegate(CellDelegate::Kind::Table, this))
{
    setObjectName(name);
    setModel(&model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    setHorizontalHeader(new ColumnHeads(this));
    QHeaderView *header = horizontalHeader();
    header->setFont(captionFont());
    header->setAccessibleName(tr("Column heads"));
    header->setStretchLastSection(true);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(48);
    header->setResizeContentsPrecision(0); // A double click fits to the rows in sight.
    header->setSortIndicatorShown(true);
    header->setSortIndicator(model.sortColumn(), model.sortOrder());
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        QMenu *menu = columnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(header->mapToGlobal(at));
    });
    restoreColumns();
    setSortingEnabled(true);

    m_release.setSingleShot(true);
    m_release.setInterval(2s);
    connect(&m_release, &QTimer::timeout, this, [this] { m_rows.holdOrder(false); });
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT opened(m_rows.key(index.row())); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT chosen(currentKey()); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &TableView::selectionChosen);
    // A reset forgets the current row: it is found again by its key.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (m_wanted.isEmpty())
            m_wanted = currentKey();
    });
    connect(&model, &TableModelBase::ordered, this, &TableView::followWanted);
    connect(&Theme::instance(), &Theme::changed, this, &TableView::applyDensity);
    applyDensity();
}

TableView::~TableView()
{
    saveColumns();
}

QString TableView::currentKey() const
{
    return m_rows.key(currentIndex().row());
}

void TableView::goTo(const QString &key)
{
    m_wanted = key;
    followWanted();
}

void TableView::followWanted()
{
    if (m_wanted.isEmpty())
        return;
    const int row = m_rows.rowOf(m_wanted);
    if (row < 0)
        return;
    m_wanted.clear();
    if (row == currentIndex().row())
        return;
    setCurrentIndex(m_rows.index(row, 0));
    scrollTo(currentIndex());
}

int TableView::selectedCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

QStringList TableView::selectedKeys() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList keys;
    for (const QModelIndex &row : std::as_const(rows))
        keys << m_rows.key(row.row());
    return keys;
}

QList<int> TableView::shownColumns() const
{
    QList<int> shown;
    for (int place = 0; place < m_rows.columnCount(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column))
            shown << column;
    }
    return shown;
}

QString TableView::rowText() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    const QList<int> columns = shownColumns();
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList texts;
        for (const int column : columns)
            texts << row.siblingAtColumn(column).data().toString();
        lines << texts.join(u'\t');
    }
    return lines.join(u'\n');
}

QMenu *TableView::columnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    // The first column names the row and stays.
    for (int column = 1; column < m_rows.columnCount(); ++column) {
        QAction *shown = menu->addAction(m_rows.head(column).title);
        shown->setCheckable(true);
        shown->setChecked(!isColumnHidden(column));
        connect(shown, &QAction::toggled, this, [this, column](bool on) {
            setColumnHidden(column, !on);
            saveColumns();
        });
    }
    return menu;
}

int TableView::frozenWidth() const
{
    return static_cast<const ColumnHeads *>(horizontalHeader())->frozenWidth();
}

QModelIndex TableView::indexAt(const QPoint &at) const
{
    const QModelIndex under = QTableView::indexAt(at);
    return under.isValid() && at.x() < frozenWidth()
        ? under.siblingAtColumn(horizontalHeader()->logicalIndex(0))
        : under;
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const int width = frozenWidth();
    if (width == 0 || m_rows.rowCount() == 0)
        return;
    QPainter painter(viewport());
    const int column = horizontalHeader()->logicalIndex(0);
    const int last = rowAt(viewport()->height() - 1);
    for (int row = rowAt(0); row <= (last < 0 ? m_rows.rowCount() - 1 : last); ++row) {
        const QModelIndex index = m_rows.index(row, column);
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        option.rect = QRect(0, rowViewportPosition(row), width, rowHeight(row));
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        painter.fillRect(option.rect, roles().base);
        m_delegate->paint(&painter, option, index);
        painter.fillRect(width - 1, option.rect.top(), 1, option.rect.height(), roles().line);
    }
}

void TableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx == 0)
        return;
    // What was moved with the others belongs where it was.
    viewport()->update();
    horizontalHeader()->viewport()->update();
}

void TableView::enterEvent(QEnterEvent *event)
{
    m_release.stop();
    m_rows.holdOrder(true);
    QTableView::enterEvent(event);
}

void TableView::leaveEvent(QEvent *event)
{
    m_release.start();
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    setHoveredRow(indexAt(event->position().toPoint()).row());
    QTableView::mouseMoveEvent(event);
}

QString TableView::buttonUnder(const QPoint &at) const
{
    const QModelIndex index = indexAt(at);
    return index.isValid() ? CellDelegate::buttonAt(at, visualRect(index), font(), index).id : QString();
}

void TableView::mousePressEvent(QMouseEvent *event)
{
    m_pressedButton =
        event->button() == Qt::LeftButton ? buttonUnder(event->position().toPoint()) : QString();
    QTableView::mousePressEvent(event);
}

void TableView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QPoint at = event->position().toPoint();
    const QString button = std::exchange(m_pressedButton, {});
    if (!button.isEmpty() && button == buttonUnder(at))
        Q_EMIT pressed(m_rows.key(indexAt(at).row()), button);
}

void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    Q_EMIT menuAsked(byMouse ? event->globalPos()
                             : viewport()->mapToGlobal(visualRect(index).bottomLeft() + QPoint(24, 0)));
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    // QAbstractItemView would take typed letters for a search in the current column.
    if (!event->text().isEmpty() && event->text().at(0).isPrint() && event->key() != Qt::Key_Space) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_rows.rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(m_rows.index(0, 0));
}

void TableView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    m_delegate->setHoveredRow(row);
    viewport()->update();
}

void TableView::applyDensity()
{
    verticalHeader()->setMinimumSectionSize(0);
    verticalHeader()->setDefaultSectionSize(Theme::instance().rowHeight());
}

void TableView::restoreColumns()
{
    const QByteArray kept = m_settings.value(u"tables/%1"_s.arg(objectName())).toByteArray();
    if (horizontalHeader()->restoreState(kept)) {
        m_rows.sort(horizontalHeader()->sortIndicatorSection(), horizontalHeader()->sortIndicatorOrder());
        return;
    }
    const int character = fontMetrics().averageCharWidth();
    for (int column = 0; column < m_rows.columnCount(); ++column) {
        const ColumnHead &head = m_rows.head(column);
        if (column + 1 < m_rows.columnCount()) // The last one takes what is left.
            setColumnWidth(column, head.width * character + (column == 0 ? 32 : 24));
        setColumnHidden(column, !head.shown);
    }
}

void TableView::saveColumns() const
{
    m_settings.setValue(u"tables/%1"_s.arg(objectName()), horizontalHeader()->saveState());
}

} // namespace drover
