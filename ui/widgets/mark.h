// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/stateglyph.h"
#include "ui/widgets/theme.h"

#include <QString>

namespace drover {

/// A state as it is shown everywhere: one shape, one word, one tone.
struct Mark {
    Glyph glyph = Glyph::None;
    QString word = {};
    Tone tone = Tone::Quiet;
    QString tip = {}; ///< What more there is to say: since when, by whom, why it cannot be known.

    bool operator==(const Mark &) const = default;
};

} // namespace drover
