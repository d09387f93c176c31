// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/droverstyle.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/stateglyph.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr qreal controlRadius = 5;

void roundedBox(QPainter *painter, const QRect &rect, const QBrush &ground, const QColor &border,
                qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter->setBrush(ground);
    const qreal inset = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), controlRadius,
                             controlRadius);
    painter->restore();
}

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property(DroverStyle::primary).toBool();
}

bool isDestructive(const QWidget *widget)
{
    return widget && widget->property(DroverStyle::destructive).toBool();
}

QColor mixed(const QColor &a, const QColor &b, qreal share)
{
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * share),
                            float(a.greenF() + (b.greenF() - a.greenF()) * share),
                            float(a.blueF() + (b.blueF() - a.blueF()) * share));
}

/// Around what has the focus, however it came there: on a filled button within its edge.
void drawButtonFocus(const QStyleOption *option, QPainter *painter, bool filled)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(filled ? roles().onAccent : roles().accent, 2));
    painter->setBrush(Qt::NoBrush);
    const qreal inset = filled ? 3 : 1;
    painter->drawRoundedRect(QRectF(option->rect).adjusted(inset, inset, -inset, -inset), 4, 4);
    painter->restore();
}

void drawButtonPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Roles &colours = roles();
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool pressed = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = enabled && option->state & QStyle::State_MouseOver;
    if (isPrimary(widget) && enabled) {
        const QColor ground = pressed ? mixed(colours.accent, colours.text, 0.2)
            : hovered                 ? mixed(colours.accent, colours.text, 0.1)
                                      : colours.accent;
        roundedBox(painter, option->rect, ground, QColor());
        if (option->state & QStyle::State_HasFocus)
            drawButtonFocus(option, painter, true);
        return;
    }
    const QColor ground = pressed ? colours.selection : hovered ? colours.hover : colours.base;
    const QColor border = isDestructive(widget) ? colours.ink(Tone::Block) : colours.frame;
    roundedBox(painter, option->rect, enabled ? ground : colours.window, enabled ? border : colours.line);
    if (option->state & QStyle::State_HasFocus)
        drawButtonFocus(option, painter, false);
}

void drawInputFrame(const QStyleOption *option, QPainter *painter)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focused = option->state & QStyle::State_HasFocus;
    const Roles &colours = roles();
    roundedBox(painter, option->rect, enabled ? colours.base : colours.window,
               focused       ? colours.accent
                   : enabled ? colours.frame
                             : colours.line,
               focused ? 2 : 1);
}

void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const Roles &colours = roles();
    const bool on = option->state & QStyle::State_On;
    const bool enabled = option->state & QStyle::State_Enabled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(on ? QPen(Qt::NoPen) : QPen(enabled ? colours.frame : colours.line, 1));
    painter->setBrush(on ? (enabled ? colours.accent : colours.text3) : colours.base);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (on)
        paintGlyph(painter, QRectF(option->rect).adjusted(3, 3, -3, -3), Glyph::Tick, colours.onAccent);
    painter->restore();
}

void drawRadioButton(const QStyleOption *option, QPainter *painter)
{
    const Roles &colours = roles();
    const bool on = option->state & QStyle::State_On;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF circle = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->setPen(QPen(on ? colours.accent : colours.frame, on ? 2 : 1));
    painter->setBrush(colours.base);
    painter->drawEllipse(circle);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.accent);
        painter->drawEllipse(circle.adjusted(4, 4, -4, -4));
    }
    painter->restore();
}

void drawFocus(const QStyleOption *option, QPainter *painter)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(roles().accent, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 4, 4);
    painter->restore();
}

void drawTab(const QStyleOptionTab *tab, QPainter *painter)
{
    const Roles &colours = roles();
    const bool selected = tab->state & QStyle::State_Selected;
    painter->save();
    if (selected)
        painter->fillRect(QRect(tab->rect.left(), tab->rect.bottom() - 1, tab->rect.width(), 2),
                          colours.accent);
    QFont font = painter->font();
    font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    const bool hovered = tab->state & QStyle::State_MouseOver;
    painter->setPen(selected || hovered ? colours.text : colours.text2);
    painter->drawText(tab->rect, Qt::AlignCenter | Qt::TextShowMnemonic, tab->text);
    painter->restore();
    if (tab->state & QStyle::State_HasFocus) {
        QStyleOption focus;
        focus.rect = tab->rect.adjusted(2, 4, -2, -4);
        drawFocus(&focus, painter);
    }
}

/// Icon and text with room between them, which Fusion does not give.
void drawToolButtonLabel(const QStyleOptionToolButton *button, QPainter *painter)
{
    const bool enabled = button->state & QStyle::State_Enabled;
    QRect room = button->rect.adjusted(6, 0, -6, 0); // Two more are the frame that the caller took off.
    const QSize size = button->iconSize;
    const QRect place(room.left(), room.center().y() - size.height() / 2 + 1, size.width(), size.height());
    button->icon.paint(painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    room.adjust(size.width() + 6, 0, 0, 0);
    painter->setPen(enabled ? roles().text : roles().text3);
    painter->setFont(button->font);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, button->text);
}

void drawPushButtonLabel(const QStyleOptionButton *button, QPainter *painter, const QWidget *widget)
{
    const bool enabled = button->state & QStyle::State_Enabled;
    const bool menu = button->features & QStyleOptionButton::HasMenu;
    const int icon = button->icon.isNull() ? 0 : button->iconSize.width() + 6;
    const int text = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
    const int middle = button->rect.center().y();
    // In the middle; with a menu from the left, since the arrow is at the right.
    int left =
        menu ? button->rect.left() + 10 : button->rect.left() + (button->rect.width() - icon - text) / 2;
    if (icon > 0) {
        const QRect place(QPoint(left, middle - button->iconSize.height() / 2 + 1), button->iconSize);
        button->icon.paint(painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        left += icon;
    }
    painter->setPen(!enabled                    ? roles().text3
                        : isPrimary(widget)     ? roles().onAccent
                        : isDestructive(widget) ? roles().ink(Tone::Block)
                                                : roles().text);
    painter->drawText(QRect(left, button->rect.top(), button->rect.right() - left, button->rect.height()),
                      Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, button->text);
}

constexpr int plainArrow = 13; // For text of the usual size.

/// As large as the text beside it.
int arrowSize()
{
    return grown(plainArrow);
}

/// Where an arrow stands whose middle this is.
QRectF arrowPlace(const QPointF &middle)
{
    const double size = arrowSize();
    return {middle.x() - (size - 1) / 2, middle.y() - (size - 1) / 2, size, size};
}

void drawHeaderLabel(const QStyleOptionHeader *header, QPainter *painter)
{
    // In line with the cells below: the page's edge before the first column, 8 px elsewhere.
    const bool first = header->position == QStyleOptionHeader::Beginning
        || header->position == QStyleOptionHeader::OnlyOneSection;
    QRect room = header->rect.adjusted(first ? 16 : 8, 0, -8, 0);
    const bool right = header->textAlignment & Qt::AlignRight;
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    const int arrow = grown(12);
    if (sorted)
        room.adjust(0, 0, -arrow - 4, 0);
    painter->save();
    painter->setPen(roles().text2);
    const QString text = header->fontMetrics.elidedText(header->text, Qt::ElideRight, room.width());
    painter->drawText(room, int(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)), text);
    painter->restore();
    if (sorted) {
        const int end = right
            ? room.right()
            : std::min(room.right(), room.left() + header->fontMetrics.horizontalAdvance(text));
        const QRectF place(end + 4, header->rect.center().y() - arrow / 2.0 + 0.5, arrow, arrow);
        // Qt's "SortDown" is the ascending order.
        paintIcon(painter, place,
                  header->sortIndicator == QStyleOptionHeader::SortDown ? u"chevron-up"_s : u"chevron-down"_s,
                  roles().text2);
    }
}

void drawComboBox(const QStyleOptionComboBox *combo, QPainter *painter)
{
    drawInputFrame(combo, painter);
    const QPointF middle(combo->rect.right() - 8 - arrowSize() / 2.0, combo->rect.center().y());
    paintIcon(painter, arrowPlace(middle), u"chevron-down"_s,
              combo->state & QStyle::State_Enabled ? roles().text2 : roles().text3);
}

void drawScrollBar(const QStyle *style, const QStyleOptionSlider *bar, QPainter *painter,
                   const QWidget *widget)
{
    const QWidget *area = widget ? widget->parentWidget() : nullptr;
    const QColor ground = area && area->parentWidget()
        ? area->parentWidget()->palette().color(area->parentWidget()->backgroundRole())
        : roles().base;
    painter->fillRect(bar->rect, ground);
    if (bar->minimum == bar->maximum)
        return;
    const QRect handle = style->subControlRect(QStyle::CC_ScrollBar, bar, QStyle::SC_ScrollBarSlider, widget)
                             .adjusted(2, 2, -2, -2);
    const bool active = bar->state & QStyle::State_MouseOver || bar->state & QStyle::State_Sunken;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(active ? roles().text3 : roles().line);
    const qreal radius = std::min(handle.width(), handle.height()) / 2.0;
    painter->drawRoundedRect(handle, radius, radius);
    painter->restore();
}

} // namespace

DroverStyle::DroverStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void DroverStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void DroverStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    const Roles &colours = roles();
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonPanel(option, painter, widget);
        return;
    case PE_PanelButtonTool:
        if (option->state & State_Enabled && option->state & (State_MouseOver | State_Sunken | State_On))
            roundedBox(painter, option->rect,
                       option->state & (State_Sunken | State_On) ? colours.selection : colours.line,
                       QColor());
        return;
    case PE_FrameLineEdit:
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawInputFrame(option, painter);
        return;
    case PE_FrameFocusRect:
        if (!qobject_cast<const QAbstractItemView *>(widget))
            drawFocus(option, painter);
        return;
    case PE_IndicatorCheckBox:
        drawCheckBox(option, painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadioButton(option, painter);
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            paintIcon(painter, arrowPlace(option->rect.center()),
                      option->state & State_Open ? u"chevron-down"_s : u"chevron-right"_s, colours.text2);
        return;
    case PE_IndicatorArrowDown:
        paintIcon(painter, arrowPlace(option->rect.center()), u"chevron-down"_s, colours.text2);
        return;
    case PE_IndicatorHeaderArrow: // CE_HeaderLabel draws it beside the title.
    case PE_PanelItemViewRow:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_FrameDefaultButton:
        return;
    case PE_Frame:
    case PE_FrameGroupBox:
        painter->fillRect(option->rect.left(), option->rect.top(), option->rect.width(), 1, colours.line);
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1, colours.line);
        painter->fillRect(option->rect.left(), option->rect.top(), 1, option->rect.height(), colours.line);
        painter->fillRect(option->rect.right(), option->rect.top(), 1, option->rect.height(), colours.line);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void DroverStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Roles &colours = roles();
    switch (element) {
    case CE_TabBarTabShape:
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            drawTab(tab, painter);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, colours.raised);
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1, colours.line);
        return;
    case CE_Header: // QCommonStyle would give the label a rectangle of its own.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawControl(CE_HeaderSection, option, painter, widget);
            drawHeaderLabel(header, painter);
            return;
        }
        break;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawHeaderLabel(header, painter);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, colours.line);
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, colours.window);
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1, colours.line);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, colours.window);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->fillRect(option->rect, colours.window);
            if (item->state & (State_Selected | State_Sunken))
                roundedBox(painter, item->rect.adjusted(1, 2, -1, -2), colours.selection, QColor());
            painter->setPen(colours.text);
            painter->drawText(item->rect, Qt::AlignCenter | Qt::TextShowMnemonic, item->text);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon) {
            drawToolButtonLabel(button, painter);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            drawPushButtonLabel(button, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void DroverStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                     QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            drawComboBox(combo, painter);
            return;
        }
    }
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            drawScrollBar(proxy(), bar, painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect DroverStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                  const QWidget *widget) const
{
    // No arrow buttons at the ends of scroll bars: the handle has the whole length.
    if (control == CC_ScrollBar) {
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            const bool upright = bar->orientation == Qt::Vertical;
            const int length = upright ? bar->rect.height() : bar->rect.width();
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            int handle = length;
            if (range > 0)
                handle = std::clamp(int(qint64(bar->pageStep) * length / (range + bar->pageStep)), 28,
                                    std::max(28, length));
            const int at = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                   length - handle, bar->upsideDown);
            const auto along = [&](int from, int size) {
                return upright ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size)
                               : QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height());
            };
            switch (part) {
            case SC_ScrollBarSlider:
                return along(at, handle);
            case SC_ScrollBarGroove:
                return bar->rect;
            case SC_ScrollBarSubPage:
                return along(0, at);
            case SC_ScrollBarAddPage:
                return along(at + handle, length - at - handle);
            default:
                break;
            }
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize DroverStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                    const QWidget *widget) const
{
    QSize needed = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int text = option ? option->fontMetrics.height() : 0;
    switch (type) {
    case CT_PushButton:
        needed.setHeight(std::max(28, text + 10));
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const int icon = button->icon.isNull() ? 0 : button->iconSize.width() + 6;
            const int words = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
            const int arrow = button->features & QStyleOptionButton::HasMenu ? 11 + arrowSize() : 0;
            needed.setWidth(std::max(12 + icon + words + 12 + arrow, 72));
        }
        break;
    case CT_ComboBox:
        needed.rwidth() += arrowSize() - plainArrow;
        [[fallthrough]];
    case CT_LineEdit:
        needed.setHeight(std::max(28, text + 10));
        break;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            if (button->toolButtonStyle == Qt::ToolButtonTextBesideIcon)
                needed.setWidth(8 + button->iconSize.width() + 6
                                + button->fontMetrics.horizontalAdvance(button->text) + 8);
            needed = needed.expandedTo({24, std::max(24, text + 8)});
        }
        break;
    case CT_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            // The chosen tab is semibold: the room is always for that, so that choosing moves nothing.
            QFont bold = widget ? widget->font() : QFont();
            bold.setWeight(QFont::DemiBold);
            needed = {QFontMetrics(bold).horizontalAdvance(tab->text) + 24, std::max(34, text + 16)};
        }
        break;
    case CT_MenuBarItem:
    case CT_HeaderSection:
        needed.setHeight(std::max(28, text + 10));
        break;
    default:
        break;
    }
    return needed;
}

QRect DroverStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(6, 1, -6, -1);
    return QProxyStyle::subElementRect(element, option, widget);
}

int DroverStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_TreeViewIndentation:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
        return grown(16);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return grown(15);
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_ToolBarItemMargin:
        return 8;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int DroverStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_Widget_Animation_Duration:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace drover
