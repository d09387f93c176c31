// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace drover {

/// An error as the operator reads it: what is true now, what happened, what it means, what to do; then the
/// service's own words, folded, with a button that copies them.
class ErrorView final : public QWidget {
    Q_OBJECT

public:
    explicit ErrorView(QWidget *parent = nullptr);

    /// @p heading says what is true now.
    void show(const QString &heading, const Error &error);
    using QWidget::show;

private:
    void setOpen(bool open);

    QLabel *m_heading;
    QLabel *m_happened;
    QLabel *m_means;
    QLabel *m_toDo;
    QLabel *m_toDoLabel;
    QLabel *m_meansLabel;
    QToolButton *m_fold;
    QToolButton *m_copy;
    QPlainTextEdit *m_details;
};

} // namespace drover
