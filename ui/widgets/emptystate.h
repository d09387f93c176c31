// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace drover {

/// What stands where rows would be: why there are none, and at most one thing to do about it.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    struct Words {
        QString icon; ///< Of resources/icons.
        QString heading;
        QString sentence;
        QString button; ///< Empty: none.

        bool operator==(const Words &) const = default;
    };

    explicit EmptyState(QWidget *parent = nullptr);

    void setWords(const Words &words);

Q_SIGNALS:
    void pressed();

private:
    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_sentence;
    QPushButton *m_button;
    Words m_words;
};

} // namespace drover
