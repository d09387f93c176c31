// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"
#include "core/plan/plan.h"
#include "ui/widgets/theme.h"

#include <QList>
#include <QString>

namespace drover {

/// One thing that a plan does, in words.
struct StoryLine {
    QString icon; ///< Of resources/icons.
    Tone tone = Tone::Quiet;
    QString heading;
    QString sentence;
};

/// What a plan does, from its first change to what it leaves where it is.
[[nodiscard]] QList<StoryLine> storyOf(const Plan &plan, const Snapshot &snapshot);

} // namespace drover
