// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace drover {

/// How people order names: "compute-2" before "compute-10", upper and lower case alike.
/// Negative, zero or positive; zero only for equal texts.
[[nodiscard]] int naturalCompare(QStringView a, QStringView b);

/// A text whose code units compare as naturalCompare orders @p text; of two that differ in case or in leading
/// zeros only, both keys are the same. Worth its making where a text is compared many times.
[[nodiscard]] QString naturalKey(QStringView text);

} // namespace drover
