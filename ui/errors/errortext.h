// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace drover {

/// An error in the operator's language. The service's own words stay untranslated, in the details.
struct ErrorText {
    QString happened;
    QString means;
    QString toDo;
    QString details; ///< Where, status, own words, request id: one per line, for tickets and logs.

    bool operator==(const ErrorText &) const = default;
};

[[nodiscard]] ErrorText errorText(const Error &error);

} // namespace drover
