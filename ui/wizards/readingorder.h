// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace drover {

/// Lets Tab go through a window as one reads it: by its layouts, not by when its widgets were made.
void chainInReadingOrder(QWidget &window);

} // namespace drover
