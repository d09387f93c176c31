// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/actions.h"

#include <QDialog>

namespace drover {

/// All keys of the window, by menu.
class ShortcutsPage final : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsPage(const QList<Actions::Shortcut> &shortcuts, QWidget *parent = nullptr);
};

} // namespace drover
