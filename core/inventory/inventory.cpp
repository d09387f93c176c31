// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inventory/inventory.h"

#include "core/base/log.h"
#include "core/inventory/applyservers.h"
#include "core/inventory/lastofeach.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

namespace {

/// Nova's times are whole seconds, and rows become visible a little after the time they carry.
constexpr auto overlap = 5s;
/// How long the record of an ended migration is kept.
constexpr auto recent = 24h;
constexpr int listingAttempts = 5;
/// Their pages are followed out of sight, so more of them may be in between.
constexpr auto migrationOverlap = 60s;
/// Read besides the records that have changed: `changes-since` leaves out what was never written again.
constexpr int newestMigrations = 100;
constexpr int recentMigrations = 10'000;

/// Every word of a migration that has not ended (Migration::ended).
constexpr std::array openWords {
    "accepted"_L1,      "queued"_L1,    "preparing"_L1,      "running"_L1,  "running (post-copy)"_L1,
    "pre-migrating"_L1, "migrating"_L1, "post-migrating"_L1, "finished"_L1, "confirming"_L1,
    "reverting"_L1,
};

bool forbidden(const Error &error)
{
    return error.kind == Error::Kind::Refused && error.httpStatus == 403;
}

/// It may go better next time.
bool passing(const Error &error)
{
    return error.kind == Error::Kind::Unreachable
        || (error.kind == Error::Kind::Refused && (error.httpStatus == 429 || error.httpStatus >= 500));
}

/// The server that ended the last page was deleted before the next was asked for.
bool markerGone(const Error &error)
{
    return error.httpStatus == 400 && error.detail.contains("marker"_L1)
        && error.detail.contains("not found"_L1);
}

const QString &orderOf(const ComputeService &service)
{
    return service.host.value;
}
const QString &orderOf(const Hypervisor &hypervisor)
{
    return hypervisor.node;
}
const QString &orderOf(const Flavor &flavor)
{
    return flavor.name;
}
const QString &orderOf(const Aggregate &aggregate)
{
    return aggregate.name;
}
const QString &orderOf(const Zone &zone)
{
    return zone.name;
}
const QString &orderOf(const ServerGroup &group)
{
    return group.name;
}

template<typename T>
bool sameValues(const std::vector<std::shared_ptr<const T>> &a,
                const std::vector<std::shared_ptr<const T>> &b)
{
    return std::ranges::equal(a, b, [](const auto &x, const auto &y) { return *x == *y; });
}

/// Replaces the values and says whether that changed any. Equal values stay what they are.
template<typename T>
bool replace(Section<T> &section, std::vector<std::shared_ptr<const T>> values)
{
    if (sameValues(section.values, values))
        return false;
    section.values = std::move(values);
    return true;
}

QDateTime later(const QDateTime &a, const QDateTime &b)
{
    return a.isValid() && a > b ? a : b;
}

template<typename T>
void complete(Section<T> &section, const QDateTime &begun)
{
    section.reading = Reading::Complete;
    section.readAt = later(section.readAt.value_or(QDateTime()), begun);
    section.problem.reset();
}

template<typename T>
std::chrono::seconds unlessForbidden(const Section<T> &section, std::chrono::seconds pause,
                                     const RefreshIntervals &all)
{
    return section.reading == Reading::Forbidden ? all.rest : pause;
}

bool moving(const Section<Migration> &migrations)
{
    return std::ranges::any_of(migrations.values, [](const auto &migration) {
        return !migration->ended() && !migration->waitsForDecision();
    });
}

std::optional<QDateTime> lastWritten(const Migration &migration)
{
    return migration.updatedAt ? migration.updatedAt : migration.createdAt;
}

bool worthKeeping(const Migration &migration, const QDateTime &now)
{
    const auto written = lastWritten(migration);
    return !migration.ended() || (written && *written >= now.addSecs(-std::chrono::seconds(recent).count()));
}

/// The records to ask for where the newest are not all: written again lately, or not ended however old they
/// are.
std::vector<MigrationQuery> besidesNewest(const QDateTime &now)
{
    std::vector<MigrationQuery> queries(1);
    queries[0].changesSince = now.addSecs(-std::chrono::seconds(recent).count());
    queries[0].limit = recentMigrations;
    for (const auto word : openWords)
        queries.emplace_back().status = word;
    return queries;
}

/// Integer ids are unique within one cell only.
auto orderOf(const Migration &migration)
{
    return std::tie(migration.id, migration.uuid);
}

/// Moves @p seen on to the newest time in @p times.
void noteNewest(std::optional<QDateTime> &seen, const auto &values, auto timeOf)
{
    for (const auto &value : values) {
        const std::optional<QDateTime> time = timeOf(value);
        if (time && time->isValid() && (!seen || *time > *seen))
            seen = time;
    }
}

/// Counts a task while it is under way.
class UnderWay {
public:
    explicit UnderWay(int &tasks) : m_tasks(tasks) { ++m_tasks; }
    ~UnderWay() { --m_tasks; }
    Q_DISABLE_COPY_MOVE(UnderWay)

private:
    int &m_tasks;
};

} // namespace

Inventory::Inventory(Nova &nova, CloudIdentity cloud, Clock &clock, RefreshIntervals intervals,
                     QObject *parent)
    : QObject(parent), m_nova(nova), m_clock(clock), m_intervals(intervals)
{
    auto empty = std::make_shared<Snapshot>();
    empty->cloud = std::move(cloud);
    m_snapshot = std::move(empty);
}

Inventory::~Inventory()
{
    Q_ASSERT_X(m_tasks == 0, "Inventory", "destroyed while its tasks are under way");
}

const std::vector<Inventory::Subject> &Inventory::subjects()
{
    using I = const RefreshIntervals &;
    using S = const Snapshot &;
    static const std::vector<Subject> all {
        {&Inventory::readServices, [](I i, S s, bool) { return unlessForbidden(s.services, i.services, i); }},
        {&Inventory::readServers,
         [](I i, S s, bool) { return unlessForbidden(s.servers, i.serversChanged, i); }},
        {&Inventory::readMigrations,
         [](I i, S s, bool close) {
             return unlessForbidden(s.migrations,
                                    close || moving(s.migrations) ? i.migrationsActive : i.migrationsIdle, i);
         }},
        {&Inventory::readHypervisors,
         [](I i, S s, bool) { return unlessForbidden(s.hypervisors, i.hypervisors, i); }},
        {&Inventory::readRest, [](I i, S, bool) { return i.rest; }},
    };
    return all;
}

QCoro::Task<Result<SnapshotPtr>> Inventory::readAll(std::stop_token stop)
{
    const UnderWay underWay(m_tasks);
    m_serversListedAt.reset();
    m_migrationsListedAt.reset();
    // A task runs from its call on: all requests are under way before the first is awaited.
    std::vector<QCoro::Task<Result<void>>> readings;
    for (const Subject &subject : subjects())
        readings.push_back((this->*subject.read)(stop));
    for (const auto &reading : readings)
        co_await reading;

    if (stop.stop_requested())
        co_return canceled();
    if (m_snapshot->services.problem && m_snapshot->services.reading != Reading::Forbidden)
        co_return failure(*m_snapshot->services.problem);
    if (m_snapshot->servers.problem && m_snapshot->servers.reading != Reading::Forbidden)
        co_return failure(*m_snapshot->servers.problem);
    co_return Result<SnapshotPtr>(m_snapshot);
}

QCoro::Task<void> Inventory::keepFresh(std::stop_token stop)
{
    const UnderWay underWay(m_tasks);
    m_wake = std::stop_source();
    const std::stop_callback wakeAll(stop, [this] { m_wake.request_stop(); });
    m_serversListedAt.reset();
    m_migrationsListedAt.reset();
    std::vector<QCoro::Task<void>> readings;
    for (const Subject &subject : subjects())
        readings.push_back(keepReading(subject, stop));
    for (const auto &reading : readings)
        co_await reading;
}

void Inventory::keepClose(bool close)
{
    // What the first order brings about is seen at once, not after the pause of an idle cloud.
    if (close && !m_close)
        std::exchange(m_wake, std::stop_source()).request_stop();
    m_close = close;
}

void Inventory::refreshNow()
{
    m_serversListedAt.reset();
    m_migrationsListedAt.reset();
    std::exchange(m_wake, std::stop_source()).request_stop();
}

QCoro::Task<void> Inventory::keepReading(Subject subject, std::stop_token stop)
{
    int failures = 0;
    while (!stop.stop_requested()) {
        // Taken before the reading, so that a refreshNow() in its midst leads to another one.
        const std::stop_token woken = m_wake.get_token();
        const auto read = co_await (this->*subject.read)(stop);
        if (stop.stop_requested())
            co_return;
        failures = read ? 0 : failures + 1;
        if (!read)
            keepQuiet(read.error());
        const std::chrono::milliseconds pause =
            read ? subject.pause(m_intervals, *m_snapshot, m_close) : backOff(read.error(), failures);
        co_await m_clock.sleep(pause, woken);
        while (!stop.stop_requested() && m_quietUntil.isValid() && m_clock.now() < m_quietUntil) {
            const std::chrono::milliseconds quiet(m_clock.now().msecsTo(m_quietUntil));
            co_await m_clock.sleep(quiet, stop);
        }
    }
}

QCoro::Task<Result<void>> Inventory::readServices(std::stop_token stop)
{
    return readWhole(&Snapshot::services, &SnapshotDelta::servicesChanged, &Nova::services, stop);
}

QCoro::Task<Result<void>> Inventory::readHypervisors(std::stop_token stop)
{
    return readWhole(&Snapshot::hypervisors, &SnapshotDelta::hypervisorsChanged, &Nova::hypervisors, stop);
}

QCoro::Task<Result<void>> Inventory::readServers(std::stop_token stop)
{
    // Where no server was ever seen there is no time of the service to ask from; a listing costs nothing
    // there.
    const bool whole = !m_serversSeenUntil || due(m_serversListedAt, m_intervals.serversAll);
    return whole ? listServers(stop) : readChangedServers(stop);
}

QCoro::Task<Result<void>> Inventory::readMigrations(std::stop_token stop)
{
    const bool whole = !m_migrationsSeenUntil || due(m_migrationsListedAt, m_intervals.migrationsAll);
    return whole ? listMigrations(stop) : readChangedMigrations(stop);
}

QCoro::Task<Result<void>> Inventory::readRest(std::stop_token stop)
{
    std::vector<QCoro::Task<Result<void>>> readings;
    readings.push_back(readWhole(&Snapshot::flavors, &SnapshotDelta::flavorsChanged, &Nova::flavors, stop));
    readings.push_back(
        readWhole(&Snapshot::aggregates, &SnapshotDelta::aggregatesChanged, &Nova::aggregates, stop));
    readings.push_back(readWhole(&Snapshot::zones, &SnapshotDelta::zonesChanged, &Nova::zones, stop));
    readings.push_back(
        readWhole(&Snapshot::serverGroups, &SnapshotDelta::serverGroupsChanged, &Nova::serverGroups, stop));
    Result<void> first;
    for (const auto &reading : readings) {
        const auto read = co_await reading;
        if (first && !read)
            first = failure(read);
    }
    co_return Result<void>(first);
}

template<typename T>
QCoro::Task<Result<void>> Inventory::readWhole(Section<T> Snapshot::*section, bool SnapshotDelta::*flag,
                                               Lister<T> list, std::stop_token stop)
{
    const QDateTime begun = m_clock.now();
    const auto listed = co_await (m_nova.*list)(stop);
    if (stop.stop_requested())
        co_return canceled();
    if (!listed)
        co_return fail(section, listed.error(), flag);

    std::vector<std::shared_ptr<const T>> values;
    values.reserve(listed->size());
    for (const T &value : *listed)
        values.push_back(std::make_shared<const T>(value));
    std::ranges::stable_sort(values, {},
                             [](const auto &value) -> const QString & { return orderOf(*value); });
    publish([&](Snapshot &next, SnapshotDelta &delta) {
        delta.*flag = replace(next.*section, std::move(values));
        complete(next.*section, begun);
        next.takenAt = later(next.takenAt, begun);
    });
    co_return Result<void>();
}

/// Page by page. What is known stays while pages arrive; what no page had is removed at the end.
/// Asks for all projects first, each time: the right may have been given meanwhile.
QCoro::Task<Result<void>> Inventory::listServers(std::stop_token stop)
{
    const QDateTime begun = m_clock.now();
    m_serversListedAt = begun;
    m_serversAskedAt = begun;
    m_arrived.emplace();
    ServerQuery query;
    int attempts = 0;
    for (;;) {
        auto page = co_await m_nova.servers(query, stop);
        if (stop.stop_requested()) {
            m_arrived.reset();
            co_return canceled();
        }
        if (!page) {
            const bool ownOnly = forbidden(page.error()) && query.allProjects;
            const bool again = ++attempts < listingAttempts && markerGone(page.error());
            if (ownOnly || again) {
                query.marker.clear();
                query.allProjects = query.allProjects && !ownOnly;
                m_arrived.emplace();
                continue;
            }
            // In a long listing one page may fail; all before it would be lost.
            if (attempts < listingAttempts && passing(page.error()) && !query.marker.isEmpty()) {
                keepQuiet(page.error());
                const std::chrono::milliseconds pause = backOff(page.error(), attempts);
                co_await m_clock.sleep(pause, stop);
                continue;
            }
            m_serversListedAt.reset();
            m_arrived.reset();
            co_return fail(&Snapshot::servers, page.error());
        }
        attempts = 0;

        // Only what was written before the first page was asked for is seen for certain at the end.
        if (!m_serversSeenUntil)
            noteNewest(m_serversSeenUntil, page->servers,
                       [](const Server &s) { return std::optional(s.updated); });
        for (const Server &server : page->servers)
            m_arrived->insert(server.id);
        query.marker = page->nextMarker;
        publish([&](Snapshot &next, SnapshotDelta &delta) {
            delta = applyServers(next, std::move(page->servers));
            if (next.servers.reading != Reading::Complete)
                next.servers.reading = Reading::Partial;
            next.allProjects = query.allProjects;
            next.takenAt = later(next.takenAt, begun);
        });
        if (query.marker.isEmpty())
            break;
        // A large cloud takes minutes to list: changes in what is listed already must not wait for the end.
        if (m_serversSeenUntil && due(m_serversAskedAt, m_intervals.serversChanged))
            co_await readChangedServers(stop);
    }

    publish([&](Snapshot &next, SnapshotDelta &delta) {
        std::vector<ServerId> vanished;
        for (const auto &server : next.servers.values) {
            if (!m_arrived->contains(server->id))
                vanished.push_back(server->id);
        }
        delta = applyServers(next, {}, std::move(vanished));
        complete(next.servers, begun);
    });
    m_arrived.reset();
    co_return Result<void>();
}

QCoro::Task<Result<void>> Inventory::readChangedServers(std::stop_token stop)
{
    const QDateTime begun = m_clock.now();
    m_serversAskedAt = begun;
    ServerQuery query;
    query.allProjects = m_snapshot->allProjects;
    query.changesSince = m_serversSeenUntil->addSecs(-std::chrono::seconds(overlap).count());
    std::vector<Server> arrived;
    std::optional<QDateTime> seenUntil = m_serversSeenUntil;
    do {
        const bool first = query.marker.isEmpty();
        auto page = co_await m_nova.servers(query, stop);
        if (stop.stop_requested())
            co_return canceled();
        if (!page) {
            if (!forbidden(page.error()) && !markerGone(page.error()))
                co_return fail(&Snapshot::servers, page.error());
            // A listing finds its way around both; one under way does so with its next page.
            if (m_arrived)
                co_return failure(page);
            co_return co_await listServers(stop);
        }
        if (first)
            noteNewest(seenUntil, page->servers, [](const Server &s) { return std::optional(s.updated); });
        query.marker = page->nextMarker;
        std::ranges::move(page->servers, std::back_inserter(arrived));
    } while (!query.marker.isEmpty());

    m_serversSeenUntil = seenUntil;
    if (m_arrived) {
        for (const Server &server : arrived)
            m_arrived->insert(server.id);
    }
    publish([&](Snapshot &next, SnapshotDelta &delta) {
        delta = applyServers(next, std::move(arrived));
        if (next.servers.reading == Reading::Complete)
            complete(next.servers, begun);
        next.takenAt = later(next.takenAt, begun);
    });
    co_return Result<void>();
}

/// The newest records are read whatever they say. Only where there are more of them, the recent ones, and the
/// older ones that still matter, are asked for as such.
QCoro::Task<Result<void>> Inventory::listMigrations(std::stop_token stop)
{
    const QDateTime begun = m_clock.now();
    m_migrationsListedAt = begun;
    const MigrationQuery newest;
    std::vector<MigrationQuery> queries {newest};
    std::vector<Migration> records;
    std::optional<QDateTime> seenUntil = m_migrationsSeenUntil;
    for (size_t i = 0; i < queries.size(); ++i) {
        const auto listed = co_await m_nova.migrations(queries[i], stop);
        if (stop.stop_requested())
            co_return canceled();
        if (!listed) {
            m_migrationsListedAt.reset();
            co_return fail(&Snapshot::migrations, listed.error(), &SnapshotDelta::migrationsChanged);
        }
        records.insert(records.end(), listed->begin(), listed->end());
        if (i > 0)
            continue;
        if (!seenUntil)
            noteNewest(seenUntil, records, lastWritten);
        if (records.size() >= size_t(newest.limit))
            std::ranges::copy(besidesNewest(begun), std::back_inserter(queries));
    }
    m_migrationsSeenUntil = seenUntil;
    publishMigrations(std::move(records), begun);
    co_return Result<void>();
}

QCoro::Task<Result<void>> Inventory::readChangedMigrations(std::stop_token stop)
{
    const QDateTime begun = m_clock.now();
    MigrationQuery since;
    since.changesSince = m_migrationsSeenUntil->addSecs(-std::chrono::seconds(migrationOverlap).count());
    since.limit = recentMigrations;
    const auto rewritten = co_await m_nova.migrations(since, stop);
    if (stop.stop_requested())
        co_return canceled();
    if (!rewritten)
        co_return fail(&Snapshot::migrations, rewritten.error(), &SnapshotDelta::migrationsChanged);
    MigrationQuery newest;
    newest.limit = newestMigrations;
    const auto begunLately = co_await m_nova.migrations(newest, stop);
    if (stop.stop_requested())
        co_return canceled();
    if (!begunLately)
        co_return fail(&Snapshot::migrations, begunLately.error(), &SnapshotDelta::migrationsChanged);

    noteNewest(m_migrationsSeenUntil, *rewritten, lastWritten);
    std::vector<Migration> records;
    for (const auto &known : m_snapshot->migrations.values)
        records.push_back(*known);
    records.insert(records.end(), rewritten->begin(), rewritten->end());
    records.insert(records.end(), begunLately->begin(), begunLately->end());
    publishMigrations(std::move(records), begun);
    co_return Result<void>();
}

/// Of two records of one migration the later in @p records counts.
void Inventory::publishMigrations(std::vector<Migration> records, const QDateTime &begun)
{
    lastOfEach(records, [](const Migration &migration) { return orderOf(migration); });
    std::vector<std::shared_ptr<const Migration>> values;
    const QDateTime now = m_clock.now();
    for (Migration &record : records) {
        if (worthKeeping(record, now))
            values.push_back(std::make_shared<const Migration>(std::move(record)));
    }
    publish([&](Snapshot &next, SnapshotDelta &delta) {
        delta.migrationsChanged = replace(next.migrations, std::move(values));
        complete(next.migrations, begun);
        next.takenAt = later(next.takenAt, begun);
    });
}

template<typename Change>
void Inventory::publish(Change change)
{
    auto next = std::make_shared<Snapshot>(*m_snapshot);
    SnapshotDelta delta;
    change(*next, delta);
    m_snapshot = std::move(next);
    Q_EMIT changed(m_snapshot, delta);
}

/// Old values stay, with their age and the problem. Where the token may see nothing (any more), nothing is
/// known.
template<typename T>
Result<void> Inventory::fail(Section<T> Snapshot::*section, const Error &error, bool SnapshotDelta::*flag)
{
    if (!forbidden(error))
        qCWarning(logInventory).noquote() << describe(error);
    publish([&](Snapshot &next, SnapshotDelta &delta) {
        (next.*section).problem = error;
        if (!forbidden(error))
            return;
        if (flag)
            delta.*flag = !(next.*section).values.empty();
        if constexpr (std::is_same_v<T, Server>) {
            for (const auto &server : next.servers.values)
                delta.removedServers.push_back(server->id);
        }
        next.*section = {.reading = Reading::Forbidden, .problem = error};
    });
    if (forbidden(error))
        return {};
    return failure(error);
}

/// The limit that the service speaks of counts for all requests.
void Inventory::keepQuiet(const Error &error)
{
    if (error.retryAfter)
        m_quietUntil = later(m_quietUntil, m_clock.now().addSecs(error.retryAfter->count()));
}

bool Inventory::due(const std::optional<QDateTime> &last, std::chrono::seconds interval) const
{
    return !last || !last->isValid() || last->addSecs(interval.count()) <= m_clock.now();
}

std::chrono::milliseconds Inventory::backOff(const Error &error, int failures) const
{
    if (error.retryAfter)
        return *error.retryAfter;
    if (error.httpStatus == 401)
        return m_intervals.rest;
    // From half to the whole of 2, 4, 8, 16 and then 30 s, so that many desktops do not come back at once.
    const double longest = std::min(30'000.0, 1000.0 * std::exp2(std::min(failures, 10)));
    return std::chrono::milliseconds(
        qint64(longest * (0.5 + QRandomGenerator::global()->generateDouble() / 2)));
}

} // namespace drover
