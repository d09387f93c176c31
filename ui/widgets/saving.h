// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QWidget;

namespace drover {

/// Asks where to, and writes it there. Where it cannot be written, that is said; nothing is left
/// half-written.
void askAndSave(QWidget *parent, const QString &title, const QString &suggestedName,
                const QByteArray &content);

} // namespace drover
