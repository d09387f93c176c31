// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <span>
#include <vector>

namespace drover {

/// Puts one thing beside the other, and below where a line has no room left. Each has the size that it asks
/// for.
class FlowLayout final : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return arrange(width, {}); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// The height that lines of @p width need. Things are put in their places where @p into says so.
    int arrange(int width, const QRect &into) const;
    /// Each in the middle of the line's height.
    void putLine(std::span<const std::unique_ptr<QLayoutItem>> items, const QRect &line) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace drover
