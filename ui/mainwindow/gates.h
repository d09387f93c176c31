// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/inventory/subject.h"
#include "ui/mainwindow/actions.h"

namespace drover {

/// Why an operation cannot be done with a subject now, in a sentence; empty when it can.
[[nodiscard]] QString obstacle(Act act, const Subject &subject, const CloudFeed &feed);

} // namespace drover
