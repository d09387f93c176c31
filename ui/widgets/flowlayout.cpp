// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace drover {

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *taken = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return taken;
}

QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0);
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize own = item->sizeHint();
        size = {size.width() + (size.width() > 0 ? spacing() : 0) + own.width(),
                std::max(size.height(), own.height())};
    }
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->sizeHint());
    }
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect.width(), rect);
}

int FlowLayout::arrange(int width, const QRect &into) const
{
    int top = 0;
    auto first = m_items.begin();
    while (first != m_items.end()) {
        int left = 0;
        int height = 0;
        auto next = first;
        for (; next != m_items.end(); ++next) {
            if ((*next)->isEmpty())
                continue;
            const QSize size = (*next)->sizeHint();
            if (left > 0 && left + size.width() > width)
                break;
            left += size.width() + spacing();
            height = std::max(height, size.height());
        }
        if (into.isValid())
            putLine({first, next}, QRect(into.left(), into.top() + top, into.width(), height));
        if (height > 0)
            top += height + spacing();
        first = next;
    }
    return std::max(0, top - spacing());
}

void FlowLayout::putLine(std::span<const std::unique_ptr<QLayoutItem>> items, const QRect &line) const
{
    int left = line.left();
    for (const auto &item : items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        const QRect place(QPoint(left, line.top() + (line.height() - size.height()) / 2), size);
        item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), line, place));
        left += size.width() + spacing();
    }
}

} // namespace drover
