// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/migration.h"
#include "app/simcloud/model/workload.h"

#include <QJsonObject>

#include <memory>
#include <optional>
#include <vector>

namespace simcloud {

/// What is copied, and how its guest writes: the same from the beginning of a live migration to its end.
struct CopiedGuest {
    double memoryMiB = 0;
    double diskMiB = 0; ///< Local disks, of a block migration: they go first.
    std::shared_ptr<const Workload> workload = {}; ///< Null: an idle guest, all of whose memory is used.
    bool autoConverge = false;
    int throttleFirst = 20; ///< Per cent of its CPU time that QEMU takes from the guest at first,
    int throttleStep = 10; ///< how much more each time that this was too little,
    int throttleMost = 99; ///< and in the end.
};

/// How long the guest may stand still at the switch-over. Nova begins with a part of it and allows more in
/// steps (NOVA: virt/libvirt/migration.py, downtime_steps).
struct DowntimeSteps {
    double mostMs = 300;
    int steps = 0; ///< 0: mostMs from the beginning.
    double delaySeconds = 0; ///< Between two steps; Nova takes 75 s for each GiB of the guest.

    /// What is allowed so many seconds after the start.
    [[nodiscard]] double allowedMs(double seconds) const;
    /// When more is allowed next; nothing when all is.
    [[nodiscard]] std::optional<double> nextStepAfter(double seconds) const;
};

/// How far the live migration of one guest is, by QEMU's rules: pass after pass over what the guest has
/// written during the pass before, until what remains can be sent within the allowed downtime. Plain data;
/// the functions below are the only ones that change it, and they know no clock.
struct Precopy {
    enum class Phase {
        Disks, ///< Block migration: the local disks, before any memory.
        Passes,
        PostCopy, ///< The guest runs at the destination and fetches the rest, each page once.
        Ended,
    };

    /// Pages of the working set that are written to alike, and how many have been since the pass began.
    struct Class {
        double dirtyMiB = 0;
        double sizeMiB = 0;
    };

    Phase phase = Phase::Passes;
    double seconds = 0; ///< Since the start.
    double workloadSeconds = 0; ///< Where the guest is in its workload; it stands still with the guest.
    double sentMiB = 0; ///< Over all passes.
    double remainingMiB = 0; ///< Of the current pass, zero pages included.
    double zeroMiB = 0; ///< Of the remaining: they fall fast, and next to nothing is sent for them.
    double diskRemainingMiB = 0;
    double dirtyElsewhereMiB = 0; ///< Written to during this pass by earlier phases of the workload.
    std::vector<Class> dirty = {}; ///< Of the current phase of the workload.
    int passes = 0; ///< QEMU's dirty_sync_count: 1 in the first.
    double untilLook = 0; ///< Seconds until QEMU next asks whether the pass is over: it does every 100 ms.
    double periodSeconds = 0; ///< Auto-converge compares what is written with what is sent over a second
    double periodSentMiB = 0; ///< or more, from one pass to a later one.
    double periodDirtyMiB = 0;
    int highPeriods = 0; ///< How many of these had too much written, since the last throttling.
    int throttlePercent = 0;
    bool guestPaused = false;
    double downtimeMs = 0; ///< Once it has ended: how long the last part takes, with the guest stopped.

    [[nodiscard]] bool ended() const { return phase == Phase::Ended; }
    /// What has been written to since the pass began, and will have to be sent again.
    [[nodiscard]] double dirtyMiB() const;
};

/// A copy that begins now; @p workloadSeconds is how far the guest is in its workload.
[[nodiscard]] Precopy beginCopy(const CopiedGuest &guest, double workloadSeconds = 0);

/// Lets @p seconds pass at @p mibPerSecond, over as many passes as there are. Returns how many of them have
/// passed: fewer only when the copy ended.
double advance(Precopy &copy, const CopiedGuest &guest, double seconds, double mibPerSecond,
               const DowntimeSteps &downtime);

/// How long it takes to the end if nothing changes; nothing if it is more than @p within seconds.
[[nodiscard]] std::optional<double> secondsToEnd(Precopy copy, const CopiedGuest &guest, double mibPerSecond,
                                                 const DowntimeSteps &downtime, double within);

/// The guest stands still from now on: at most one more jump, then the copy ends.
void pauseGuest(Precopy &copy);

/// Switches over now: what has been written meanwhile is added to what remains, the guest goes on at the
/// destination, and what remains falls to 0 without another jump.
/// Nothing while disks are still being copied (QEMU refuses).
void switchToPostCopy(Precopy &copy, const CopiedGuest &guest);

/// What Nova would publish of it, in bytes.
[[nodiscard]] Counters countersOf(const Precopy &copy, const CopiedGuest &guest);

[[nodiscard]] QJsonObject toJson(const Precopy &copy);
/// Nothing if it is not what toJson() writes.
[[nodiscard]] std::optional<Precopy> precopyFrom(const QJsonObject &json);

} // namespace simcloud
