// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace drover {

/// A label in one of the theme's inks. Its text is plain: what a cloud says is never taken for markup.
class InkLabel final : public QLabel {
    Q_OBJECT

public:
    enum class Ink { Text, Secondary, Stale, Accent };

    explicit InkLabel(Ink ink, QWidget *parent = nullptr);

    void setInk(Ink ink);

private:
    void applyInk();

    Ink m_ink;
};

} // namespace drover
