// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/choicetable.h"

#include "ui/widgets/celldelegate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/type.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr int iconSide = 14;
constexpr int tickSide = 15;

/// Gone as soon as its list is closed.
class PressedCombo final : public QComboBox {
public:
    PressedCombo(QWidget *parent, std::function<void()> closed)
        : QComboBox(parent), m_closed(std::move(closed))
    {
    }

    void hidePopup() override
    {
        QComboBox::hidePopup();
        // Queued: what was chosen is announced after the list has closed.
        QMetaObject::invokeMethod(this, m_closed, Qt::QueuedConnection);
    }

private:
    std::function<void()> m_closed;
};

QString linkSeparator()
{
    return ChoiceTable::tr(" or ", "between two things that can be pressed");
}

} // namespace

ChoiceDelegate::ChoiceDelegate(ChoiceModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_cells(new CellDelegate(CellDelegate::Kind::Table, this))
{
}

void ChoiceDelegate::setHoveredRow(int row)
{
    m_hoveredRow = row;
    m_cells->setHoveredRow(row);
}

int ChoiceDelegate::leftEdge(const QModelIndex &index) const
{
    return index.column() == 0 ? 16 : 8;
}

QRect ChoiceDelegate::comboRect(const QRect &cell) const
{
    return cell.adjusted(8, 2, -8, -3);
}

void ChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const ChoiceRow &row = m_model.at(index.row());
    const ChoiceCell &cell = m_model.at(index);
    if (row.heads)
        return paintHead(painter, option, cell.cell);
    m_cells->paint(painter, option, index);
    if (!cell.choices.isEmpty())
        paintCombo(painter, option, index);
    else if (cell.tick)
        paintTick(painter, option, index);
    else if (!cell.links.isEmpty())
        paintLinks(painter, option, index);
}

void ChoiceDelegate::paintHead(QPainter *painter, const QStyleOptionViewItem &option, const Cell &cell) const
{
    const Roles &colours = roles();
    painter->save();
    painter->fillRect(option.rect, colours.raised);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, colours.line);
    const QRect room = option.rect.adjusted(16, 0, -8, -1);
    paintGlyph(painter, QRect(room.left(), room.center().y() - 5, 12, 12), cell.glyph,
               colours.ink(cell.tone));
    painter->setFont(strongFont());
    painter->setPen(colours.ink(cell.tone));
    painter->drawText(room.adjusted(18, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, cell.text);
    const int after = 18 + QFontMetrics(strongFont()).horizontalAdvance(cell.text) + 8;
    painter->setFont(option.font);
    painter->setPen(colours.text2);
    painter->drawText(room.adjusted(after, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, cell.aside.word);
    painter->restore();
}

void ChoiceDelegate::paintCombo(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const ChoiceCell &cell = m_model.at(index);
    const bool enabled = m_model.at(index.row()).enabled;
    const QRect box = comboRect(option.rect);
    const bool focused = option.state & QStyle::State_HasFocus;
    const bool hovered = enabled && m_hoveredRow == index.row();
    // Hundreds of framed boxes would shout: the frame of an input comes with the pointer or the focus.
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(focused ? roles().accent : hovered ? roles().frame : roles().line, focused ? 2 : 1));
    painter->setBrush(roles().base);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    paintIcon(painter, QRectF(box.right() - 20, box.center().y() - 6, 13, 13), u"chevron-down"_s,
              enabled ? roles().text2 : roles().text3);
    painter->restore();

    const Choice chosen = cell.choices.value(cell.chosen);
    const Roles &colours = roles();
    painter->save();
    QRect room = box.adjusted(8, 0, -22, 0);
    if (!chosen.icon.isEmpty()) {
        paintIcon(painter, QRect(room.left(), room.center().y() - iconSide / 2 + 1, iconSide, iconSide),
                  chosen.icon, enabled ? colours.text2 : colours.text3);
        room.adjust(iconSide + 4, 0, 0, 0);
    }
    painter->setFont(option.font);
    painter->setPen(enabled ? colours.text : colours.text3);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(option.font).elidedText(chosen.shown(), Qt::ElideRight, room.width()));
    painter->restore();
}

void ChoiceDelegate::paintTick(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyleOptionButton box;
    box.rect = QRect(option.rect.left() + leftEdge(index), option.rect.center().y() - tickSide / 2, tickSide,
                     tickSide);
    box.palette = option.palette;
    box.state = *m_model.at(index).tick ? QStyle::State_On : QStyle::State_Off;
    if (m_model.at(index.row()).enabled)
        box.state |= QStyle::State_Enabled;
    if (option.state & QStyle::State_HasFocus)
        box.state |= QStyle::State_HasFocus;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
}

void ChoiceDelegate::paintLinks(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const QStringList &links = m_model.at(index).links;
    painter->save();
    QFont font = option.font;
    font.setUnderline(option.state & QStyle::State_HasFocus);
    const QFontMetrics metrics(option.font);
    QRect room = option.rect.adjusted(leftEdge(index), 0, -8, -1);
    for (qsizetype i = 0; i < links.size(); ++i) {
        if (i > 0) {
            painter->setFont(option.font);
            painter->setPen(roles().text2);
            painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, linkSeparator());
            room.adjust(metrics.horizontalAdvance(linkSeparator()), 0, 0, 0);
        }
        painter->setFont(font);
        painter->setPen(roles().accent);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(links.at(i), Qt::ElideRight, room.width()));
        room.adjust(metrics.horizontalAdvance(links.at(i)), 0, 0, 0);
    }
    painter->restore();
}

int ChoiceDelegate::linkAt(const QModelIndex &index, const QRect &cell, const QPoint &at) const
{
    const auto *view = qobject_cast<const QWidget *>(parent());
    const QFontMetrics metrics(view ? view->font() : QApplication::font());
    int left = cell.left() + leftEdge(index);
    const QStringList &links = m_model.at(index).links;
    for (int i = 0; i < int(links.size()); ++i) {
        const int width = metrics.horizontalAdvance(links.at(i));
        if (at.x() >= left && at.x() < left + width)
            return i;
        left += width + metrics.horizontalAdvance(linkSeparator());
    }
    return -1;
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ChoiceCell &cell = m_model.at(index);
    if (!cell.isActive())
        return m_cells->sizeHint(option, index);
    int width = leftEdge(index) + QFontMetrics(option.font).horizontalAdvance(cell.spoken()) + 12;
    if (!cell.choices.isEmpty())
        width += 60;
    return {width, Theme::instance().rowHeight()};
}

bool ChoiceDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && index.isValid() && m_model.at(index).isActive()) {
        QToolTip::showText(event->globalPos(), m_model.at(index).cell.tip, view);
        return true;
    }
    return m_cells->helpEvent(event, view, option, index);
}

QWidget *ChoiceDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                      const QModelIndex &index) const
{
    const ChoiceCell &cell = m_model.at(index);
    if (cell.choices.isEmpty())
        return nullptr;
    auto *self = const_cast<ChoiceDelegate *>(this); // NOLINT: closing an editor is a signal of ours.
    auto *combo = new PressedCombo(parent, [self, parent] {
        if (auto *open = parent->findChild<QComboBox *>(u"choiceEditor"_s))
            Q_EMIT self->closeEditor(open, NoHint);
    });
    combo->setObjectName(u"choiceEditor"_s);
    combo->setAccessibleName(m_model.head(index.column()).title);
    for (const Choice &choice : cell.choices) {
        if (choice.icon.isEmpty())
            combo->addItem(choice.text);
        else
            combo->addItem(icon(choice.icon, IconInk::Secondary), choice.text);
    }
    combo->setCurrentIndex(cell.chosen);
    const int words = combo->sizeHint().width();
    combo->view()->setMinimumWidth(words);
    connect(combo, &QComboBox::activated, this,
            [this, key = m_model.at(index.row()).key, column = index.column()](int choice) {
                Q_EMIT chosen(key, column, choice);
            });
    return combo;
}

void ChoiceDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    editor->setGeometry(comboRect(option.rect));
}

ChoiceTable::ChoiceTable(ChoiceModel &model, QWidget *parent)
    : QTableView(parent), m_model(model), m_delegate(new ChoiceDelegate(model, this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(0);
    verticalHeader()->setDefaultSectionSize(Theme::instance().rowHeight());
    QHeaderView *header = horizontalHeader();
    header->setFont(captionFont());
    header->setAccessibleName(tr("Column heads"));
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(28);
    header->setResizeContentsPrecision(0); // A double click fits to the rows in sight.
    const int character = fontMetrics().averageCharWidth();
    for (int column = 0; column + 1 < model.columnCount(); ++column)
        setColumnWidth(column, model.head(column).width * character + (column == 0 ? 32 : 24));

    connect(m_delegate, &ChoiceDelegate::chosen, this, &ChoiceTable::chosen);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_currentKey = currentIndex().isValid() ? m_model.at(currentIndex().row()).key : QString();
        m_currentColumn = currentIndex().column();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        spanHeads();
        if (const int row = m_model.rowOf(m_currentKey); row >= 0)
            setCurrentIndex(m_model.index(row, m_currentColumn));
    });
    connect(&Theme::instance(), &Theme::changed, this,
            [this] { verticalHeader()->setDefaultSectionSize(Theme::instance().rowHeight()); });
    spanHeads();
}

void ChoiceTable::spanHeads()
{
    clearSpans();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.at(row).heads && m_model.columnCount() > 1)
            setSpan(row, 0, 1, m_model.columnCount());
    }
}

void ChoiceTable::setRows(QList<ChoiceRow> rows)
{
    m_pending = std::move(rows);
    if (state() != EditingState)
        takePending();
}

void ChoiceTable::stretch(int column)
{
    QHeaderView *header = horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(column, QHeaderView::Stretch);
    const int last = m_model.columnCount() - 1;
    if (last != column)
        setColumnWidth(last, m_model.head(last).width * fontMetrics().averageCharWidth() + 24);
}

void ChoiceTable::takePending()
{
    if (!m_pending)
        return;
    QList<ChoiceRow> rows = std::move(*m_pending);
    m_pending.reset();
    m_model.setRows(std::move(rows));
}

void ChoiceTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    // Found by name no more: it lives until the event loop turns.
    editor->setObjectName(QString());
    QTableView::closeEditor(editor, hint);
    takePending();
}

void ChoiceTable::open(const QModelIndex &index)
{
    edit(index);
    if (auto *combo = viewport()->findChild<QComboBox *>(u"choiceEditor"_s)) {
        combo->setFocus();
        combo->showPopup();
    }
}

void ChoiceTable::tick(int row)
{
    const ChoiceRow &shown = m_model.at(row);
    if (!shown.enabled)
        return;
    for (const ChoiceCell &cell : shown.cells) {
        if (cell.tick) {
            const bool on = !*cell.tick;
            const QString key = shown.key;
            Q_EMIT ticked(key, on);
            return;
        }
    }
}

void ChoiceTable::pressLink(const QModelIndex &index)
{
    const QStringList links = m_model.at(index).links;
    const QString key = m_model.at(index.row()).key;
    if (links.size() == 1) {
        Q_EMIT linkPressed(key, index.column(), 0);
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int link = 0; link < int(links.size()); ++link) {
        connect(menu->addAction(links.at(link)), &QAction::triggered, this,
                [this, key, column = index.column(), link] { Q_EMIT linkPressed(key, column, link); });
    }
    menu->popup(viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

bool ChoiceTable::act()
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || !m_model.at(index.row()).enabled)
        return false;
    const ChoiceCell &cell = m_model.at(index);
    if (!cell.choices.isEmpty())
        open(index);
    else if (cell.tick)
        tick(index.row());
    else if (!cell.links.isEmpty())
        pressLink(index);
    else
        return false;
    return true;
}

void ChoiceTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    // Not when it is pressed: a list that is opened then would take the release for a choice.
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    if (event->button() != Qt::LeftButton || !index.isValid() || index != currentIndex()
        || !m_model.at(index.row()).enabled)
        return;
    const ChoiceCell &cell = m_model.at(index);
    if (!cell.choices.isEmpty()) {
        open(index);
    } else if (cell.tick) {
        tick(index.row());
    } else if (const int link = m_delegate->linkAt(index, visualRect(index), at); link >= 0) {
        Q_EMIT linkPressed(m_model.at(index.row()).key, index.column(), link);
    }
}

void ChoiceTable::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    setHoveredRow(index.row());
    const bool link = index.isValid() && m_delegate->linkAt(index, visualRect(index), at) >= 0;
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QTableView::mouseMoveEvent(event);
}

void ChoiceTable::leaveEvent(QEvent *event)
{
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
}

void ChoiceTable::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    m_delegate->setHoveredRow(row);
    viewport()->update();
}

void ChoiceTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Space:
        if (currentIndex().isValid() && !act())
            tick(currentIndex().row());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
    case Qt::Key_F4:
        // Without anything to do here Enter is the window's.
        if (plain && act())
            return;
        event->ignore();
        return;
    default:
        break;
    }
    // QAbstractItemView would take typed letters for a search in the current column.
    if (!event->text().isEmpty() && event->text().at(0).isPrint()) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void ChoiceTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (currentIndex().isValid() || event->reason() == Qt::MouseFocusReason)
        return;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (!m_model.at(row).heads) {
            setCurrentIndex(m_model.index(row, 0));
            return;
        }
    }
}

} // namespace drover
