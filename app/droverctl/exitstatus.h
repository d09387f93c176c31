// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace drover {

/// What droverctl ends with.
enum ExitStatus {
    AskedIsTrue = 0, ///< What was asked for is true in the cloud.
    AskedIsNotTrue = 1, ///< It was tried, and is not, or not wholly.
    NothingDone = 2, ///< Wrong usage, bad input, no connection, or Drover said no: nothing was changed.
    StillUnderWay = 3, ///< Interrupted: it can be taken up with "runs resume".
};

} // namespace drover
