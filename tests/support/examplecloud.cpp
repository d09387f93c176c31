// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/examplecloud.h"

#include <algorithm>
#include <array>
#include <random>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr int hostCount = 24;
constexpr int drainedHost = 7;
constexpr int disabledHost = 15;
constexpr int downHost = 20;

const QString authUrl = u"https://keystone.fra1.example:5000/v3"_s;
const QString region = u"fra1"_s;
const QString drainReason = u"CHG-20871 kernel update"_s;

struct Kind {
    QLatin1StringView name;
    QLatin1StringView project;
    QLatin1StringView flavor;
    int vcpus;
    int memoryGiB;
};

constexpr std::array kinds {
    Kind {"api-gateway"_L1, "shop"_L1, "c2.xlarge"_L1, 4, 8},
    Kind {"web-shop"_L1, "shop"_L1, "m2.large"_L1, 2, 8},
    Kind {"redis-cart"_L1, "shop"_L1, "r2.xlarge"_L1, 4, 32},
    Kind {"db-orders"_L1, "orders"_L1, "r2.2xlarge"_L1, 8, 64},
    Kind {"db-billing"_L1, "payments"_L1, "r2.2xlarge"_L1, 8, 64},
    Kind {"db-ledger"_L1, "payments"_L1, "m2.2xlarge"_L1, 8, 32},
    Kind {"kafka"_L1, "streaming"_L1, "m2.2xlarge"_L1, 8, 32},
    Kind {"ci-runner"_L1, "build"_L1, "c2.2xlarge"_L1, 8, 16},
    Kind {"report-gen"_L1, "finance"_L1, "m2.xlarge"_L1, 4, 16},
    Kind {"vpn-edge"_L1, "network"_L1, "c2.xlarge"_L1, 4, 8},
    Kind {"hsm-proxy"_L1, "security"_L1, "c2.xlarge"_L1, 4, 8},
    Kind {"win-ad"_L1, "corp-it"_L1, "m2.xlarge"_L1, 4, 16},
    Kind {"mail-relay"_L1, "corp-it"_L1, "m2.small"_L1, 1, 2},
    Kind {"grafana"_L1, "monitoring"_L1, "m2.medium"_L1, 2, 4},
};

HostName hostName(int number)
{
    return HostName(u"compute-%1"_s.arg(number, 2, 10, QChar(u'0')));
}

/// Ids that look like those of a cloud and are the same each time.
class Ids {
public:
    QString uuid()
    {
        const auto hex = [this](int digits) {
            QString text;
            for (int i = 0; i < digits; ++i)
                text += QString::number(m_random() % 16, 16);
            return text;
        };
        return u"%1-%2-4%3-9%4-%5"_s.arg(hex(8), hex(4), hex(3), hex(3), hex(12));
    }
    int below(int limit) { return int(m_random() % unsigned(limit)); }

private:
    std::mt19937 m_random {20871}; // NOLINT: the same cloud each time is the point.
};

ComputeService service(int number, Ids &ids)
{
    ComputeService made;
    made.id = ServiceId(ids.uuid());
    made.host = hostName(number);
    made.zone = u"az%1"_s.arg((number - 1) / 8 + 1);
    made.status = ComputeService::Status::Enabled;
    made.state = ComputeService::State::Up;
    made.forcedDown = false;
    if (number == drainedHost || number == disabledHost) {
        made.status = ComputeService::Status::Disabled;
        made.disabledReason =
            number == drainedHost ? drainReason : u"DIMM B2 replaced, burn-in until Friday (olga)"_s;
    }
    if (number == downHost)
        made.state = ComputeService::State::Down;
    return made;
}

Hypervisor hypervisor(const ComputeService &service, Ids &ids, int number)
{
    Hypervisor made;
    made.id = ids.uuid();
    made.host = service.host;
    made.node = u"%1.fra1.example"_s.arg(service.host.value);
    made.type = u"QEMU"_s;
    made.version = number % 8 == 0 ? 7'002'000 : 8'002'002;
    made.hostIp = u"10.20.0.%1"_s.arg(10 + number);
    made.vcpus = 512;
    made.memoryMiB = 768 * 1024;
    return made;
}

Server server(const Kind &kind, int serial, int host, Ids &ids, const QDateTime &now)
{
    Server made;
    made.id = ServerId(ids.uuid());
    made.name = u"%1-%2"_s.arg(kind.name).arg(serial, 2, 10, QChar(u'0'));
    made.status = ServerStatus::Active;
    made.vmState = u"active"_s;
    made.powerState = PowerState::Running;
    made.host = hostName(host);
    made.node = u"%1.fra1.example"_s.arg(made.host.value);
    made.zone = u"az%1"_s.arg((host - 1) / 8 + 1);
    made.projectId = ProjectId(QString(ids.uuid()).remove(u'-'));
    made.userId = QString(ids.uuid()).remove(u'-');
    made.flavor.name = kind.flavor;
    made.flavor.vcpus = kind.vcpus;
    made.flavor.memoryMiB = kind.memoryGiB * 1024;
    made.flavor.diskGiB = 40;
    if (ids.below(4) != 0)
        made.volumeIds = {ids.uuid()};
    else
        made.imageId = ids.uuid();
    made.locked = false;
    made.created = now.addDays(-ids.below(400) - 1).addSecs(-ids.below(86400));
    made.updated = made.created.addDays(1);
    return made;
}

void setStatus(Server &server, ServerStatus status)
{
    server.status = status;
    server.statusText = statusWord(status);
}

/// What a night has in store: one of each awkward kind on the drained host, a few elsewhere.
void makeAwkward(std::vector<Server> &servers, Ids &ids, const QDateTime &now)
{
    int awkward = 0;
    for (Server &server : servers) {
        server.statusText = statusWord(server.status);
        if (server.host == hostName(drainedHost)) {
            switch (awkward++) {
            case 0:
                setStatus(server, ServerStatus::Migrating);
                server.name = u"kafka-07"_s;
                server.taskState = u"migrating"_s;
                break;
            case 1:
                setStatus(server, ServerStatus::VerifyResize);
                server.name = u"report-gen-5"_s;
                break;
            case 2:
                setStatus(server, ServerStatus::Error);
                server.name = u"legacy-erp"_s;
                server.fault =
                    ServerFault {500, u"No valid host was found. There are not enough hosts available."_s,
                                 now.addDays(-3)};
                break;
            case 3:
                setStatus(server, ServerStatus::Shutoff);
                server.name = u"ci-runner-22"_s;
                server.powerState = PowerState::Shutdown;
                break;
            case 4:
                server.name = u"hsm-proxy-1"_s;
                server.flavor.extraSpecs.insert(u"pci_passthrough:alias"_s, u"hsm:1"_s);
                break;
            case 5:
                server.name = u"win-ad-01"_s;
                server.locked = true;
                break;
            default:
                break;
            }
        } else if (ids.below(16) == 0) {
            setStatus(server, ServerStatus::Shutoff);
            server.powerState = PowerState::Shutdown;
        } else if (ids.below(60) == 0) {
            setStatus(server, ServerStatus::Paused);
            server.powerState = PowerState::Paused;
        } else if (ids.below(150) == 0) {
            setStatus(server, ServerStatus::Rebuild);
            server.taskState = u"rebuilding"_s;
        }
    }
}

Migration migration(qint64 id, const Server &server, Migration::Type type, const QString &status, int from,
                    int to, const QDateTime &at, int seconds, Ids &ids)
{
    Migration made;
    made.id = id;
    made.uuid = ids.uuid();
    made.serverId = server.id;
    made.type = type;
    made.status = status;
    made.source = hostName(from);
    made.destination = hostName(to);
    made.createdAt = at;
    made.updatedAt = at.addSecs(seconds);
    made.userId = server.userId;
    return made;
}

std::vector<Migration> exampleMigrations(const std::vector<Server> &servers, Ids &ids, const QDateTime &now)
{
    std::vector<Migration> made;
    const auto called = [&servers](const QString &name) -> const Server & {
        return *std::ranges::find(servers, name, &Server::name);
    };
    qint64 id = 4100;
    for (int i = 0; i < 26; ++i) {
        const Server &server = servers[size_t(ids.below(int(servers.size())))];
        const bool failed = i % 9 == 4;
        const bool cancelled = i % 13 == 6;
        made.push_back(migration(++id, server, i % 5 == 0 ? Migration::Type::Cold : Migration::Type::Live,
                                 failed           ? u"error"_s
                                     : cancelled  ? u"cancelled"_s
                                     : i % 5 == 0 ? u"confirmed"_s
                                                  : u"completed"_s,
                                 1 + ids.below(hostCount), 1 + ids.below(hostCount),
                                 now.addSecs(-600LL * (30 - i)), 20 + ids.below(90), ids));
    }
    Migration waits = migration(++id, called(u"report-gen-5"_s), Migration::Type::Cold, u"finished"_s, 16,
                                drainedHost, now.addSecs(-5400), 41, ids);
    made.push_back(waits);
    for (int i = 0; i < 5; ++i) {
        const Server &server = servers[size_t(ids.below(int(servers.size())))];
        made.push_back(migration(++id, server, Migration::Type::Live, u"completed"_s, drainedHost, 1 + i,
                                 now.addSecs(-240 + 40 * i), 9 + i, ids));
    }
    Migration running = migration(++id, called(u"kafka-07"_s), Migration::Type::Live, u"running"_s,
                                  drainedHost, 3, now.addSecs(-25), 22, ids);
    running.memoryTotalBytes = 34'400'000'000;
    running.memoryProcessedBytes = 21'600'000'000;
    running.memoryRemainingBytes = 12'700'000'000;
    made.push_back(running);
    return made;
}

template<typename T>
Section<T> complete(std::vector<T> values, const QDateTime &at)
{
    Section<T> section;
    for (T &value : values)
        section.values.push_back(std::make_shared<const T>(std::move(value)));
    section.reading = Reading::Complete;
    section.readAt = at;
    return section;
}

CloudIdentity identity()
{
    CloudIdentity who;
    who.name = u"fra1-prod"_s;
    who.authUrl = authUrl;
    who.region = region;
    who.user = u"j.moreau"_s;
    who.project = u"admin"_s;
    who.computeApi = Microversion {2, 95};
    return who;
}

std::shared_ptr<const Snapshot> cloudOf(const QDateTime &takenAt, int hosts, std::vector<int> instancesOfHost)
{
    Ids ids;
    std::vector<ComputeService> services;
    std::vector<Hypervisor> hypervisors;
    std::vector<Server> servers;
    std::array<int, kinds.size()> serials {};
    serials.fill(30); // Lower numbers are those of the awkward ones.
    for (int number = 1; number <= hosts; ++number) {
        services.push_back(service(number, ids));
        hypervisors.push_back(hypervisor(services.back(), ids, number));
        for (int i = 0; i < instancesOfHost[size_t(number - 1)]; ++i) {
            const size_t kind = size_t(ids.below(int(kinds.size())));
            servers.push_back(server(kinds[kind], ++serials[kind], number, ids, takenAt));
        }
    }
    makeAwkward(servers, ids, takenAt);
    std::vector<Migration> migrations = exampleMigrations(servers, ids, takenAt);

    Aggregate general;
    general.id = 1;
    general.name = u"general-c6"_s;
    Aggregate nfv;
    nfv.id = 2;
    nfv.name = u"nfv-dpdk"_s;
    for (int number = 1; number <= hosts; ++number)
        (number % 8 < 6 ? general : nfv).hosts << hostName(number);

    std::ranges::sort(servers, {}, &Server::id);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->cloud = identity();
    snapshot->takenAt = takenAt;
    snapshot->services = complete(std::move(services), takenAt);
    snapshot->hypervisors = complete(std::move(hypervisors), takenAt);
    snapshot->servers = complete(std::move(servers), takenAt);
    snapshot->aggregates = complete(std::vector<Aggregate> {general, nfv}, takenAt);
    snapshot->serverGroups = complete(std::vector<ServerGroup> {}, takenAt);
    snapshot->migrations = complete(std::move(migrations), takenAt);
    return snapshot;
}

/// A live migration of the moving cloud, and how its bytes go.
struct Move {
    QLatin1StringView name;
    int from;
    int to;
    QLatin1StringView status;
    double totalGB;
    double gigabytesPerSecond;
    QList<double> leftOverGB; ///< Of each pass; the last one for ever.
    int seconds; ///< Since the first byte.
    int blockedSeconds = 0; ///< Nothing was sent for the last of them.
    int age = 3; ///< Of the newest figures.
};

const QList<Move> &moves()
{
    static const QList<Move> all {
        {"db-billing-3"_L1, 12, 14, "running"_L1, 68.7, 0.412, {24, 15, 12.6, 11.4, 10.9, 10.6}, 605},
        {"ci-runner-17"_L1, 16, 9, "running"_L1, 17.2, 0.61, {4}, 61, 48, 4},
        {"es-data-4"_L1, 13, 10, "running"_L1, 68.7, 1.02, {20, 9, 5.2, 4.4, 4.2}, 131, 0, 1},
        {"erp-app-2"_L1, 1, 8, "running (post-copy)"_L1, 34.4, 0.94, {24, 21, 20}, 96, 0, 22},
        {"redis-cart-9"_L1, 9, 11, "running"_L1, 34.4, 1.08, {9, 2.1, 0.6, 0.24}, 74, 0, 5},
        {"kafka-02"_L1, 4, 3, "running"_L1, 34.4, 0.86, {12.2, 5.1, 2.2, 0.8}, 66},
        {"web-shop-33"_L1, 11, 13, "running"_L1, 8.6, 0.47, {1}, 11, 0, 2},
        {"nfs-home-1"_L1, 10, 16, "queued"_L1, 17.2, 0, {1}, 0},
    };
    return all;
}

/// As Nova writes them: every 5 s, in whole seconds.
std::vector<MigrationSample> samplesOf(const Move &move, const QDateTime &newest)
{
    constexpr int stepsPerSecond = 10;
    std::vector<MigrationSample> samples;
    double left = move.totalGB;
    double sent = 0;
    qsizetype pass = 0;
    const QDateTime start = newest.addSecs(-move.seconds);
    for (int step = 0; step <= move.seconds * stepsPerSecond; ++step) {
        const int second = step / stepsPerSecond;
        if (step % stepsPerSecond == 0 && (move.seconds - second) % 5 == 0) {
            samples.push_back({start.addSecs(second), qint64(move.totalGB * 1e9), qint64(sent * 1e9),
                               qint64(left * 1e9), 0, 0});
        }
        if (second >= move.seconds - move.blockedSeconds)
            continue;
        left -= move.gigabytesPerSecond / stepsPerSecond;
        sent += move.gigabytesPerSecond / stepsPerSecond;
        if (left <= 0)
            left += move.leftOverGB[std::min(pass++, move.leftOverGB.size() - 1)];
    }
    return samples;
}

RunRecord runOf(qint64 id, Plan::Intent intent, int host, int moves, const QDateTime &begun,
                RunRecord::State state)
{
    RunRecord run;
    run.id = id;
    run.begunAt = begun;
    run.state = state;
    if (state != RunRecord::State::Unfinished)
        run.endedAt = begun.addSecs(600);
    Plan &plan = run.plan;
    plan.id = u"example-%1"_s.arg(id);
    plan.intent = intent;
    plan.cloud = identity().key();
    plan.cloudName = identity().name;
    plan.host = hostName(host);
    plan.madeAt = begun;
    plan.madeBy = u"j.moreau"_s;
    Step close;
    close.id = 1;
    close.kind = intent == Plan::Intent::Enable ? StepKind::EnableService : StepKind::DisableService;
    close.host = plan.host;
    close.reason = drainReason;
    plan.steps << close;
    for (int i = 0; i < moves; ++i) {
        Step move;
        move.id = i + 2;
        move.kind = StepKind::LiveMigrate;
        move.host = plan.host;
        move.needs = {1};
        move.server = ServerId(u"%1-%2"_s.arg(plan.id).arg(i));
        move.serverName = u"web-shop-%1"_s.arg(i);
        plan.steps << move;
    }
    return run;
}

} // namespace

std::shared_ptr<const Snapshot> exampleCloud(const QDateTime &takenAt)
{
    Ids counts;
    std::vector<int> instances(hostCount);
    for (int number = 1; number <= hostCount; ++number)
        instances[size_t(number - 1)] = number == drainedHost ? 11
            : number == disabledHost                          ? 0
                                                              : 11 + counts.below(8);
    return cloudOf(takenAt, hostCount, instances);
}

std::shared_ptr<const Snapshot> largeCloud(const QDateTime &takenAt, int hosts, int instances)
{
    return cloudOf(takenAt, hosts, std::vector<int>(size_t(hosts), instances / hosts));
}

std::shared_ptr<const Snapshot> movingCloud(const QDateTime &takenAt)
{
    auto snapshot = std::make_shared<Snapshot>(*exampleCloud(takenAt));
    Ids ids;
    auto &servers = snapshot->servers.values;
    for (qsizetype at = 0; at < moves().size(); ++at) {
        const Move &move = moves()[at];
        const auto found = std::ranges::find_if(servers, [&move](const auto &server) {
            return server->host == hostName(move.from) && server->status == ServerStatus::Active;
        });
        Server moving(**found);
        moving.name = move.name;
        moving.taskState = u"migrating"_s;
        moving.flavor.memoryMiB = int(move.totalGB / 1.074) * 1024;
        setStatus(moving, ServerStatus::Migrating);
        *found = std::make_shared<const Server>(moving);
        const int age = move.seconds + move.age;
        snapshot->migrations.values.push_back(std::make_shared<const Migration>(
            migration(neverEndingMigration + at, moving, Migration::Type::Live, move.status, move.from,
                      move.to, takenAt.addSecs(-age - 7), age + 7 - move.age, ids)));
    }
    return snapshot;
}

MigrationTraces movingTraces(const Snapshot &moving)
{
    MigrationTraces traces;
    for (qsizetype at = 0; at < moves().size(); ++at) {
        const Move &move = moves()[at];
        const auto &records = moving.migrations.values;
        const auto record = std::ranges::find(records, neverEndingMigration + at,
                                              [](const auto &known) { return known->id; });
        auto trace = std::make_shared<MigrationTrace>();
        trace->migration = *record;
        if (move.gigabytesPerSecond > 0) {
            trace->grownAt = moving.takenAt.addSecs(-move.age);
            trace->samples = samplesOf(move, trace->grownAt);
        }
        traces.insert((*record)->id, trace);
    }
    return traces;
}

QList<RunRecord> exampleRuns(const QDateTime &now)
{
    return {
        runOf(42, Plan::Intent::Drain, drainedHost, 14, now.addSecs(-310), RunRecord::State::Unfinished),
        runOf(41, Plan::Intent::Enable, 6, 0, now.addSecs(-5400), RunRecord::State::Done),
        runOf(40, Plan::Intent::Drain, 6, 9, now.addSecs(-9000), RunRecord::State::Done),
        runOf(39, Plan::Intent::Drain, 21, 6, now.addSecs(-93000), RunRecord::State::Failed),
    };
}

QList<JournalEntry> exampleEntries(const RunRecord &run, const QDateTime &now)
{
    const int ended = run.state == RunRecord::State::Unfinished ? 6 : int(run.plan.steps.size());
    QList<JournalEntry> lines;
    for (int step = 1; step <= ended; ++step) {
        JournalEntry line;
        line.sequence = step;
        line.step = step;
        line.at = now.addSecs(-60);
        line.event = JournalEntry::Event::Ended;
        const Step &done = run.plan.steps[step - 1];
        if (done.kind == StepKind::EnableService)
            line.sentence = u"%1 is open to new instances"_s.arg(run.plan.host.value);
        else if (step == 1)
            line.sentence = u"%1 is closed to new instances"_s.arg(run.plan.host.value);
        else
            line.sentence =
                u"%1 runs on compute-%2"_s.arg(done.serverName).arg(step, 2, 10, QLatin1Char('0'));
        lines << line;
    }
    return lines;
}

} // namespace drover
