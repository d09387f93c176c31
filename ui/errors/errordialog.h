// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QDialog>

namespace drover {

/// Answers something that the operator has just pressed and that came to nothing. It deletes itself when it
/// is closed.
class ErrorDialog final : public QDialog {
    Q_OBJECT

public:
    /// @p heading says what is true now.
    ErrorDialog(const QString &heading, const Error &error, QWidget *parent);
};

} // namespace drover
