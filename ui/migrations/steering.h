// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/migrations/migrationrow.h"

#include <QString>

class QWidget;

namespace drover {

/// What can be done to a live migration that is under way.
enum class Steer { Abort, ForceComplete };

/// Why it cannot be asked for now, as one sentence: the state of the migration or of its server, the age of
/// the cloud, the role, or that nothing can be begun at all. Empty when it can.
[[nodiscard]] QString obstacleTo(Steer act, const Migration &migration, const CloudFeed &feed);

/// What it costs, in few words for beside the button: "26 s freeze"; empty when nothing is to be said.
[[nodiscard]] QString priceOf(Steer act, const MigrationRow &row);
/// What becomes of the instance and of what was copied, in sentences.
[[nodiscard]] QStringList consequencesOf(Steer act, const MigrationRow &row, const CloudFeed &feed);

/// The row of a record with all that is known of it, for the words above; null when it is not listed.
[[nodiscard]] std::shared_ptr<const MigrationRow> steeredRow(const CloudFeed &feed, qint64 migration);

/// Asks the operator, and on their word begins a plan of this one act. What is refused is told in a dialog;
/// what comes of it afterwards is seen among the tasks. @p parent is the window it is asked in.
void askToSteer(Steer act, CloudFeed &feed, qint64 migration, QWidget *parent);

} // namespace drover
