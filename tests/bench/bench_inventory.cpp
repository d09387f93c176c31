// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long it takes to put a delta into the picture of a large cloud, and to read a page of servers.
#include "core/inventory/applyservers.h"
#include "core/openstack/nova/parsers.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace drover;
using namespace Qt::StringLiterals;

namespace {

constexpr int allServers = 100'000;
constexpr int changedServers = 100;
constexpr int pageOfServers = 1000;
constexpr int rounds = 31;

Server server(int number)
{
    Server made;
    made.id =
        ServerId(u"%1-1fe9-41dc-a9ac-860a741d5d15"_s.arg(quint32(number) * 2654435761u, 8, 16, QChar(u'0')));
    made.name = u"server-%1"_s.arg(number);
    made.status = ServerStatus::Active;
    made.statusText = u"ACTIVE"_s;
    made.vmState = u"active"_s;
    made.host = HostName(u"compute-%1"_s.arg(number % 2000));
    made.node = made.host.value;
    made.instanceName = u"instance-%1"_s.arg(number, 8, 16, QChar(u'0'));
    made.projectId = ProjectId(u"e0918d9706614d79a46758c3c7e38b63"_s);
    made.zone = u"az-general"_s;
    made.flavor.name = u"m1.small"_s;
    made.flavor.vcpus = 2;
    made.flavor.memoryMiB = 2048;
    made.flavor.extraSpecs.insert(u"hw:cpu_policy"_s, u"shared"_s);
    made.imageId = u"e9e186bf-3547-47ef-84cf-6e18738c537c"_s;
    made.created = made.updated = QDateTime(QDate(2026, 11, 23), QTime(0, 22, 59), Qt::UTC);
    made.launchedAt = made.created;
    return made;
}

/// The median of some rounds, in milliseconds of processor time, which other programs disturb less than the
/// time on the wall. @p prepare is not counted.
double median(auto prepare, auto work)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        auto prepared = prepare(round);
        const std::clock_t begun = std::clock();
        work(prepared);
        times.push_back(double(std::clock() - begun) * 1000 / CLOCKS_PER_SEC);
    }
    std::ranges::nth_element(times, times.begin() + rounds / 2);
    return times[rounds / 2];
}

void print(const char *what, double time, const char *floor, double floorTime)
{
    std::printf("%-52s %8.3f ms   %-44s %8.3f ms   ratio %.1f\n", what, time, floor, floorTime,
                time / floorTime);
}

void benchDelta()
{
    auto first = std::make_shared<Snapshot>();
    std::vector<Server> all;
    for (int i = 0; i < allServers; ++i)
        all.push_back(server(i));
    (void)applyServers(*first, std::move(all));
    std::shared_ptr<const Snapshot> current = std::move(first);

    const double floor = median([&](int) { return std::vector<std::shared_ptr<const Server>>(); },
                                [&](auto &copy) { copy = current->servers.values; });
    const double applied = median(
        [&](int round) {
            std::vector<Server> arrived;
            for (int i = 0; i < changedServers; ++i) {
                arrived.push_back(server(i * (allServers / changedServers)));
                arrived.back().host = HostName(u"moved-%1"_s.arg(round));
            }
            return arrived;
        },
        [&](std::vector<Server> &arrived) {
            auto next = std::make_shared<Snapshot>(*current);
            const SnapshotDelta delta = applyServers(*next, std::move(arrived));
            if (delta.upsertedServers.size() != changedServers)
                std::abort();
            current = std::move(next); // The picture before goes with it, as when nobody holds it any more.
        });
    print("a delta of 100 into 100 000 servers", applied, "copy of 100 000 shared pointers", floor);
}

void benchPage()
{
    QJsonArray servers;
    for (int i = 0; i < pageOfServers; ++i) {
        QJsonObject json = toJson(server(i));
        // Of what Nova says besides, the bulk.
        const QJsonObject link {
            {"rel"_L1, "self"_L1},
            {"href"_L1, "http://controller.example:8774/v2.1/servers/cec8c8da-a098-4edf-af2b"_L1}};
        json.insert("links"_L1, QJsonArray {link, link});
        const QJsonObject address {{"version"_L1, 4},
                                   {"addr"_L1, "192.0.2.249"_L1},
                                   {"OS-EXT-IPS:type"_L1, "fixed"_L1},
                                   {"OS-EXT-IPS-MAC:mac_addr"_L1, "fa:16:3e:79:f0:23"_L1}};
        json.insert("addresses"_L1, QJsonObject {{"net"_L1, QJsonArray {address, address}}});
        for (const auto *key :
             {"accessIPv4", "accessIPv6", "OS-DCF:diskConfig", "key_name", "locked_reason",
              "OS-EXT-SRV-ATTR:reservation_id", "OS-EXT-SRV-ATTR:hostname", "host_status",
              "OS-EXT-SRV-ATTR:root_device_name", "OS-EXT-SRV-ATTR:kernel_id", "description"})
            json.insert(QLatin1StringView(key), "some text"_L1);
        servers.append(json);
    }
    const QByteArray body = QJsonDocument(QJsonObject {{"servers"_L1, servers}}).toJson();
    const double floor = median([](int) { return QJsonDocument(); },
                                [&](QJsonDocument &document) { document = QJsonDocument::fromJson(body); });
    const double parsed =
        median([](int) { return Result<std::vector<Server>>(); },
               [&](auto &read) { read = parseList(body, u"servers"_s, u"GET"_s, parseServer); });
    std::printf("(a page of %d servers has %.1f MB)\n", pageOfServers, double(body.size()) / 1e6);
    print("a page of 1000 servers into values", parsed, "QJsonDocument::fromJson alone", floor);
}

} // namespace

int main()
{
    benchDelta();
    benchPage();
    return 0;
}
