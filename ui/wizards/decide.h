// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/inventory/cloudfeed.h"

#include <QList>

class QWidget;

namespace drover {

/// What becomes of a cold migration or resize that waits in VERIFY_RESIZE.
enum class Decision { Confirm, Revert };

/// Asks once, and then begins the run that confirms or reverts; it is found in the tasks pane. Where that
/// cannot be planned or begun, a dialog says why. @p feed outlives @p parent.
void decide(CloudFeed &feed, const QList<ServerId> &servers, Decision decision, QWidget *parent);

} // namespace drover
