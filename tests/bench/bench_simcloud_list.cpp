// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much processor time the simulated Nova takes for a page of 1 000 of 100 000 servers.
#include "app/simcloud/api/nova/servers.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace simcloud;
using namespace Qt::StringLiterals;

namespace {

constexpr int allServers = 100'000;
constexpr int allHosts = 2'000;
constexpr int rounds = 31;

void fill(Cloud &cloud)
{
    cloud.now = *momentFrom(u"2026-11-23T00:00:00Z"_s);
    Aggregate zones[3];
    for (int i = 0; i < 3; ++i)
        zones[i] = {.id = i + 1, .name = u"az-%1"_s.arg(i), .zone = u"az-%1"_s.arg(i)};
    for (int i = 0; i < allHosts; ++i) {
        const QString name = u"compute-%1"_s.arg(i, 4, 10, QChar(u'0'));
        cloud.add(Host {.name = name, .serviceId = cloud.dice.uuid(), .providerId = cloud.dice.uuid()});
        zones[i % 3].hosts.append(name);
    }
    cloud.aggregates.assign(std::begin(zones), std::end(zones));
    for (int i = 0; i < 20; ++i) {
        cloud.flavors.push_back(std::make_shared<const Flavor>(Flavor {
            .number = i + 1,
            .id = cloud.dice.uuid(),
            .name = u"m%1.large"_s.arg(i),
            .extraSpecs = {{u"hw:cpu_policy"_s, u"dedicated"_s}, {u"hw:mem_page_size"_s, u"1GB"_s}},
        }));
    }
    const QString image = cloud.dice.uuid();
    for (int i = 0; i < allServers; ++i) {
        Server server {.name = u"web-%1"_s.arg(i)};
        server.projectId = u"project-%1"_s.arg(i % 50);
        server.userId = u"e9920de5098f41809ceff0477ebc3133"_s;
        server.flavor = cloud.flavors[std::size_t(i) % cloud.flavors.size()];
        server.imageId = image;
        server.reservationId = u"r-np1764qa"_s;
        server.metadata = {{u"owner"_s, u"team-%1"_s.arg(i % 9)}};
        server.ports = {{.id = cloud.dice.uuid(),
                         .network = u"net"_s,
                         .networkId = image,
                         .mac = u"fa:16:3e:79:f0:23"_s,
                         .address = u"192.0.2.%1"_s.arg(i % 250)}};
        server.host = u"compute-%1"_s.arg(i % allHosts, 4, 10, QChar(u'0'));
        cloud.now += std::chrono::seconds(1);
        server.created = server.updated = cloud.now;
        server.launched = cloud.now;
        cloud.add(std::move(server));
    }
}

/// The median of some rounds, in milliseconds of processor time.
template<typename Work>
double median(const Work &work)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const std::clock_t begun = std::clock();
        work(round);
        times.push_back(double(std::clock() - begun) * 1000 / CLOCKS_PER_SEC);
    }
    std::ranges::nth_element(times, times.begin() + rounds / 2);
    return times[rounds / 2];
}

Answer detail(Cloud &cloud, Engine &engine, const QString &query)
{
    const Request request {
        .verb = "GET", .query = QUrlQuery(query), .base = u"http://127.0.0.1:5000/compute"_s};
    const Token token {.projectId = u"project-7"_s, .roles = {u"admin"_s}};
    return nova::serverRoutes()[1].handler(
        {.cloud = cloud, .engine = engine, .request = request, .token = token, .microversion = 96});
}

} // namespace

int main()
{
    Cloud cloud;
    Engine engine(cloud);
    fill(cloud);
    const QString half = cloud.serverByNumber(allServers / 2).id;
    const QByteArray body = detail(cloud, engine, u"all_tenants=1&limit=1000&marker="_s + half).body;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const double floor = median([&](int) {
        if (document.toJson(QJsonDocument::Compact).size() != body.size())
            std::abort();
    });
    std::printf("(a page of 1000 servers has %.1f MB; to write it down alone takes %.1f ms)\n",
                double(body.size()) / 1e6, floor);
    const auto print = [&](const char *what, const QString &query) {
        const double time = median([&](int) {
            if (detail(cloud, engine, query).status != 200)
                std::abort();
        });
        std::printf("%-52s %8.3f ms   ratio %.1f\n", what, time, time / floor);
    };
    print("the first page of 100 000 servers", u"all_tenants=1&limit=1000"_s);
    print("a page in the middle", u"all_tenants=1&limit=1000&marker="_s + half);
    print("a page sorted by name", u"all_tenants=1&limit=1000&sort_key=display_name&sort_dir=asc"_s);
    print("a page of one project of fifty", u"limit=1000"_s);
    print("the servers of one host", u"all_tenants=1&host=compute-0007"_s);
    print("what changed in the last minute",
          u"all_tenants=1&changes-since="_s + withZone(cloud.now - std::chrono::minutes(1)));
    return 0;
}
