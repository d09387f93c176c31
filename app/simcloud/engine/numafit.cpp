// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/numafit.h"
#include "app/simcloud/model/cloud.h"
using namespace Qt::StringLiterals;
namespace simcloud {
Need needOf(const Flavor &f, const QMap<QString, QString> &, const std::vector<Port> &, bool bfv)
{
    Need n;
    n.resources = {{u"VCPU"_s, f.vcpus},
                   {u"MEMORY_MB"_s, f.memoryMiB},
                   {u"DISK_GB"_s, (bfv ? 0 : f.diskGiB) + f.ephemeralGiB}};
    if (f.extraSpecs.value(u"hw:cpu_policy"_s) == u"dedicated"_s) {
        n.resources.remove(u"VCPU"_s);
        n.resources[u"PCPU"_s] = f.vcpus;
    }
    if (f.extraSpecs.contains(u"pci_passthrough:alias"_s))
        n.devices.push_back({f.extraSpecs[u"pci_passthrough:alias"_s].section(u':', 0, 0), 1});
    return n;
}
Need needOf(const Server &s, const FlavorPtr &f)
{
    return needOf(f ? *f : *s.flavor, s.imageProperties, s.ports, s.bootsFromVolume());
}
Fit fit(const Host &h, const std::vector<Claim> &held, const Need &need)
{
    const auto inv = inventoriesOf(h);
    for (const auto &[r, a] : need.resources.asKeyValueRange()) {
        qint64 used = 0;
        for (const auto &c : held)
            used += c.resources.value(r);
        if (a && used + a > inv.value(r).capacity())
            return tl::unexpected(u"no room"_s);
    }
    return Claim {.host = h.name, .resources = need.resources};
}
Fit fit(const Cloud &c, const Host &h, const Need &n, const QStringList &w)
{
    return fit(h, claimsOn(c, h.name, w), n);
}
std::vector<Claim> claimsOn(const Cloud &cloud, const QString &host, const QStringList &without)
{
    std::vector<Claim> out;
    for (const auto &c : cloud.consumersOf(host)) {
        if (without.contains(c))
            continue;
        for (const auto &cl : cloud.allocation(c)->claims)
            if (cl.host == host)
                out.push_back(cl);
    }
    return out;
}
QMap<QString, Inventory> inventoriesOf(const Host &h)
{
    QMap<QString, Inventory> m;
    if (h.sharedCpus())
        m[u"VCPU"_s] = {h.sharedCpus(), 0, h.cpuRatio};
    if (h.dedicatedCpus())
        m[u"PCPU"_s] = {h.dedicatedCpus(), 0, 1.0};
    m[u"MEMORY_MB"_s] = {h.memoryMiB, h.reservedMiB, h.memoryRatio};
    m[u"DISK_GB"_s] = {h.diskGiB, 0, h.diskRatio};
    return m;
}
} // namespace simcloud
