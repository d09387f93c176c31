// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace drover {

// Never a token, a password, a request body or a header goes into a log.
Q_DECLARE_LOGGING_CATEGORY(logHttp)
Q_DECLARE_LOGGING_CATEGORY(logInventory)
Q_DECLARE_LOGGING_CATEGORY(logRun)

} // namespace drover
