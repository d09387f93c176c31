// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace drover {

// The sizes of text, all relative to the system's own font.

[[nodiscard]] QFont titleFont(); ///< +5 px, semibold: the name of a page.
[[nodiscard]] QFont sectionFont(); ///< +1 px, semibold.
[[nodiscard]] QFont strongFont(); ///< The body, semibold.
[[nodiscard]] QFont nameFont(); ///< The body, medium: the column that names a row.
[[nodiscard]] QFont smallFont(); ///< −1 px.
[[nodiscard]] QFont captionFont(); ///< −2 px, semibold: headings of small groups.
[[nodiscard]] QFont monoFont(); ///< −1 px, fixed width: ids, commands, the service's own words.

/// The body with digits of one width, for columns of figures: the body itself where its digits are.
[[nodiscard]] QFont figureFont();

/// A length drawn for text of 13 px, as much longer as the system's text is larger; never shorter.
[[nodiscard]] int grown(int pixels);

} // namespace drover
