// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace drover {

/// Gives the application the words of @p locale, or English ones where there is no translation. Numbers and
/// dates follow the locale in any case. Call once, before the first window.
void speak(const QLocale &locale);

} // namespace drover
