// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace drover {

/// What an instance does to its memory while it is copied: it writes at a rate to a set of pages, any of them
/// as likely as any other. A page that is written to twice within a pass is sent once more, not twice:
/// therefore the longer a pass is, the less it leaves for its length.
struct Workload {
    double bytesPerSecond = 0;
    double setBytes = 0;

    bool operator==(const Workload &) const = default;
};

/// Bytes that a pass of so many seconds leaves to be sent again.
[[nodiscard]] double leftOver(const Workload &workload, double passSeconds);

/// What passes leave in the end, in bytes, when so much is sent a second: pass after pass it comes nearer to
/// this level, and stays there. 0 where more is sent than written, since then each pass leaves less than the
/// one before, down to nothing.
[[nodiscard]] double finalLeftOver(const Workload &workload, double bytesPerSecond);

} // namespace drover
