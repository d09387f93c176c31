// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabs/placesheet.h"

#include "ui/instances/instancemarks.h"
#include "ui/widgets/naturalorder.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct PlaceSheet {
    Q_DECLARE_TR_FUNCTIONS(PlaceSheet)
};

QString number(qint64 value)
{
    return QLocale().toString(value);
}

/// What some hosts have, and what of it is given to instances.
struct Room {
    int hosts = 0;
    int down = 0;
    int closedByUs = 0;
    int closedByOthers = 0;
    qint64 vcpus = 0;
    qint64 memoryMiB = 0;
    std::optional<qint64> vcpusInAll = 0; ///< Nothing as soon as one host does not tell.
    std::optional<qint64> memoryMiBInAll = 0;

    void add(const HostRow &row)
    {
        ++hosts;
        down += row.isDown() ? 1 : 0;
        closedByUs += row.isDisabled() && row.closedByRun ? 1 : 0;
        closedByOthers += row.isDisabled() && !row.closedByRun ? 1 : 0;
        vcpus += row.vcpus;
        memoryMiB += row.memoryMiB;
        addTo(vcpusInAll, row.hypervisor ? row.hypervisor->vcpus : std::nullopt);
        addTo(memoryMiBInAll, row.hypervisor ? row.hypervisor->memoryMiB : std::nullopt);
    }

    [[nodiscard]] QString memoryText() const
    {
        return memoryMiBInAll
            ? PlaceSheet::tr("%1 of %2 GiB").arg(gibText(memoryMiB), gibText(*memoryMiBInAll))
            : PlaceSheet::tr("%1 GiB").arg(gibText(memoryMiB));
    }
    [[nodiscard]] std::optional<double> memoryShare() const
    {
        if (memoryMiBInAll.value_or(0) <= 0)
            return {};
        return double(memoryMiB) / double(*memoryMiBInAll);
    }

private:
    template<typename Number>
    static void addTo(std::optional<qint64> &sum, const std::optional<Number> &more)
    {
        if (sum && more)
            *sum += *more;
        else
            sum.reset();
    }
};

class Summing {
public:
    Summing(const CloudFeed &feed, const Scope &place)
        : m_feed(feed), m_whole(place.kind == Scope::Kind::Cloud)
    {
        if (!m_whole)
            m_in = place.hosts(*feed.snapshot());
        for (const auto &row : *feed.hosts()) {
            if (!contains(row->host()))
                continue;
            m_room.add(*row);
            m_zones[row->service->zone].add(*row);
        }
        for (const auto &server : feed.snapshot()->servers.values) {
            if (!contains(server->host))
                continue;
            ++m_instances;
            ++m_byStatus[server->statusText];
            m_broken += server->status == ServerStatus::Error ? 1 : 0;
            m_undecided += server->status == ServerStatus::VerifyResize ? 1 : 0;
        }
        for (const auto &row : *feed.migrations()) {
            const Migration &migration = *row->migration;
            if (contains(migration.source) || contains(migration.destination.value_or(HostName())))
                count(migration);
        }
    }

    [[nodiscard]] FactSheet::Group trouble() const
    {
        FactSheet::Group group {PlaceSheet::tr("Needs somebody"), {}};
        const auto add = [&group](int count, Glyph glyph, Tone tone, const QString &words) {
            if (count > 0)
                group.facts << FactSheet::Fact {.label = {}, .value = {}, .mark = {glyph, words, tone, {}}};
        };
        add(m_room.down, Glyph::ArrowDown, Tone::Block,
            PlaceSheet::tr("%n host(s) down", nullptr, m_room.down));
        add(m_room.closedByOthers, Glyph::BarredCircle, Tone::Warn,
            PlaceSheet::tr("%n host(s) disabled by others", nullptr, m_room.closedByOthers));
        add(m_room.closedByUs, Glyph::Wrench, Tone::Info,
            PlaceSheet::tr("%n host(s) in maintenance", nullptr, m_room.closedByUs));
        add(m_broken, Glyph::Cross, Tone::Block,
            PlaceSheet::tr("%n instance(s) in ERROR", nullptr, m_broken));
        add(m_undecided, Glyph::Hourglass, Tone::Warn,
            PlaceSheet::tr("%n instance(s) to confirm or revert", nullptr, m_undecided));
        add(m_failedToday, Glyph::Cross, Tone::Block,
            PlaceSheet::tr("%n migration(s) failed today", nullptr, m_failedToday));
        if (m_whole) {
            const int left = int(std::ranges::count_if(m_feed.runs(), &RunView::isLeft));
            add(left, Glyph::Hand, Tone::Warn, PlaceSheet::tr("%n run(s) left in the middle", nullptr, left));
        }
        if (group.facts.isEmpty()) {
            group.facts << FactSheet::Fact {
                .label = {}, .value = {}, .mark = {Glyph::DiscTick, PlaceSheet::tr("Nothing"), Tone::Ok, {}}};
        }
        return group;
    }

    [[nodiscard]] FactSheet::Group room() const
    {
        return {
            PlaceSheet::tr("Given to instances"),
            {{.label = PlaceSheet::tr("Hosts"), .value = number(m_room.hosts)},
             {.label = PlaceSheet::tr("vCPU"),
              .value = m_room.vcpusInAll
                  ? PlaceSheet::tr("%1 on %2 CPUs").arg(number(m_room.vcpus), number(*m_room.vcpusInAll))
                  : number(m_room.vcpus)},
             {.label = PlaceSheet::tr("RAM"), .value = m_room.memoryText(), .share = m_room.memoryShare()}}};
    }

    [[nodiscard]] FactSheet::Group instances() const
    {
        FactSheet::Group group {PlaceSheet::tr("Instances"), {}};
        if (m_feed.snapshot()->servers.reading == Reading::Forbidden) {
            group.facts << FactSheet::Fact {.label = PlaceSheet::tr("In all"), .value = orUnknown({})};
            return group;
        }
        group.facts << FactSheet::Fact {.label = PlaceSheet::tr("In all"), .value = number(m_instances)};
        QList<std::pair<int, QString>> most;
        for (const auto &[status, count] : m_byStatus)
            most << std::pair(-count, status);
        std::ranges::sort(most);
        for (const auto &[count, status] : most)
            group.facts << FactSheet::Fact {.label = status, .value = number(-count)};
        return group;
    }

    [[nodiscard]] FactSheet::Group moves() const
    {
        return {PlaceSheet::tr("Migrations"),
                {{.label = PlaceSheet::tr("Under way"), .value = number(m_underWay)},
                 {.label = PlaceSheet::tr("To decide"), .value = number(m_toDecide)},
                 {.label = PlaceSheet::tr("Ended today"), .value = number(m_endedToday)}}};
    }

    [[nodiscard]] FactSheet::Group zones() const
    {
        QStringList names;
        for (const auto &[name, room] : m_zones)
            names << name;
        std::ranges::sort(names, [](const QString &a, const QString &b) { return naturalCompare(a, b) < 0; });
        FactSheet::Group group {PlaceSheet::tr("Zones"), {}};
        for (const QString &name : names) {
            const Room &room = m_zones.at(name);
            group.facts << FactSheet::Fact {
                .label = name,
                .value = PlaceSheet::tr("%1 · %2", "hosts, their memory")
                             .arg(PlaceSheet::tr("%n host(s)", nullptr, room.hosts), room.memoryText()),
                .share = room.memoryShare()};
        }
        return group;
    }

    [[nodiscard]] FactSheet::Group connection() const
    {
        const Connection &connection = m_feed.connection();
        const CloudIdentity &cloud = m_feed.snapshot()->cloud;
        FactSheet::Group group {PlaceSheet::tr("Connection"),
                                {{.label = PlaceSheet::tr("Address"), .value = cloud.authUrl, .mono = true},
                                 {.label = PlaceSheet::tr("Region"), .value = orUnknown(cloud.region)},
                                 {.label = PlaceSheet::tr("User"), .value = orUnknown(cloud.user)},
                                 {.label = PlaceSheet::tr("Project"), .value = orUnknown(cloud.project)}}};
        if (cloud.computeApi)
            group.facts << FactSheet::Fact {.label = PlaceSheet::tr("Compute API"),
                                            .value = cloud.computeApi->text()};
        if (connection.tokenExpiresAt.isValid())
            group.facts << FactSheet::Fact {.label = PlaceSheet::tr("Token until"),
                                            .value = timeText(connection.tokenExpiresAt, m_feed.now())};
        if (!connection.tlsVerified) {
            group.facts << FactSheet::Fact {
                .label = PlaceSheet::tr("Certificate"),
                .value = {},
                .mark = {Glyph::TriangleMark, PlaceSheet::tr("Not checked"), Tone::Warn, {}}};
        }
        return group;
    }

private:
    [[nodiscard]] bool contains(const HostName &host) const { return m_whole || m_in.contains(host); }

    void count(const Migration &migration)
    {
        const QDateTime &at = migration.updatedAt ? *migration.updatedAt : m_feed.now();
        const bool today = at.toLocalTime().date() == m_feed.now().toLocalTime().date();
        m_underWay += isUnderWay(migration) ? 1 : 0;
        m_toDecide += migration.waitsForDecision() ? 1 : 0;
        m_endedToday += migration.ended() && today ? 1 : 0;
        m_failedToday += hasFailed(migration) && today ? 1 : 0;
    }

    const CloudFeed &m_feed;
    bool m_whole;
    QSet<HostName> m_in;
    Room m_room;
    std::map<QString, Room> m_zones;
    int m_instances = 0;
    std::map<QString, int> m_byStatus;
    int m_broken = 0;
    int m_undecided = 0;
    int m_underWay = 0;
    int m_toDecide = 0;
    int m_endedToday = 0;
    int m_failedToday = 0;
};

} // namespace

FactSheet placeSheet(const CloudFeed &feed, const Scope &place)
{
    const Summing sums(feed, place);
    FactSheet sheet;
    sheet.heading = {.word = place.kind == Scope::Kind::Cloud ? feed.snapshot()->cloud.name : place.name};
    sheet.groups = {sums.trouble(), sums.room(), sums.instances(), sums.moves()};
    if (place.kind == Scope::Kind::Cloud)
        sheet.groups << sums.zones() << sums.connection();
    return sheet;
}

} // namespace drover
