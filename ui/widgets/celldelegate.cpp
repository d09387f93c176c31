// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/celldelegate.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/type.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

#include <algorithm>

namespace drover {

namespace {

constexpr int barWidth = 56;
constexpr int gap = 6;

int iconSide()
{
    return grown(16);
}

const QFont &fontOf(Cell::Voice voice)
{
    static const QFont normal;
    static const QFont name = nameFont();
    static const QFont mono = monoFont();
    static const QFont figure = figureFont();
    switch (voice) {
    case Cell::Voice::Name:
        return name;
    case Cell::Voice::Mono:
        return mono;
    case Cell::Voice::Figure:
        return figure;
    case Cell::Voice::Normal:
    case Cell::Voice::Secondary:
        break;
    }
    return normal;
}

QColor inkOf(const Cell &cell)
{
    if (cell.stale)
        return roles().text3;
    if (cell.toned)
        return roles().ink(cell.tone);
    return cell.voice == Cell::Voice::Secondary ? roles().text2 : roles().text;
}

/// The room that glyph, icon or bar take before the text.
int leading(const Cell &cell)
{
    if (cell.share)
        return barWidth + 8;
    if (!cell.icon.isEmpty())
        return iconSide() + gap;
    return cell.glyph == Glyph::None ? 0 : glyphSide() + gap;
}

int asideWidth(const Cell &cell, const QFontMetrics &metrics)
{
    if (cell.aside == Mark())
        return 0;
    const int glyph = cell.aside.glyph == Glyph::None ? 0 : glyphSide() + gap;
    return 8 + glyph + metrics.horizontalAdvance(cell.aside.word);
}

void drawBar(QPainter *painter, const QRect &room, double share, const Roles &colours)
{
    const QRectF track(room.left(), room.center().y() - 2.5, barWidth, 6);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.line);
    painter->drawRoundedRect(track, 3, 3);
    painter->setBrush(colours.accent);
    painter->setClipRect(
        QRectF(track.left(), track.top(), track.width() * std::clamp(share, 0.0, 1.0), track.height()));
    painter->drawRoundedRect(track, 3, 3);
    painter->restore();
}

/// A square at the height of the text of @p room.
QRect squareIn(const QRect &room, int left, int side)
{
    return {left, room.center().y() - side / 2 + 1, side, side};
}

void drawLeading(QPainter *painter, const QRect &room, const Cell &cell)
{
    const Roles &colours = roles();
    if (cell.share) {
        drawBar(painter, room, *cell.share, colours);
    } else if (!cell.icon.isEmpty()) {
        paintIcon(painter, squareIn(room, room.left(), iconSide()), cell.icon,
                  cell.stale ? colours.text3 : colours.text2);
    } else {
        paintGlyph(painter, squareIn(room, room.left(), glyphSide()), cell.glyph,
                   cell.stale ? colours.text3 : colours.ink(cell.tone));
    }
}

void drawSparkline(QPainter *painter, const QRect &room, const Cell &cell)
{
    const QSize size(std::min(room.width(), sparklineSize.width()),
                     std::min(room.height() - 4, sparklineSize.height()));
    const QRect place(QPoint(room.left(), room.center().y() - size.height() / 2), size);
    paintSparkline(painter, place, *cell.sparkline,
                   cell.stale ? roles().text3 : roles().ink(cell.sparkline->tone));
}

void drawAside(QPainter *painter, const QRect &room, const Cell &cell, const QFontMetrics &metrics)
{
    const QColor ink = cell.stale ? roles().text3 : roles().ink(cell.aside.tone);
    painter->setPen(ink);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, cell.aside.word);
    const int right = room.right() - metrics.horizontalAdvance(cell.aside.word) - gap;
    paintGlyph(painter, squareIn(room, right - glyphSide() + 1, glyphSide()), cell.aside.glyph, ink);
}

/// Where the buttons of a cell stand: from the right edge, the first one leftmost.
QList<QRect> buttonRects(const QRect &cell, const QFont &font, const QList<CellButton> &buttons)
{
    const QFontMetrics metrics(font);
    const int height = std::min(std::max(24, metrics.height() + 4), cell.height() - 2);
    QList<QRect> rects(buttons.size());
    int right = cell.right() - 8;
    for (qsizetype i = buttons.size() - 1; i >= 0; --i) {
        const int width = metrics.horizontalAdvance(buttons[i].text) + 20;
        rects[i] = QRect(right - width, cell.center().y() - height / 2, width, height);
        right -= width + 4;
    }
    return rects;
}

void drawButtons(QPainter *painter, const QList<QRect> &rects, const QList<CellButton> &buttons)
{
    const Roles &colours = roles();
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        const QColor ink = buttons[i].destructive ? colours.ink(Tone::Block) : colours.text;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(buttons[i].destructive ? ink : colours.frame);
        painter->setBrush(colours.base);
        painter->drawRoundedRect(QRectF(rects[i]).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        painter->setPen(ink);
        painter->drawText(rects[i], Qt::AlignCenter, buttons[i].text);
        painter->restore();
    }
}

} // namespace

CellButton CellDelegate::buttonAt(const QPoint &at, const QRect &cellRect, const QFont &font,
                                  const QModelIndex &index)
{
    const QList<CellButton> buttons = index.data(CellRole).value<Cell>().buttons;
    const QList<QRect> rects = buttonRects(cellRect, font, buttons);
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        if (rects[i].contains(at))
            return buttons[i];
    }
    return {};
}

CellDelegate::CellDelegate(Kind kind, QObject *parent) : QStyledItemDelegate(parent), m_kind(kind)
{
}

int CellDelegate::leftEdge(const QModelIndex &index, const QWidget *view) const
{
    if (m_kind == Kind::Tree)
        return 4;
    const auto *table = qobject_cast<const QTableView *>(view);
    return table && table->horizontalHeader()->visualIndex(index.column()) == 0 ? 16 : 8;
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Roles &colours = roles();
    const Cell cell = index.data(CellRole).value<Cell>();
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered =
        m_kind == Kind::Table ? m_hoveredRow == index.row() : bool(option.state & QStyle::State_MouseOver);
    painter->save();
    if (selected)
        painter->fillRect(option.rect, colours.selection);
    else if (hovered)
        painter->fillRect(option.rect, m_kind == Kind::Tree ? colours.line : colours.hover);
    if (m_kind == Kind::Table)
        painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, colours.line);

    QRect room = option.rect.adjusted(leftEdge(index, option.widget), 0, -8, m_kind == Kind::Table ? -1 : 0);
    if (const int aside = asideWidth(cell, option.fontMetrics); aside > 0) {
        painter->setFont(option.font);
        drawAside(painter, room, cell, option.fontMetrics);
        room.adjust(0, 0, -aside, 0);
    }
    if (!cell.buttons.isEmpty()) {
        const QList<QRect> rects = buttonRects(option.rect, option.font, cell.buttons);
        painter->setFont(option.font);
        drawButtons(painter, rects, cell.buttons);
        room.setRight(rects.first().left() - 8);
    }
    if (cell.sparkline) {
        drawSparkline(painter, room, cell);
        painter->restore();
        return;
    }
    drawLeading(painter, room, cell);
    room.adjust(leading(cell), 0, 0, 0);

    QFont font = fontOf(cell.voice);
    if (QFont bold = font; m_kind == Kind::Tree && selected) {
        bold.setWeight(QFont::DemiBold);
        // Where bold has no room, the ground and the bar of the selection say it.
        if (QFontMetrics(bold).horizontalAdvance(cell.text) <= room.width())
            font = bold;
    }
    painter->setFont(font);
    painter->setPen(inkOf(cell));
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const auto elide = cell.voice == Cell::Voice::Mono ? Qt::ElideMiddle : Qt::ElideRight;
    painter->drawText(room,
                      int(Qt::AlignVCenter | (alignment & Qt::AlignRight ? Qt::AlignRight : Qt::AlignLeft)),
                      QFontMetrics(font).elidedText(cell.text, elide, room.width()));
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Cell cell = index.data(CellRole).value<Cell>();
    const int text = cell.sparkline ? sparklineSize.width()
                                    : QFontMetrics(fontOf(cell.voice)).horizontalAdvance(cell.text);
    return {leftEdge(index, option.widget) + leading(cell) + text + asideWidth(cell, option.fontMetrics) + 12,
            Theme::instance().rowHeight()};
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const Cell cell = index.data(CellRole).value<Cell>();
    QString tip = cell.tip;
    if (tip.isEmpty() && cell.sparkline)
        tip = cell.text;
    if (tip.isEmpty() && sizeHint(option, index).width() - 4 > option.rect.width())
        tip = cell.text;
    QToolTip::showText(event->globalPos(), tip, view);
    return true;
}

} // namespace drover
