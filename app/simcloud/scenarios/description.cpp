// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/scenarios/description.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace simcloud::scenarios {

namespace {

constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();
constexpr Bounds positive {1, 1'000'000'000};
constexpr Bounds notNegative {0, 1'000'000'000};
constexpr Bounds days {0, 5000};
// A slip of the pen must not fill the machine's memory.
constexpr std::size_t maxHosts = 5000;
constexpr std::size_t maxInstances = 250'000;
constexpr int maxCpus = 1024;

const QStringList states {u"active"_s,    u"stopped"_s,           u"paused"_s,
                          u"suspended"_s, u"rescued"_s,           u"shelved"_s,
                          u"error"_s,     u"shelved_offloaded"_s, u"verify_resize"_s};
const QStringList roles {u"admin"_s, u"manager"_s, u"member"_s, u"reader"_s, u"service"_s};
const QStringList policies {u"affinity"_s, u"anti-affinity"_s, u"soft-affinity"_s, u"soft-anti-affinity"_s};

/// What Nova's libvirt driver reports of every host.
const QStringList everyTraits {
    u"COMPUTE_NODE"_s,
    u"COMPUTE_DEVICE_TAGGING"_s,
    u"COMPUTE_IMAGE_TYPE_QCOW2"_s,
    u"COMPUTE_IMAGE_TYPE_RAW"_s,
    u"COMPUTE_NET_ATTACH_INTERFACE"_s,
    u"COMPUTE_NET_ATTACH_INTERFACE_WITH_TAG"_s,
    u"COMPUTE_TRUSTED_CERTS"_s,
    u"COMPUTE_VOLUME_ATTACH_WITH_TAG"_s,
    u"COMPUTE_VOLUME_EXTEND"_s,
};

QString traitOf(const QString &feature)
{
    static const QMap<QString, QString> traits {
        {u"aes"_s, u"HW_CPU_X86_AESNI"_s},         {u"avx"_s, u"HW_CPU_X86_AVX"_s},
        {u"avx2"_s, u"HW_CPU_X86_AVX2"_s},         {u"avx512f"_s, u"HW_CPU_X86_AVX512F"_s},
        {u"avx512bw"_s, u"HW_CPU_X86_AVX512BW"_s}, {u"avx512vnni"_s, u"HW_CPU_X86_AVX512VNNI"_s},
        {u"sse4.2"_s, u"HW_CPU_X86_SSE42"_s},      {u"vmx"_s, u"HW_CPU_X86_VMX"_s},
        {u"svm"_s, u"HW_CPU_X86_SVM"_s},           {u"sha-ni"_s, u"HW_CPU_X86_SHA"_s},
    };
    return traits.value(feature);
}

/// "0-3,8": as nova.conf writes sets of CPUs.
std::optional<std::set<int>> cpuSet(const QString &text, int count)
{
    std::set<int> cpus;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QStringList ends = part.trimmed().split(u'-');
        bool right = ends.size() <= 2;
        bool alsoRight = true;
        const int low = ends.constFirst().toInt(&right);
        const int high = ends.constLast().toInt(&alsoRight);
        if (!right || !alsoRight || ends.size() > 2 || low < 0 || high < low || high >= count)
            return {};
        for (int cpu = low; cpu <= high; ++cpu)
            cpus.insert(cpu);
    }
    return cpus;
}

struct Subnet {
    quint32 address = 0;
    int bits = 0;
};

std::optional<Subnet> subnetFrom(const QString &text)
{
    const QStringList halves = text.split(u'/');
    const QStringList bytes = halves.constFirst().split(u'.');
    if (halves.size() != 2 || bytes.size() != 4)
        return {};
    Subnet subnet;
    for (const QString &byte : bytes) {
        bool right = false;
        const uint value = byte.toUInt(&right);
        if (!right || value > 255)
            return {};
        subnet.address = subnet.address << 8 | value;
    }
    subnet.bits = halves.constLast().toInt();
    return subnet.bits >= 8 && subnet.bits <= 28 ? std::optional(subnet) : std::nullopt;
}

class Reading {
public:
    Reading(Description &description, Complaint &complaint) : m_all(description), m_complaint(complaint) { }

    void document(const Node &node);

private:
    void settings(Section section);
    void faults(Section section);
    void machine(const QString &name, const Node &node);
    void cells(Section &section, Host &host);
    void devices(Section &section, Host &host);
    void card(const Node &node, Host &host);
    void hosts(const Node &node);
    void hostState(Section &section, HostPlan &plan);
    void aggregate(const Node &node);
    void flavor(const Node &node);
    void image(const Node &node);
    void network(const Node &node);
    void user(const Node &node);
    void group(const Node &node);
    void workload(const QString &name, const Node &node);
    void instance(const Node &node);
    void disks(Section &section, InstancePlan &plan);
    void ports(Section &section, InstancePlan &plan);
    void orphan(const Node &node);

    [[nodiscard]] bool knowsProject(Section &section, const QString &key, const QString &name);
    [[nodiscard]] FlavorPtr flavorOf(Section &section);
    [[nodiscard]] QStringList hostNames(Section &section, const QString &key);
    void unknown(Section &section, const QString &key, const QString &what, const QString &name)
    {
        m_complaint.say(section.lineOf(key), u"there is no %1 \"%2\"."_s.arg(what, name));
    }

    Description &m_all;
    Complaint &m_complaint;
    std::size_t m_instances = 0; ///< Of this document.
};

void Reading::document(const Node &node)
{
    Section all(node, u"a scenario"_s, m_complaint);
    (void)all.text(u"about"_s);
    (void)all.text(u"based_on"_s); // whoever has read the file has looked at it
    settings(all.section(u"settings"_s, u"the settings"_s));
    faults(all.section(u"faults"_s, u"the faults"_s));
    for (const Node::Entry &entry : all.entries(u"machines"_s))
        machine(entry.key, entry.value);
    for (const Node &item : all.list(u"hosts"_s))
        hosts(item);
    for (const Node &item : all.list(u"aggregates"_s))
        aggregate(item);
    for (const Node &item : all.list(u"flavors"_s))
        flavor(item);
    for (const Node &item : all.list(u"images"_s))
        image(item);
    for (const Node &item : all.list(u"networks"_s))
        network(item);
    m_all.projects += all.names(u"projects"_s);
    for (const Node &item : all.list(u"users"_s))
        user(item);
    for (const Node &item : all.list(u"groups"_s))
        group(item);
    for (const Node::Entry &entry : all.entries(u"workloads"_s))
        workload(entry.key, entry.value);
    for (const Node &item : all.list(u"instances"_s))
        instance(item);
    for (const Node &item : all.list(u"orphans"_s))
        orphan(item);
    all.end();
}

void Reading::settings(Section section)
{
    Settings &is = m_all.settings;
    is.newestMicroversion = int(section.number(u"newest_microversion"_s, is.newestMicroversion, {79, 100}));
    is.pageLimit = int(section.number(u"page_limit"_s, is.pageLimit, {1, 100'000}));
    is.liveMigrationsPerSource =
        int(section.number(u"live_migrations_per_source"_s, is.liveMigrationsPerSource, {0, 100}));
    is.permitsPostCopy = section.flag(u"permits_post_copy"_s, is.permitsPostCopy);
    is.permitsAutoConverge = section.flag(u"permits_auto_converge"_s, is.permitsAutoConverge);
    is.maxDowntimeMs = section.real(u"max_downtime_ms"_s, is.maxDowntimeMs, 100, 60'000);
    is.downtimeSteps = int(section.number(u"downtime_steps"_s, is.downtimeSteps, {3, 100}));
    is.downtimeDelayPerGiB = section.real(u"downtime_delay_s_per_gib"_s, is.downtimeDelayPerGiB, 3, 100'000);
    is.completionTimeoutPerGiB =
        section.real(u"completion_timeout_s_per_gib"_s, is.completionTimeoutPerGiB, 0, 100'000);
    const QString action = is.timeoutForcesComplete ? u"force_complete"_s : u"abort"_s;
    is.timeoutForcesComplete =
        section.word(u"timeout_action"_s, {u"abort"_s, u"force_complete"_s}, action) != "abort"_L1;
    is.bandwidthMiBPerSecond = section.real(u"bandwidth_mib_s"_s, is.bandwidthMiBPerSecond, 0, 1'000'000);
    is.enforcesNewDefaults = section.flag(u"enforces_new_defaults"_s, is.enforcesNewDefaults);
    is.managersMove = section.flag(u"managers_move"_s, is.managersMove);
    is.tokenLife = std::chrono::seconds(section.number(u"token_s"_s, is.tokenLife.count(), positive));
    is.region = section.text(u"region"_s, is.region);
    section.end();
}

void Reading::faults(Section section)
{
    FaultRates &is = m_all.settings.faults;
    const auto share = [&](const QString &key, double &value) { value = section.real(key, value, 0, 1); };
    share(u"slow"_s, is.slow);
    is.slowBy = std::chrono::milliseconds(section.number(u"slow_ms"_s, is.slowBy.count(), {0, 600'000}));
    share(u"server_errors"_s, is.serverErrors);
    share(u"dropped"_s, is.dropped);
    share(u"truncated"_s, is.truncated);
    share(u"malformed"_s, is.malformed);
    share(u"wrong_types"_s, is.wrongTypes);
    share(u"duplicate_ids"_s, is.duplicateIds);
    share(u"skewed"_s, is.skewed);
    is.skewedBy = std::chrono::seconds(section.number(u"skew_s"_s, is.skewedBy.count(), {-864'000, 864'000}));
    section.end();
}

void Reading::machine(const QString &name, const Node &node)
{
    Section section(node, u"the machine \"%1\""_s.arg(name), m_complaint);
    Host host;
    cells(section, host);
    host.reservedMiB = section.number(u"reserved_mib"_s, 512, notNegative);
    host.diskGiB = section.number(u"disk_gib"_s, 2000, notNegative);
    host.cpuRatio = section.real(u"cpu_ratio"_s, 4, 0.1, 64);
    host.memoryRatio = section.real(u"memory_ratio"_s, 1, 0.1, 16);
    host.diskRatio = section.real(u"disk_ratio"_s, 1, 0.1, 16);
    host.storage = section.text(u"shared_storage"_s);
    host.linkMiBPerSecond = section.real(u"link_mib_s"_s, 1000, 1, 1'000'000);
    host.machineTypes = section.texts(u"machine_types"_s);

    const QStringList qemu = section.text(u"qemu"_s, u"7.2.0"_s).split(u'.');
    host.hypervisorVersion = 0;
    for (const QString &part : qemu) {
        const int number = part.toInt();
        if (qemu.size() != 3 || number < 0 || number > 999)
            section.complain(u"qemu"_s, u"three numbers as 7.2.0"_s);
        else
            host.hypervisorVersion = host.hypervisorVersion * 1000 + number;
    }

    Section cpu = section.section(u"cpu"_s, u"the CPU of \"%1\""_s.arg(name));
    host.cpu.arch = cpu.text(u"arch"_s, u"x86_64"_s);
    host.cpu.vendor = cpu.text(u"vendor"_s, u"Intel"_s);
    host.cpu.model = cpu.text(u"model"_s, u"Cascadelake-Server-noTSX"_s);
    host.cpu.features =
        cpu.has(u"features"_s) ? cpu.texts(u"features"_s) : u"aes avx avx2 avx512f"_s.split(u' ');
    cpu.end();

    host.traits = everyTraits;
    for (const QString &feature : std::as_const(host.cpu.features)) {
        if (const QString trait = traitOf(feature); !trait.isEmpty())
            host.traits << trait;
    }
    if (host.cells.front().siblings.front().size() > 1)
        host.traits << u"HW_CPU_HYPERTHREADING"_s;
    host.traits += section.texts(u"traits"_s);
    devices(section, host);
    section.end();
    m_all.machines[name] = host;
}

void Reading::cells(Section &section, Host &host)
{
    const int cells = int(section.number(u"cells"_s, 2, {1, 64}));
    const int sockets = int(section.number(u"sockets"_s, cells, {1, cells}));
    const int cores = int(section.number(u"cores"_s, 8, {1, 512}));
    const int threads = int(section.number(u"threads"_s, 2, {1, 8}));
    host.memoryMiB = section.number(u"memory_mib"_s, 65536, positive);
    const std::int64_t pages2M = section.number(u"pages_2m"_s, 0, notNegative);
    const std::int64_t pages1G = section.number(u"pages_1g"_s, 0, notNegative);
    const int every = cells * cores * threads;
    if (every > maxCpus)
        section.complain(u"cores"_s, u"fewer: a machine has no more than 1024 CPUs"_s);
    if (m_complaint.made()) {
        host.cells.push_back({.siblings = {{0}}});
        return;
    }

    const auto set = [&](const QString &key) {
        auto cpus = cpuSet(section.text(key), every);
        if (!cpus)
            section.complain(key, u"CPUs of this machine, as 0-3,8 (it has 0 to %1)"_s.arg(every - 1));
        return cpus.value_or(std::set<int>());
    };
    const std::set<int> dedicated = set(u"dedicated_cpus"_s);
    std::set<int> shared = set(u"shared_cpus"_s);
    // As the libvirt driver: what is not said is shared, unless some are dedicated.
    if (!section.has(u"shared_cpus"_s) && dedicated.empty()) {
        for (int cpu = 0; cpu < every; ++cpu)
            shared.insert(cpu);
    }
    const bool both =
        std::any_of(shared.cbegin(), shared.cend(), [&](int cpu) { return dedicated.count(cpu) > 0; });
    if (both)
        section.complain(u"dedicated_cpus"_s, u"others than the shared ones"_s);
    if (pages2M * 2 + pages1G * 1024 > host.memoryMiB / cells)
        section.complain(u"pages_2m"_s, u"less, with pages_1g, than the memory of a cell"_s);

    for (int number = 0; number < cells; ++number) {
        Cell cell {.id = number, .socket = number * sockets / cells, .memoryMiB = host.memoryMiB / cells};
        // As Linux numbers them: the second thread of core n is n + all cores.
        for (int core = number * cores; core < (number + 1) * cores; ++core) {
            std::set<int> siblings;
            for (int thread = 0; thread < threads; ++thread) {
                const int cpu = core + thread * cells * cores;
                siblings.insert(cpu);
                if (shared.count(cpu))
                    cell.sharedCpus.insert(cpu);
                if (dedicated.count(cpu))
                    cell.dedicatedCpus.insert(cpu);
            }
            cell.siblings.push_back(siblings);
        }
        if (pages2M)
            cell.pages.insert(2048, pages2M);
        if (pages1G)
            cell.pages.insert(1048576, pages1G);
        for (int other = 0; other < cells; ++other) {
            const bool sameSocket = other * sockets / cells == cell.socket;
            cell.distances.push_back(other == number ? 10 : sameSocket ? 12 : 21);
        }
        host.cells.push_back(cell);
    }
}

void Reading::devices(Section &section, Host &host)
{
    for (const Node &node : section.list(u"devices"_s)) {
        Section device(node, u"a device"_s, m_complaint);
        PciDevice is;
        is.address = device.name(u"address"_s);
        is.alias = device.name(u"alias"_s);
        is.vendor = device.name(u"vendor"_s);
        is.product = device.name(u"product"_s);
        is.cell = int(device.number(u"cell"_s, 0, {0, std::int64_t(host.cells.size()) - 1}));
        device.end();
        host.devices.push_back(is);
    }
    for (const Node &node : section.list(u"cards"_s))
        card(node, host);
}

void Reading::card(const Node &node, Host &host)
{
    Section section(node, u"a network card"_s, m_complaint);
    PciDevice is;
    is.name = section.name(u"name"_s);
    is.physicalNetwork = section.name(u"physical_network"_s);
    is.vendor = section.text(u"vendor"_s, u"8086"_s);
    is.product = section.text(u"product"_s, u"154c"_s);
    is.cell = int(section.number(u"cell"_s, 0, {0, std::int64_t(host.cells.size()) - 1}));
    const QString bus = section.name(u"bus"_s);
    const int functions = int(section.number(u"functions"_s, 8, {1, 128}));
    section.end();
    is.address = u"0000:%1:00.0"_s.arg(bus);
    host.devices.push_back(is);
    // Virtual functions, which have no name, begin behind the card's own: 3b:02.0 to 3b:02.7, 3b:03.0, …
    is.name.clear();
    for (int number = 0; number < functions; ++number) {
        is.address = u"0000:%1:%2.%3"_s.arg(bus).arg(2 + number / 8, 2, 16, QChar(u'0')).arg(number % 8);
        host.devices.push_back(is);
    }
}

void Reading::hosts(const Node &node)
{
    Section section(node, u"a host"_s, m_complaint);
    const QStringList names = section.names(u"names"_s);
    if (names.isEmpty())
        m_complaint.say(section.line(), u"a host needs \"names\"."_s);
    if (section.has(u"machine"_s)) {
        const QString kind = section.text(u"machine"_s);
        const auto machine = m_all.machines.find(kind);
        if (machine == m_all.machines.end())
            return unknown(section, u"machine"_s, u"machine"_s, kind);
        if (m_all.hosts.size() + std::size_t(names.size()) > maxHosts)
            return section.complain(u"names"_s, u"fewer: a cloud has no more than 5000 hosts"_s);
        for (const QString &name : names) {
            if (m_all.hostIndex.contains(name))
                return section.complain(u"names"_s, u"new: there is a host %1 already"_s.arg(name));
            HostPlan plan {.line = section.line(), .host = machine->second};
            plan.host.name = name;
            m_all.hostIndex.insert(name, m_all.hosts.size());
            m_all.hosts.push_back(plan);
        }
    }
    for (const QString &name : names) {
        const auto index = m_all.hostIndex.constFind(name);
        if (index == m_all.hostIndex.cend())
            return m_complaint.say(section.line(), u"the new host \"%1\" needs \"machine\"."_s.arg(name));
        hostState(section, m_all.hosts[*index]);
    }
    section.end();
}

void Reading::hostState(Section &section, HostPlan &plan)
{
    Host &host = plan.host;
    host.ip = section.text(u"ip"_s, host.ip);
    host.linkMiBPerSecond = section.real(u"link_mib_s"_s, host.linkMiBPerSecond, 1, 1'000'000);
    host.forcedDown = section.flag(u"forced_down"_s, host.forcedDown);
    if (section.has(u"disabled"_s)) {
        host.enabled = false;
        const QString reason = section.text(u"disabled"_s);
        host.disabledReason = reason.isEmpty() ? std::optional<QString>() : reason;
    }
    plan.disabledDays = section.number(u"disabled_days"_s, plan.disabledDays, days);
    plan.upDays = section.bounds(u"up_days"_s, plan.upDays, days);
    if (section.has(u"dead_minutes"_s))
        plan.deadMinutes = section.number(u"dead_minutes"_s, 0, notNegative);
}

QStringList Reading::hostNames(Section &section, const QString &key)
{
    const QStringList names = section.names(key);
    for (const QString &name : names) {
        if (!m_all.hostIndex.contains(name)) {
            unknown(section, key, u"host"_s, name);
            return {};
        }
    }
    return names;
}

void Reading::aggregate(const Node &node)
{
    Section section(node, u"an aggregate"_s, m_complaint);
    Aggregate is;
    is.name = section.name(u"name"_s);
    is.zone = section.text(u"zone"_s);
    is.hosts = hostNames(section, u"hosts"_s);
    is.metadata = section.words(u"metadata"_s);
    section.end();
    m_all.aggregates.push_back(is);
}

void Reading::flavor(const Node &node)
{
    Section section(node, u"a flavor"_s, m_complaint);
    auto is = std::make_shared<Flavor>();
    is->name = section.name(u"name"_s);
    is->id = section.text(u"id"_s);
    is->vcpus = int(section.number(u"vcpus"_s, 1, {1, 1024}));
    is->memoryMiB = section.number(u"memory_mib"_s, 512, positive);
    is->diskGiB = section.number(u"disk_gib"_s, 0, notNegative);
    is->ephemeralGiB = section.number(u"ephemeral_gib"_s, 0, notNegative);
    is->swapMiB = section.number(u"swap_mib"_s, 0, notNegative);
    is->isPublic = section.flag(u"public"_s, true);
    is->extraSpecs = section.words(u"specs"_s);
    section.end();
    if (m_all.flavor(is->name))
        section.complain(u"name"_s, u"new: there is a flavor of that name already"_s);
    m_all.flavors.push_back(is);
}

void Reading::image(const Node &node)
{
    Section section(node, u"an image"_s, m_complaint);
    Image is;
    is.name = section.name(u"name"_s);
    is.diskFormat = section.word(u"format"_s, {u"raw"_s, u"qcow2"_s, u"iso"_s}, u"raw"_s);
    is.sizeBytes = section.number(u"size_bytes"_s, 1024, {0, unbounded});
    is.minDiskGiB = int(section.number(u"min_disk_gib"_s, 0, {0, 100'000}));
    is.minRamMiB = int(section.number(u"min_ram_mib"_s, 0, {0, 100'000'000}));
    is.properties = section.words(u"properties"_s);
    section.end();
    if (m_all.image(is.name))
        section.complain(u"name"_s, u"new: there is an image of that name already"_s);
    m_all.images.push_back(is);
}

void Reading::network(const Node &node)
{
    Section section(node, u"a network"_s, m_complaint);
    NetworkPlan is {.name = section.name(u"name"_s)};
    is.physicalNetwork = section.text(u"physical_network"_s);
    const auto subnet = subnetFrom(section.name(u"subnet"_s));
    if (!subnet)
        section.complain(u"subnet"_s, u"an IPv4 network of 8 to 28 bits, as 192.0.2.0/24"_s);
    const quint32 size = subnet ? 1U << (32 - subnet->bits) : 256;
    is.firstAddress = (subnet ? subnet->address & ~(size - 1) : 0) + 5; // the first ones are routers
    is.lastAddress = is.firstAddress + size - 7;
    section.end();
    if (m_all.network(is.name))
        section.complain(u"name"_s, u"new: there is a network of that name already"_s);
    m_all.networks.push_back(is);
}

bool Reading::knowsProject(Section &section, const QString &key, const QString &name)
{
    if (m_all.projects.contains(name))
        return true;
    unknown(section, key, u"project"_s, name);
    return false;
}

void Reading::user(const Node &node)
{
    Section section(node, u"a user"_s, m_complaint);
    UserPlan plan {.line = section.line()};
    plan.user.name = section.name(u"name"_s);
    plan.user.password = section.name(u"password"_s);
    plan.user.systemAdmin = section.flag(u"system_admin"_s, false);
    Section of = section.section(u"roles"_s, u"the roles of a user"_s);
    for (const Node::Entry &entry : section.entries(u"roles"_s)) {
        const QStringList names = of.texts(entry.key);
        if (!knowsProject(of, entry.key, entry.key))
            return;
        for (const QString &name : names) {
            if (!roles.contains(name))
                of.complain(entry.key, u"roles out of %1"_s.arg(roles.join(", "_L1)));
        }
        plan.user.roles.insert(entry.key, names);
    }
    section.end();
    m_all.users.push_back(plan);
}

void Reading::group(const Node &node)
{
    Section section(node, u"a server group"_s, m_complaint);
    const QStringList names = section.names(u"names"_s);
    ServerGroup is;
    is.policy = section.word(u"policy"_s, policies, u"anti-affinity"_s);
    is.projectId = section.name(u"project"_s);
    if (section.has(u"max_per_host"_s))
        is.maxServersPerHost = int(section.number(u"max_per_host"_s, 1, {1, 1000}));
    section.end();
    if (names.isEmpty())
        m_complaint.say(section.line(), u"a server group needs \"names\"."_s);
    if (!knowsProject(section, u"project"_s, is.projectId))
        return;
    for (const QString &name : names) {
        is.name = name;
        if (m_all.group(name))
            section.complain(u"names"_s, u"new: there is a group \"%1\" already"_s.arg(name));
        m_all.groups.push_back({.line = section.line(), .group = is});
    }
}

void Reading::workload(const QString &name, const Node &node)
{
    Section section(node, u"the workload \"%1\""_s.arg(name), m_complaint);
    WorkloadPlan is;
    is.usedShare = section.real(u"used"_s, 0.6, 0, 1);
    is.repeats = section.flag(u"repeats"_s, false);
    for (const Node &item : section.list(u"phases"_s)) {
        Section phase(item, u"a phase"_s, m_complaint);
        WorkloadPlan::Phase of;
        of.seconds = phase.real(u"seconds"_s, 60, 0.1, 1e7);
        of.dirtyMiBPerSecond = phase.real(u"dirty_mib_s"_s, 0, 0, 1e6);
        of.workingSetMiB = phase.real(u"working_set_mib"_s, 0, 0, 1e8);
        of.workingSetShare = phase.real(u"working_set"_s, 0.1, 0, 1);
        phase.end();
        is.phases.push_back(of);
    }
    section.end();
    m_all.workloads[name] = is;
}

FlavorPtr Reading::flavorOf(Section &section)
{
    const QString name = section.name(u"flavor"_s);
    FlavorPtr flavor = m_all.flavor(name);
    if (!flavor)
        unknown(section, u"flavor"_s, u"flavor"_s, name);
    return flavor;
}

void Reading::instance(const Node &node)
{
    Section section(node, u"an instance"_s, m_complaint);
    InstancePlan is {.line = section.line()};
    is.names = section.names(u"names"_s);
    if (is.names.isEmpty())
        m_complaint.say(section.line(), u"an instance needs \"names\"."_s);
    m_instances += std::size_t(is.names.size());
    if (m_instances > maxInstances)
        section.complain(u"names"_s, u"fewer: a cloud has no more than 250000 instances"_s);
    is.project = section.name(u"project"_s);
    is.user = section.text(u"user"_s);
    is.flavor = flavorOf(section);
    disks(section, is);
    ports(section, is);
    is.workload = section.text(u"workload"_s);
    is.hosts = hostNames(section, u"hosts"_s);
    is.zone = section.text(u"zone"_s);
    is.group = section.text(u"group"_s);
    is.state = section.word(u"state"_s, states, u"active"_s);
    is.cameFrom = hostNames(section, u"came_from"_s);
    is.nowhere = section.flag(u"nowhere"_s, is.state == "shelved_offloaded"_L1);
    is.locked = section.has(u"locked"_s);
    is.lockedReason = section.text(u"locked"_s);
    is.configDrive = section.flag(u"config_drive"_s, false);
    is.properties = section.words(u"properties"_s);
    is.metadata = section.words(u"metadata"_s);
    is.tags = section.texts(u"tags"_s);
    is.keyName = section.text(u"key"_s);
    is.description = section.text(u"description"_s);
    is.fails = section.texts(u"fails"_s);
    is.fault = section.text(u"fault"_s);
    is.ageDays = section.bounds(u"age_days"_s, is.ageDays, days);
    is.moves = section.bounds(u"moves"_s, is.moves, {0, 20});
    is.stateDays = section.number(u"state_days"_s, is.stateDays, days);
    section.end();

    if (!knowsProject(section, u"project"_s, is.project))
        return;
    const bool userKnown = is.user.isEmpty()
        || std::any_of(m_all.users.cbegin(), m_all.users.cend(),
                       [&](const UserPlan &plan) { return plan.user.name == is.user; });
    if (!userKnown)
        unknown(section, u"user"_s, u"user"_s, is.user);
    if (!is.workload.isEmpty() && !m_all.workloads.count(is.workload))
        unknown(section, u"workload"_s, u"workload"_s, is.workload);
    if (!is.group.isEmpty() && !m_all.group(is.group))
        unknown(section, u"group"_s, u"server group"_s, is.group);
    if (is.nowhere && is.state != "error"_L1 && is.state != "shelved_offloaded"_L1)
        section.complain(u"nowhere"_s, u"false unless the state is error or shelved_offloaded"_s);
    m_all.instances.push_back(is);
}

void Reading::disks(Section &section, InstancePlan &plan)
{
    plan.image = section.text(u"image"_s);
    plan.rootVolumeGiB = section.number(u"root_volume_gib"_s, 0, notNegative);
    if (!plan.image.isEmpty() && !m_all.image(plan.image))
        unknown(section, u"image"_s, u"image"_s, plan.image);
    if (plan.image.isEmpty() && !plan.rootVolumeGiB)
        m_complaint.say(section.line(), u"an instance needs \"image\" or \"root_volume_gib\"."_s);
    for (const QString &text : section.texts(u"volumes_gib"_s)) {
        const qint64 size = text.toLongLong();
        if (size < 1)
            section.complain(u"volumes_gib"_s, u"sizes in GiB from 1 on"_s);
        plan.volumesGiB.push_back(size);
    }
}

void Reading::ports(Section &section, InstancePlan &plan)
{
    QStringList ports = section.texts(u"ports"_s);
    if (!section.has(u"ports"_s) && !m_all.networks.empty())
        ports = {m_all.networks.front().name};
    for (const QString &text : std::as_const(ports)) {
        const qsizetype slash = text.indexOf(u'/');
        PortPlan port {.network = slash < 0 ? text : text.first(slash)};
        const QString kind = slash < 0 ? u"normal"_s : text.sliced(slash + 1);
        static const QStringList kinds {u"normal"_s, u"direct"_s, u"direct-physical"_s, u"macvtap"_s,
                                        u"vhostuser"_s};
        if (!kinds.contains(kind))
            section.complain(u"ports"_s,
                             u"NETWORK or NETWORK/KIND with a kind out of "_s + kinds.join(", "_L1));
        if (!m_all.network(port.network))
            unknown(section, u"ports"_s, u"network"_s, port.network);
        if (kind == "vhostuser"_L1)
            port.vifType = kind;
        else if (kind != "normal"_L1)
            port.vnicType = kind;
        plan.ports.push_back(port);
    }
}

void Reading::orphan(const Node &node)
{
    Section section(node, u"an orphan"_s, m_complaint);
    OrphanPlan is {.line = section.line()};
    is.host = section.name(u"host"_s);
    is.flavor = flavorOf(section);
    is.project = section.name(u"project"_s);
    is.count = section.number(u"count"_s, 1, {1, 1000});
    section.end();
    if (!m_all.hostIndex.contains(is.host))
        unknown(section, u"host"_s, u"host"_s, is.host);
    if (knowsProject(section, u"project"_s, is.project))
        m_all.orphans.push_back(is);
}

template<typename Items, typename Wanted>
auto find(const Items &items, Wanted wanted) -> const typename Items::value_type *
{
    const auto found = std::find_if(items.cbegin(), items.cend(), wanted);
    return found == items.cend() ? nullptr : &*found;
}

} // namespace

FlavorPtr Description::flavor(const QString &name) const
{
    const auto *found = find(flavors, [&](const FlavorPtr &flavor) { return flavor->name == name; });
    return found ? *found : FlavorPtr();
}

const Image *Description::image(const QString &name) const
{
    return find(images, [&](const Image &image) { return image.name == name; });
}

const NetworkPlan *Description::network(const QString &name) const
{
    return find(networks, [&](const NetworkPlan &network) { return network.name == name; });
}

const GroupPlan *Description::group(const QString &name) const
{
    return find(groups, [&](const GroupPlan &plan) { return plan.group.name == name; });
}

void describe(const Node &document, Description &description, Complaint &complaint)
{
    Reading(description, complaint).document(document);
}

} // namespace simcloud::scenarios
