// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/mark.h"

#include <QAbstractButton>

namespace drover {

/// A rounded choice above a table: glyph, word, count. One of its row is checked.
class Chip final : public QAbstractButton {
    Q_OBJECT

public:
    explicit Chip(Glyph glyph, Tone tone, QWidget *parent = nullptr);

    /// What it picks out, and how many there are.
    void setWords(const QString &title, int count);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_glyph;
    Tone m_tone;
};

} // namespace drover
