// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

namespace drover {

Q_LOGGING_CATEGORY(logHttp, "drover.http", QtWarningMsg)
Q_LOGGING_CATEGORY(logInventory, "drover.inventory", QtWarningMsg)
Q_LOGGING_CATEGORY(logRun, "drover.run", QtWarningMsg)

} // namespace drover
