// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/widgets/notebar.h"

#include <QList>

namespace drover {

/// What has to be known before the figures of a cloud are read: that they are old, that some may not be seen,
/// that pages still arrive, that a run of ours was left in the middle.
[[nodiscard]] QList<Note> notesOf(const CloudFeed &feed);

} // namespace drover
