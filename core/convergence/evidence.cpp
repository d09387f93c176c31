// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/convergence/evidence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QString amount(double bytes)
{
    return bytes < 1e9 ? u"%1 MB"_s.arg(bytes / 1e6, 0, 'f', 0) : u"%1 GB"_s.arg(bytes / 1e9, 0, 'f', 1);
}

QString speed(double bytesPerSecond)
{
    return u"%1 MB/s"_s.arg(bytesPerSecond / 1e6, 0, 'f', bytesPerSecond < 1e7 ? 1 : 0);
}

QString seconds(double value)
{
    return u"%1 s"_s.arg(value, 0, 'f', value < 10 ? 2 : 0);
}

/// "leaves about 1.9 GB, which takes 1.86 s at 1020 MB/s"
QString leaves(const Figures &figures)
{
    return u"leaves about %1, which takes %2 at %3"_s.arg(amount(figures.leftOverBytes),
                                                          seconds(figures.pauseNeeded.value_or(0)),
                                                          speed(figures.standing.bytesPerSecond));
}

QString waiting(const MigrationSample &counts)
{
    if (counts.diskRemainingBytes > 0)
        return u"Disks are copied first, and %1 of %2 are left."_s.arg(
            amount(double(counts.diskRemainingBytes)), amount(double(counts.diskTotalBytes)));
    return u"No memory has been sent yet."_s;
}

QString waitsForStep(const Figures &figures, const MigrationAssumptions &assumed)
{
    const double elapsed = figures.standing.elapsed;
    const double when = whenAllowed(assumed, figures.pauseNeeded.value_or(0)).value_or(elapsed);
    return u"Each pass %1; %2 are allowed now, and enough in about %3."_s.arg(
        leaves(figures), seconds(pauseAllowed(assumed, elapsed)), seconds(std::max(0.0, when - elapsed)));
}

} // namespace

QString evidence(MigrationVerdict verdict, const Figures &figures, const MigrationAssumptions &assumed)
{
    const double rate = figures.standing.bytesPerSecond;
    switch (verdict) {
    case MigrationVerdict::Waiting:
        return waiting(figures.counts);
    case MigrationVerdict::TooEarly:
        if (figures.pauseNeeded)
            return u"Only one pass is over, which %1."_s.arg(leaves(figures).replace("leaves"_L1, "left"_L1));
        if (rate <= 0)
            return u"The first pass is under way, %1 of it are left."_s.arg(
                amount(figures.standing.remainingBytes));
        return u"The first pass is under way, %1 of it are left at %2, and what is written meanwhile is seen at its end."_s
            .arg(amount(figures.standing.remainingBytes), speed(rate));
    case MigrationVerdict::Converging:
        return u"The last pass left %1, and about %2 are written while %3 are sent."_s.arg(
            amount(figures.leftOverBytes), speed(figures.writtenPerSecond), speed(rate));
    case MigrationVerdict::WaitsForPauseStep:
        return waitsForStep(figures, assumed);
    case MigrationVerdict::Stalled:
        return u"Each pass %1, and may not leave less; at most %2 are allowed."_s.arg(
            leaves(figures), seconds(assumed.pauseAtMost));
    case MigrationVerdict::WillNotEnd:
        return u"Each pass %1, and no less; at most %2 are allowed."_s.arg(leaves(figures),
                                                                           seconds(assumed.pauseAtMost));
    case MigrationVerdict::LinkBlocked:
        return u"For %1 next to nothing has been sent; before it were %2."_s.arg(
            seconds(figures.blockedSeconds), speed(rate));
    case MigrationVerdict::PostCopy:
        return u"The instance runs at its destination, and %1 are still to be fetched."_s.arg(
            amount(figures.standing.remainingBytes));
    }
    return {};
}

WaysOut waysOut(MigrationVerdict verdict, const Figures &figures, const MigrationAssumptions &assumed)
{
    WaysOut ways;
    ways.abortBytes = figures.counts.memoryProcessedBytes;
    ways.abortSeconds = figures.standing.elapsed;
    ways.abortPrice = u"An abort throws away %1 that were sent in %2."_s.arg(amount(double(ways.abortBytes)),
                                                                             seconds(ways.abortSeconds));
    if (verdict == MigrationVerdict::Waiting)
        ways.forceRefusal = u"No memory is sent yet: there is nothing to complete."_s;
    else if (verdict == MigrationVerdict::PostCopy)
        ways.forceRefusal =
            u"The instance runs at its destination already; it cannot be taken back either."_s;
    else if (verdict == MigrationVerdict::LinkBlocked)
        ways.forceRefusal =
            u"Next to nothing is sent: the instance would stand still until the link is back."_s;
    if (verdict == MigrationVerdict::PostCopy)
        ways.abortPrice = u"A post-copy cannot be aborted: part of the memory is at the destination only."_s;

    const double rate = figures.standing.bytesPerSecond;
    if (!ways.forceRefusal.isEmpty() || rate <= 0)
        return ways;
    const double rest = figures.standing.remainingBytes / rate;
    if (figures.pauseNeeded)
        ways.forcePause = Pause {rest, rest + figures.leftOverBytes / rate};
    const QString pause = figures.pauseNeeded ? u"stands still for %1 to %2"_s.arg(
                              seconds(ways.forcePause->atLeast), seconds(ways.forcePause->atMost))
                                              : u"stands still for %1 at least"_s.arg(seconds(rest));
    const QString postCopy =
        u"runs on at the destination with pages fetched as it needs them, and is lost if the "
        "link or a host fails within about %1"_s.arg(seconds(rest));
    if (!assumed.permitsPostCopy)
        ways.forcePrice = u"The instance %1; or, where post-copy is permitted, it %2."_s.arg(pause, postCopy);
    else
        ways.forcePrice = u"The instance %1."_s.arg(*assumed.permitsPostCopy ? postCopy : pause);
    return ways;
}

} // namespace drover
