// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace drover {

/// A framed group of things that belong together, under a small heading.
class Card final : public QWidget {
    Q_OBJECT

public:
    explicit Card(const QString &heading, QWidget *parent = nullptr);

    /// What stands in it, from top to bottom.
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
};

} // namespace drover
