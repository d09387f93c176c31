// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/precopy.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace simcloud {
namespace {

/// QEMU sends 100 ms worth of bytes and then looks again (BUFFER_DELAY of migration.c).
constexpr double lookEvery = 0.1;
/// How fast QEMU gets over pages that are zero: it reads them and sends a few bytes each.
constexpr double zeroMiBPerSecond = 3000;
/// Below that a time is over: sums of tenths are not exact.
constexpr double instant = 1e-9;
constexpr double bytesPerMiB = 1024.0 * 1024.0;

struct ClassShape {
    double sizeShare;
    double writeShare;
};

/// The classes of pages of a pattern: what share of the working set each is, and of the writes it gets.
std::vector<ClassShape> classesOf(WritePattern pattern)
{
    if (pattern == WritePattern::Hot)
        return {{0.1, 0.9}, {0.9, 0.1}};
    return {{1.0, 1.0}};
}

struct Now {
    const WritePhase *phase = nullptr; ///< Null: nothing is written.
    double left = std::numeric_limits<double>::infinity(); ///< Seconds until the next phase.
};

double roundOf(const Workload &workload)
{
    return std::accumulate(workload.phases.begin(), workload.phases.end(), 0.0,
                           [](double sum, const WritePhase &phase) { return sum + phase.seconds; });
}

Now phaseAt(const Workload *workload, double seconds)
{
    if (!workload || workload->phases.empty())
        return {};
    const double round = roundOf(*workload);
    if (workload->repeats && round > 0)
        seconds = std::fmod(seconds, round);
    for (const WritePhase &phase : workload->phases) {
        if (seconds < phase.seconds - instant)
            return {&phase, phase.seconds - seconds};
        seconds -= phase.seconds;
    }
    if (workload->repeats && round > 0)
        return {&workload->phases.front(), workload->phases.front().seconds};
    return {&workload->phases.back()};
}

double dirtyInSet(const Precopy &copy)
{
    return std::accumulate(copy.dirty.begin(), copy.dirty.end(), 0.0,
                           [](double sum, const Precopy::Class &pages) { return sum + pages.dirtyMiB; });
}

double workingSet(const Precopy &copy)
{
    return std::accumulate(copy.dirty.begin(), copy.dirty.end(), 0.0,
                           [](double sum, const Precopy::Class &pages) { return sum + pages.sizeMiB; });
}

/// Gives the classes the sizes of the phase. Working sets lie in each other: what had been written to and
/// does not fit a smaller one stays written to, elsewhere.
void enter(Precopy &copy, const WritePhase &phase)
{
    const auto shapes = classesOf(phase.pattern);
    const double before = workingSet(copy);
    if (copy.dirty.size() == shapes.size() && std::abs(before - phase.workingSetMiB) < instant)
        return;
    const double written = dirtyInSet(copy);
    const double inside = before > phase.workingSetMiB ? written * phase.workingSetMiB / before : written;
    copy.dirtyElsewhereMiB += written - inside;
    copy.dirty.clear();
    for (const ClassShape &shape : shapes) {
        copy.dirty.push_back(
            {.dirtyMiB = inside * shape.sizeShare, .sizeMiB = phase.workingSetMiB * shape.sizeShare});
    }
}

/// The guest writes for a while within one phase.
void write(Precopy &copy, const WritePhase &phase, double seconds)
{
    enter(copy, phase);
    const double rate = phase.dirtyMiBPerSecond * (1.0 - copy.throttlePercent / 100.0);
    const auto shapes = classesOf(phase.pattern);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        Precopy::Class &pages = copy.dirty[i];
        const double writes = rate * shapes[i].writeShare * seconds;
        if (pages.sizeMiB <= 0)
            continue;
        if (phase.pattern == WritePattern::Sequential)
            pages.dirtyMiB = std::min(pages.sizeMiB, pages.dirtyMiB + writes);
        else
            pages.dirtyMiB =
                pages.sizeMiB - (pages.sizeMiB - pages.dirtyMiB) * std::exp(-writes / pages.sizeMiB);
    }
}

/// Asks which pages have been written to since the last time, and begins a pass over them.
void synchronise(Precopy &copy, const CopiedGuest &guest)
{
    const double written = copy.dirtyMiB();
    // What is left of the old pass may have been written to as well: it lies anywhere in what that pass
    // went over, the first over all memory, a later one over the working set.
    const double region =
        copy.passes <= 1 ? guest.memoryMiB : std::max(workingSet(copy) + copy.dirtyElsewhereMiB, written);
    const double both = region > 0 ? copy.remainingMiB * std::min(1.0, written / region) : 0;
    const double share = copy.remainingMiB > 0 ? 1.0 - both / copy.remainingMiB : 0;
    copy.zeroMiB *= share;
    copy.periodDirtyMiB += written - both;
    copy.remainingMiB = std::min(guest.memoryMiB, copy.remainingMiB - both + written);
    copy.dirtyElsewhereMiB = 0;
    for (Precopy::Class &pages : copy.dirty)
        pages.dirtyMiB = 0;
    ++copy.passes;
}

/// QEMU's migration_trigger_throttle(): too much is written when it is more than half of what is sent,
/// and the second time that it is, the guest gets less of its CPUs.
void throttle(Precopy &copy, const CopiedGuest &guest)
{
    if (copy.periodSeconds < 1.0)
        return;
    if (guest.autoConverge && copy.periodDirtyMiB > copy.periodSentMiB / 2 && ++copy.highPeriods >= 2) {
        copy.highPeriods = 0;
        copy.throttlePercent = std::min(
            guest.throttleMost,
            copy.throttlePercent == 0 ? guest.throttleFirst : copy.throttlePercent + guest.throttleStep);
    }
    copy.periodSeconds = 0;
    copy.periodSentMiB = 0;
    copy.periodDirtyMiB = 0;
}

void finish(Precopy &copy, double mibPerSecond)
{
    const double rest = copy.remainingMiB - copy.zeroMiB;
    copy.downtimeMs = mibPerSecond > 0 ? rest / mibPerSecond * 1000 : 0;
    copy.sentMiB += rest;
    copy.remainingMiB = 0;
    copy.zeroMiB = 0;
    ++copy.passes; // QEMU asks once more when the guest has stopped.
    copy.phase = Precopy::Phase::Ended;
}

/// What QEMU does every 100 ms, and at once when nothing remains (migration_iteration_run): once little
/// remains it asks for what has been written meanwhile, and if that is little too, it switches over.
void look(Precopy &copy, const CopiedGuest &guest, double mibPerSecond, double thresholdMiB)
{
    if (copy.remainingMiB > 0 && copy.remainingMiB >= thresholdMiB)
        return;
    synchronise(copy, guest);
    throttle(copy, guest);
    // What fits into the rest of the 100 ms is sent in one go, and QEMU looks again before the guest has
    // written anything.
    if (copy.remainingMiB < thresholdMiB || copy.remainingMiB <= mibPerSecond * copy.untilLook)
        finish(copy, mibPerSecond);
}

/// How fast remaining falls: pages that are zero lie between the others.
double fallMiBPerSecond(const Precopy &copy, double mibPerSecond)
{
    const double used = copy.remainingMiB - copy.zeroMiB;
    if (copy.zeroMiB <= 0)
        return mibPerSecond;
    if (mibPerSecond <= 0)
        return 0;
    const double most = mibPerSecond + zeroMiBPerSecond;
    return used <= 0 ? most : std::min(most, mibPerSecond * copy.remainingMiB / used);
}

void send(Precopy &copy, double seconds, double mibPerSecond)
{
    const double gone = std::min(copy.remainingMiB, fallMiBPerSecond(copy, mibPerSecond) * seconds);
    if (gone <= 0)
        return;
    const double zero = copy.zeroMiB * gone / copy.remainingMiB;
    copy.remainingMiB -= gone;
    copy.zeroMiB -= zero;
    if (copy.remainingMiB < instant)
        copy.remainingMiB = copy.zeroMiB = 0;
    copy.sentMiB += gone - zero;
    copy.periodSentMiB += gone - zero;
}

/// Lets time pass within the passes, at most to where something changes. Returns how much has passed.
double pass(Precopy &copy, const CopiedGuest &guest, double seconds, double mibPerSecond,
            const DowntimeSteps &downtime)
{
    const double threshold = mibPerSecond * downtime.allowedMs(copy.seconds) / 1000;
    const bool due = copy.untilLook < instant;
    if (due)
        copy.untilLook = lookEvery;
    if (mibPerSecond > 0 && (due || copy.remainingMiB <= 0)) {
        look(copy, guest, mibPerSecond, threshold);
        if (copy.ended())
            return 0;
    }

    double step = copy.untilLook;
    // Looks that cannot find anything are passed over.
    if (const double fall = fallMiBPerSecond(copy, mibPerSecond); fall > 0)
        step = std::min(
            step
                + lookEvery
                    * std::max(0.0, std::floor((copy.remainingMiB - threshold) / fall / lookEvery) - 1.0),
            copy.remainingMiB / fall);
    else
        step = seconds;
    if (const auto next = downtime.nextStepAfter(copy.seconds))
        step = std::min(step, std::max(*next - copy.seconds, instant));
    const Now now = copy.guestPaused ? Now() : phaseAt(guest.workload.get(), copy.workloadSeconds);
    step = std::min({step, seconds, now.left});

    if (now.phase)
        write(copy, *now.phase, step);
    if (!copy.guestPaused)
        copy.workloadSeconds += step;
    send(copy, step, mibPerSecond);
    copy.periodSeconds += step;
    copy.seconds += step;
    copy.untilLook = step <= copy.untilLook ? copy.untilLook - step
                                            : lookEvery - std::fmod(step - copy.untilLook, lookEvery);
    if (lookEvery - copy.untilLook < instant)
        copy.untilLook = 0;
    return step;
}

/// Takes what fits into the time off an amount; returns how much time that took.
double drain(double &amountMiB, double seconds, double mibPerSecond)
{
    const double step = mibPerSecond > 0 ? std::min(seconds, amountMiB / mibPerSecond) : seconds;
    amountMiB = std::max(0.0, amountMiB - step * mibPerSecond);
    if (amountMiB < instant)
        amountMiB = 0;
    return step;
}

} // namespace

double DowntimeSteps::allowedMs(double seconds) const
{
    if (steps <= 0)
        return mostMs;
    const double first = mostMs / steps;
    const double passed =
        delaySeconds > 0 ? std::min(double(steps), std::floor(seconds / delaySeconds + instant)) : steps;
    return std::floor(first + (mostMs - first) / steps * passed);
}

std::optional<double> DowntimeSteps::nextStepAfter(double seconds) const
{
    if (steps <= 0 || delaySeconds <= 0)
        return std::nullopt;
    const double next = std::floor(seconds / delaySeconds + instant) + 1;
    return next > steps ? std::nullopt : std::optional(next * delaySeconds);
}

double Precopy::dirtyMiB() const
{
    return dirtyInSet(*this) + dirtyElsewhereMiB;
}

Precopy beginCopy(const CopiedGuest &guest, double workloadSeconds)
{
    Precopy copy;
    copy.phase = guest.diskMiB > 0 ? Precopy::Phase::Disks : Precopy::Phase::Passes;
    copy.workloadSeconds = workloadSeconds;
    // Large numbers of seconds cannot tell the short times by which the workload goes on.
    if (const double round = guest.workload ? roundOf(*guest.workload) : 0; round > 0)
        copy.workloadSeconds =
            guest.workload->repeats ? std::fmod(workloadSeconds, round) : std::min(workloadSeconds, round);
    copy.remainingMiB = guest.memoryMiB;
    copy.zeroMiB =
        guest.workload ? guest.memoryMiB * (1.0 - std::clamp(guest.workload->usedShare, 0.0, 1.0)) : 0;
    copy.diskRemainingMiB = guest.diskMiB;
    copy.passes = 1;
    copy.untilLook = lookEvery;
    return copy;
}

double advance(Precopy &copy, const CopiedGuest &guest, double seconds, double mibPerSecond,
               const DowntimeSteps &downtime)
{
    double left = seconds;
    while (left > instant && !copy.ended()) {
        double step = 0;
        switch (copy.phase) {
        case Precopy::Phase::Disks:
            step = drain(copy.diskRemainingMiB, left, mibPerSecond);
            copy.seconds += step;
            if (!copy.guestPaused)
                copy.workloadSeconds += step;
            if (copy.diskRemainingMiB <= 0)
                copy.phase = Precopy::Phase::Passes;
            break;
        case Precopy::Phase::Passes:
            step = pass(copy, guest, left, mibPerSecond, downtime);
            break;
        case Precopy::Phase::PostCopy: {
            const double before = copy.remainingMiB;
            step = drain(copy.remainingMiB, left, mibPerSecond);
            copy.sentMiB += before - copy.remainingMiB;
            copy.seconds += step;
            copy.workloadSeconds += step;
            if (copy.remainingMiB <= 0)
                copy.phase = Precopy::Phase::Ended;
            break;
        }
        case Precopy::Phase::Ended:
            break;
        }
        left -= step;
    }
    return seconds - std::max(0.0, left);
}

std::optional<double> secondsToEnd(Precopy copy, const CopiedGuest &guest, double mibPerSecond,
                                   const DowntimeSteps &downtime, double within)
{
    const double passed = advance(copy, guest, within, mibPerSecond, downtime);
    return copy.ended() ? std::optional(passed) : std::nullopt;
}

void pauseGuest(Precopy &copy)
{
    copy.guestPaused = true;
}

void switchToPostCopy(Precopy &copy, const CopiedGuest &guest)
{
    if (copy.phase != Precopy::Phase::Passes)
        return;
    synchronise(copy, guest);
    copy.remainingMiB -= copy.zeroMiB;
    copy.zeroMiB = 0;
    copy.throttlePercent = 0;
    copy.guestPaused = false;
    copy.phase = Precopy::Phase::PostCopy;
}

Counters countersOf(const Precopy &copy, const CopiedGuest &guest)
{
    const auto bytes = [](double mib) { return qint64(std::llround(mib * bytesPerMiB)); };
    return {.memoryTotal = bytes(guest.memoryMiB),
            .memoryProcessed = bytes(copy.sentMiB),
            .memoryRemaining = bytes(copy.remainingMiB),
            .diskTotal = bytes(guest.diskMiB),
            .diskProcessed = bytes(guest.diskMiB - copy.diskRemainingMiB),
            .diskRemaining = bytes(copy.diskRemainingMiB)};
}

QJsonObject toJson(const Precopy &copy)
{
    QJsonArray dirty;
    for (const Precopy::Class &pages : copy.dirty)
        dirty.append(QJsonArray {pages.dirtyMiB, pages.sizeMiB});
    return {{u"phase"_s, int(copy.phase)},
            {u"seconds"_s, copy.seconds},
            {u"workload_seconds"_s, copy.workloadSeconds},
            {u"sent_mib"_s, copy.sentMiB},
            {u"remaining_mib"_s, copy.remainingMiB},
            {u"zero_mib"_s, copy.zeroMiB},
            {u"disk_remaining_mib"_s, copy.diskRemainingMiB},
            {u"dirty_elsewhere_mib"_s, copy.dirtyElsewhereMiB},
            {u"dirty"_s, dirty},
            {u"passes"_s, copy.passes},
            {u"until_look"_s, copy.untilLook},
            {u"period_seconds"_s, copy.periodSeconds},
            {u"period_sent_mib"_s, copy.periodSentMiB},
            {u"period_dirty_mib"_s, copy.periodDirtyMiB},
            {u"high_periods"_s, copy.highPeriods},
            {u"throttle_percent"_s, copy.throttlePercent},
            {u"guest_paused"_s, copy.guestPaused},
            {u"downtime_ms"_s, copy.downtimeMs}};
}

std::optional<Precopy> precopyFrom(const QJsonObject &json)
{
    bool complete = true;
    const auto number = [&](const QString &key) {
        complete = complete && json[key].isDouble();
        return json[key].toDouble();
    };
    Precopy copy;
    const int phase = int(number(u"phase"_s));
    copy.seconds = number(u"seconds"_s);
    copy.workloadSeconds = number(u"workload_seconds"_s);
    copy.sentMiB = number(u"sent_mib"_s);
    copy.remainingMiB = number(u"remaining_mib"_s);
    copy.zeroMiB = number(u"zero_mib"_s);
    copy.diskRemainingMiB = number(u"disk_remaining_mib"_s);
    copy.dirtyElsewhereMiB = number(u"dirty_elsewhere_mib"_s);
    copy.passes = int(number(u"passes"_s));
    copy.untilLook = number(u"until_look"_s);
    copy.periodSeconds = number(u"period_seconds"_s);
    copy.periodSentMiB = number(u"period_sent_mib"_s);
    copy.periodDirtyMiB = number(u"period_dirty_mib"_s);
    copy.highPeriods = int(number(u"high_periods"_s));
    copy.throttlePercent = int(number(u"throttle_percent"_s));
    copy.guestPaused = json["guest_paused"_L1].toBool();
    copy.downtimeMs = number(u"downtime_ms"_s);
    for (const QJsonValue &pages : json["dirty"_L1].toArray()) {
        const QJsonArray pair = pages.toArray();
        complete = complete && pair.size() == 2 && pair[0].isDouble() && pair[1].isDouble();
        copy.dirty.push_back({.dirtyMiB = pair.at(0).toDouble(), .sizeMiB = pair.at(1).toDouble()});
    }
    if (!complete || phase < 0 || phase > int(Precopy::Phase::Ended))
        return std::nullopt;
    copy.phase = Precopy::Phase(phase);
    return copy;
}

} // namespace simcloud
