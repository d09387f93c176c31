// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeopenstack.h"

namespace drover {

/// One request to a real OpenStack with its answer, as a fixture keeps it.
struct Recording {
    FakeRequest request;
    FakeAnswer answer;

    /// Ends the test program when the file is missing or not a recording.
    [[nodiscard]] static Recording read(const QString &file);
};

} // namespace drover
