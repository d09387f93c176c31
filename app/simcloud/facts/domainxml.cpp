// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/facts/domainxml.h"

#include "app/simcloud/facts/cpuset.h"
#include "app/simcloud/model/cloud.h"

#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud {
namespace {

using Attributes = std::initializer_list<std::pair<const char *, QString>>;

void writeAttributes(QXmlStreamWriter &xml, const Attributes &attributes)
{
    for (const auto &[name, value] : attributes)
        xml.writeAttribute(QString::fromLatin1(name), value);
}

void begin(QXmlStreamWriter &xml, const QString &name, const Attributes &attributes = {})
{
    xml.writeStartElement(name);
    writeAttributes(xml, attributes);
}

void empty(QXmlStreamWriter &xml, const QString &name, const Attributes &attributes = {})
{
    xml.writeEmptyElement(name);
    writeAttributes(xml, attributes);
}

void text(QXmlStreamWriter &xml, const QString &name, const Attributes &attributes, const QString &content)
{
    begin(xml, name, attributes);
    xml.writeCharacters(content);
    xml.writeEndElement();
}

/// What the server holds of the host where it is: under its own name, or under a migration's while it leaves.
const Claim *claimOf(const Cloud &cloud, const Server &server)
{
    const auto onItsHost = [&](const QString &consumer) -> const Claim * {
        const Allocation *allocation = cloud.allocation(consumer);
        if (!allocation)
            return nullptr;
        const auto found = std::find_if(allocation->claims.begin(), allocation->claims.end(),
                                        [&](const Claim &claim) { return claim.host == server.host; });
        return found == allocation->claims.end() ? nullptr : &*found;
    };
    if (const Claim *claim = onItsHost(server.id))
        return claim;
    const std::vector<int> migrations = cloud.migrationsOf(server.id);
    for (auto it = migrations.rbegin(); it != migrations.rend(); ++it) {
        const Migration *migration = cloud.migration(*it);
        if (const Claim *claim = migration ? onItsHost(migration->uuid) : nullptr)
            return claim;
    }
    return nullptr;
}

/// All that the XML is made of.
struct Domain {
    const Cloud &cloud;
    const Server &server;
    const Host &host;
    const Flavor &flavor;
    Claim claim = {};
};

const Cell *cellOf(const Host &host, int id)
{
    const auto found =
        std::find_if(host.cells.begin(), host.cells.end(), [id](const Cell &cell) { return cell.id == id; });
    return found == host.cells.end() ? nullptr : &*found;
}

void writeMetadata(QXmlStreamWriter &xml, const Domain &domain)
{
    const QString space = u"http://openstack.org/xmlns/libvirt/nova/1.1"_s;
    const Server &server = domain.server;
    const Flavor &flavor = domain.flavor;
    const auto element = [&](const QString &name, const QString &content) {
        xml.writeTextElement(space, name, content);
    };
    xml.writeStartElement(u"metadata"_s);
    xml.writeStartElement(u"nova:instance"_s);
    xml.writeNamespace(space, u"nova"_s);
    element(u"name"_s, server.name);
    element(u"creationTime"_s, withZone(server.created).replace(u'T', u' ').remove(u'Z'));
    xml.writeStartElement(space, u"flavor"_s);
    xml.writeAttribute(u"name"_s, flavor.name);
    element(u"memory"_s, QString::number(flavor.memoryMiB));
    element(u"disk"_s, QString::number(flavor.diskGiB));
    element(u"swap"_s, QString::number(flavor.swapMiB));
    element(u"ephemeral"_s, QString::number(flavor.ephemeralGiB));
    element(u"vcpus"_s, QString::number(flavor.vcpus));
    xml.writeEndElement();
    xml.writeStartElement(space, u"owner"_s);
    const User *user = domain.cloud.user(server.userId);
    xml.writeStartElement(space, u"user"_s);
    xml.writeAttribute(u"uuid"_s, server.userId);
    xml.writeCharacters(user ? user->name : QString());
    xml.writeEndElement();
    const Project *project = domain.cloud.project(server.projectId);
    xml.writeStartElement(space, u"project"_s);
    xml.writeAttribute(u"uuid"_s, server.projectId);
    xml.writeCharacters(project ? project->name : QString());
    xml.writeEndElement();
    xml.writeEndElement();
    if (!server.imageId.isEmpty()) {
        xml.writeEmptyElement(space, u"root"_s);
        xml.writeAttribute(u"type"_s, u"image"_s);
        xml.writeAttribute(u"uuid"_s, server.imageId);
    }
    xml.writeStartElement(space, u"ports"_s);
    for (const Port &port : server.ports) {
        xml.writeStartElement(space, u"port"_s);
        xml.writeAttribute(u"uuid"_s, port.id);
        xml.writeEmptyElement(space, u"ip"_s);
        xml.writeAttribute(u"type"_s, u"fixed"_s);
        xml.writeAttribute(u"address"_s, port.address);
        xml.writeAttribute(u"ipVersion"_s, port.address.contains(u':') ? u"6"_s : u"4"_s);
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
}

void writeMemory(QXmlStreamWriter &xml, const Domain &domain)
{
    const QString kib = QString::number(domain.flavor.memoryMiB * 1024);
    text(xml, u"memory"_s, {{"unit", u"KiB"_s}}, kib);
    text(xml, u"currentMemory"_s, {{"unit", u"KiB"_s}}, kib);

    const auto reserved = [](const GuestCell &cell) { return cell.pageKiB > 4; };
    const std::vector<GuestCell> &cells = domain.claim.cells;
    const bool shared = std::any_of(domain.server.ports.begin(), domain.server.ports.end(),
                                    [](const Port &port) { return port.vifType == "vhostuser"_L1; });
    if (!std::any_of(cells.begin(), cells.end(), reserved))
        return;
    begin(xml, u"memoryBacking"_s);
    begin(xml, u"hugepages"_s);
    for (const GuestCell &cell : cells) {
        if (reserved(cell))
            empty(xml, u"page"_s,
                  {{"size", QString::number(cell.pageKiB)},
                   {"unit", u"KiB"_s},
                   {"nodeset", QString::number(cell.id)}});
    }
    xml.writeEndElement();
    if (shared)
        empty(xml, u"access"_s, {{"mode", u"shared"_s}});
    xml.writeEndElement();
}

void writeCpus(QXmlStreamWriter &xml, const Domain &domain)
{
    const Host &host = domain.host;
    const std::vector<GuestCell> &cells = domain.claim.cells;
    std::set<int> sharedCpus;
    for (const Cell &cell : host.cells)
        sharedCpus.insert(cell.sharedCpus.begin(), cell.sharedCpus.end());

    begin(xml, u"vcpu"_s, {{"placement", u"static"_s}});
    // Where some CPUs are for pinning, floating guests are kept to the others.
    if (cells.empty() && host.dedicatedCpus() > 0 && !sharedCpus.empty())
        xml.writeAttribute(u"cpuset"_s, cpuset(sharedCpus));
    xml.writeCharacters(QString::number(domain.flavor.vcpus));
    xml.writeEndElement();

    begin(xml, u"cputune"_s);
    xml.writeTextElement(u"shares"_s, QString::number(1024 * domain.flavor.vcpus));
    std::map<int, std::set<int>> pins;
    std::set<int> all;
    std::set<int> nodes;
    for (const GuestCell &guest : cells) {
        const Cell *cell = cellOf(host, guest.hostCell);
        nodes.insert(guest.hostCell);
        for (const int vcpu : guest.vcpus) {
            if (guest.pinning.contains(vcpu))
                pins[vcpu] = {guest.pinning.value(vcpu)};
            else if (cell)
                pins[vcpu] = cell->sharedCpus;
            all.insert(pins[vcpu].begin(), pins[vcpu].end());
        }
    }
    for (const auto &[vcpu, cpus] : pins) {
        if (!cpus.empty())
            empty(xml, u"vcpupin"_s, {{"vcpu", QString::number(vcpu)}, {"cpuset", cpuset(cpus)}});
    }
    if (!all.empty())
        empty(xml, u"emulatorpin"_s, {{"cpuset", cpuset(all)}});
    xml.writeEndElement();

    if (cells.empty())
        return;
    begin(xml, u"numatune"_s);
    empty(xml, u"memory"_s, {{"mode", u"strict"_s}, {"nodeset", cpuset(nodes)}});
    for (const GuestCell &guest : cells)
        empty(xml, u"memnode"_s,
              {{"cellid", QString::number(guest.id)},
               {"mode", u"strict"_s},
               {"nodeset", QString::number(guest.hostCell)}});
    xml.writeEndElement();
}

/// The full name of what the image asks for: "q35" and "pc" are the newest of their kind.
QString machineOf(const Domain &domain)
{
    const QString wanted = domain.server.imageProperties.value(u"hw_machine_type"_s, u"pc"_s);
    const QString kind = wanted == "pc"_L1 ? u"i440fx"_s : wanted;
    for (const QString &machine : domain.host.machineTypes) {
        if (machine == wanted)
            return machine;
    }
    for (const QString &machine : domain.host.machineTypes) {
        if (machine.contains(kind))
            return machine;
    }
    return wanted;
}

void writeCpuModel(QXmlStreamWriter &xml, const Domain &domain)
{
    const CpuModel &cpu = domain.host.cpu;
    begin(xml, u"cpu"_s, {{"mode", u"custom"_s}, {"match", u"exact"_s}, {"check", u"full"_s}});
    if (!cpu.model.isEmpty())
        text(xml, u"model"_s, {{"fallback", u"forbid"_s}}, cpu.model);
    if (!cpu.vendor.isEmpty())
        xml.writeTextElement(u"vendor"_s, cpu.vendor);
    empty(xml, u"topology"_s,
          {{"sockets", QString::number(domain.flavor.vcpus)},
           {"dies", u"1"_s},
           {"cores", u"1"_s},
           {"threads", u"1"_s}});
    for (const QString &feature : cpu.features)
        empty(xml, u"feature"_s, {{"policy", u"require"_s}, {"name", feature}});
    if (!domain.claim.cells.empty()) {
        begin(xml, u"numa"_s);
        for (const GuestCell &cell : domain.claim.cells) {
            empty(xml, u"cell"_s,
                  {{"id", QString::number(cell.id)},
                   {"cpus", cpuset({cell.vcpus.begin(), cell.vcpus.end()})},
                   {"memory", QString::number(cell.memoryMiB * 1024)},
                   {"unit", u"KiB"_s}});
        }
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

void writeFileDisk(QXmlStreamWriter &xml, const Server &server, const QString &file, const QString &target)
{
    begin(xml, u"disk"_s, {{"type", u"file"_s}, {"device", u"disk"_s}});
    empty(xml, u"driver"_s, {{"name", u"qemu"_s}, {"type", u"qcow2"_s}, {"cache", u"none"_s}});
    empty(xml, u"source"_s, {{"file", u"/var/lib/nova/instances/%1/%2"_s.arg(server.id, file)}});
    empty(xml, u"target"_s, {{"dev", target}, {"bus", u"virtio"_s}});
    xml.writeEndElement();
}

void writeDisks(QXmlStreamWriter &xml, const Domain &domain)
{
    const Server &server = domain.server;
    char letter = 'a';
    const auto nextTarget = [&letter] { return u"vd%1"_s.arg(QLatin1Char(letter++)); };
    if (!server.bootsFromVolume())
        writeFileDisk(xml, server, u"disk"_s, nextTarget());
    if (domain.flavor.ephemeralGiB > 0)
        writeFileDisk(xml, server, u"disk.eph0"_s, nextTarget());
    if (domain.flavor.swapMiB > 0)
        writeFileDisk(xml, server, u"disk.swap"_s, nextTarget());
    for (const Volume &volume : server.volumes) {
        const QString target = nextTarget();
        begin(xml, u"disk"_s, {{"type", u"block"_s}, {"device", u"disk"_s}});
        empty(xml, u"driver"_s,
              {{"name", u"qemu"_s}, {"type", u"raw"_s}, {"cache", u"none"_s}, {"io", u"native"_s}});
        empty(xml, u"source"_s, {{"dev", u"/dev/disk/by-id/volume-"_s + volume.id}});
        empty(xml, u"target"_s,
              {{"dev", volume.device.isEmpty() ? target : volume.device.section(u'/', -1)},
               {"bus", u"virtio"_s}});
        xml.writeTextElement(u"serial"_s, volume.id);
        xml.writeEndElement();
    }
    if (server.configDrive) {
        begin(xml, u"disk"_s, {{"type", u"file"_s}, {"device", u"cdrom"_s}});
        empty(xml, u"driver"_s, {{"name", u"qemu"_s}, {"type", u"raw"_s}, {"cache", u"none"_s}});
        empty(xml, u"source"_s, {{"file", u"/var/lib/nova/instances/%1/disk.config"_s.arg(server.id)}});
        empty(xml, u"target"_s, {{"dev", u"sda"_s}, {"bus", u"sata"_s}});
        empty(xml, u"readonly"_s);
        xml.writeEndElement();
    }
}

/// "0000:3b:02.1" as libvirt's address element; of an interface, where other types are possible, with its
/// type.
void writePciSource(QXmlStreamWriter &xml, const QString &address, bool ofInterface)
{
    const auto part = [](const QString &digits) { return u"0x"_s + digits; };
    begin(xml, u"source"_s);
    xml.writeEmptyElement(u"address"_s);
    if (ofInterface)
        writeAttributes(xml, {{"type", u"pci"_s}});
    writeAttributes(xml,
                    {{"domain", part(address.section(u':', 0, 0))},
                     {"bus", part(address.section(u':', 1, 1))},
                     {"slot", part(address.section(u':', 2).section(u'.', 0, 0))},
                     {"function", part(address.section(u'.', -1))}});
    xml.writeEndElement();
}

void writeHostDevice(QXmlStreamWriter &xml, const QString &address)
{
    begin(xml, u"hostdev"_s, {{"mode", u"subsystem"_s}, {"type", u"pci"_s}, {"managed", u"yes"_s}});
    empty(xml, u"driver"_s, {{"name", u"vfio"_s}});
    writePciSource(xml, address, false);
    xml.writeEndElement();
}

void writeInterface(QXmlStreamWriter &xml, const Port &port)
{
    const QString shortId = port.id.left(11);
    if (port.vifType == "vhostuser"_L1) {
        begin(xml, u"interface"_s, {{"type", u"vhostuser"_s}});
        empty(xml, u"mac"_s, {{"address", port.mac}});
        empty(xml, u"source"_s,
              {{"type", u"unix"_s},
               {"path", u"/var/lib/vhost_sockets/vhu"_s + shortId},
               {"mode", u"server"_s}});
    } else {
        begin(xml, u"interface"_s, {{"type", u"bridge"_s}});
        empty(xml, u"mac"_s, {{"address", port.mac}});
        empty(xml, u"source"_s, {{"bridge", u"br-int"_s}});
        begin(xml, u"virtualport"_s, {{"type", u"openvswitch"_s}});
        empty(xml, u"parameters"_s, {{"interfaceid", port.id}});
        xml.writeEndElement();
        empty(xml, u"target"_s, {{"dev", u"tap"_s + shortId}});
    }
    empty(xml, u"model"_s, {{"type", u"virtio"_s}});
    xml.writeEndElement();
}

/// Ports of their kinds; those with a function of a card take the claimed ones in their order.
void writeNetworkAndDevices(QXmlStreamWriter &xml, const Domain &domain)
{
    const auto isFunction = [&](const QString &address) {
        const auto &devices = domain.host.devices;
        const auto found = std::find_if(devices.begin(), devices.end(),
                                        [&](const PciDevice &device) { return device.address == address; });
        return found != devices.end() && found->alias.isEmpty();
    };
    std::vector<QString> functions;
    std::vector<QString> devices;
    for (const QString &address : domain.claim.devices)
        (isFunction(address) ? functions : devices).push_back(address);

    auto next = functions.begin();
    for (const Port &port : domain.server.ports) {
        const bool direct = port.vnicType == "direct"_L1;
        const bool indirect = port.vnicType == "macvtap"_L1;
        const bool whole = port.vnicType == "direct-physical"_L1;
        if (!direct && !indirect && !whole) {
            writeInterface(xml, port);
            continue;
        }
        if (next == functions.end())
            continue;
        const QString address = *next++;
        if (whole) {
            devices.push_back(address);
        } else if (direct) {
            begin(xml, u"interface"_s, {{"type", u"hostdev"_s}, {"managed", u"yes"_s}});
            empty(xml, u"mac"_s, {{"address", port.mac}});
            empty(xml, u"driver"_s, {{"name", u"vfio"_s}});
            writePciSource(xml, address, true);
            xml.writeEndElement();
        } else {
            // The kernel names a function's own device after the card; its place stands for its number here.
            begin(xml, u"interface"_s, {{"type", u"direct"_s}});
            empty(xml, u"mac"_s, {{"address", port.mac}});
            empty(xml, u"source"_s,
                  {{"dev", u"enp%1"_s.arg(QString(address).remove(0, 5).remove(u':').replace(u'.', u'v'))},
                   {"mode", u"passthrough"_s}});
            empty(xml, u"model"_s, {{"type", u"virtio"_s}});
            xml.writeEndElement();
        }
    }
    for (const QString &address : devices)
        writeHostDevice(xml, address);
}

} // namespace

QString domainName(const Server &server)
{
    return u"instance-%1"_s.arg(server.number, 8, 16, QLatin1Char('0'));
}

QByteArray domainXml(const Cloud &cloud, const Server &server)
{
    const Host *host = cloud.host(server.host);
    if (!host || !server.flavor)
        return {};
    Domain domain {.cloud = cloud, .server = server, .host = *host, .flavor = *server.flavor};
    if (const Claim *claim = claimOf(cloud, server))
        domain.claim = *claim;

    const QString arch = host->cpu.arch.isEmpty() ? u"x86_64"_s : host->cpu.arch;
    QByteArray written;
    QXmlStreamWriter xml(&written);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    begin(xml, u"domain"_s, {{"type", u"kvm"_s}, {"id", QString::number(server.number)}});
    xml.writeTextElement(u"name"_s, domainName(server));
    xml.writeTextElement(u"uuid"_s, server.id);
    writeMetadata(xml, domain);
    writeMemory(xml, domain);
    writeCpus(xml, domain);
    begin(xml, u"os"_s);
    text(xml, u"type"_s, {{"arch", arch}, {"machine", machineOf(domain)}}, u"hvm"_s);
    empty(xml, u"boot"_s, {{"dev", u"hd"_s}});
    xml.writeEndElement();
    begin(xml, u"features"_s);
    empty(xml, u"acpi"_s);
    empty(xml, u"apic"_s);
    xml.writeEndElement();
    writeCpuModel(xml, domain);
    empty(xml, u"clock"_s, {{"offset", u"utc"_s}});
    xml.writeTextElement(u"on_poweroff"_s, u"destroy"_s);
    xml.writeTextElement(u"on_reboot"_s, u"restart"_s);
    xml.writeTextElement(u"on_crash"_s, u"destroy"_s);
    begin(xml, u"devices"_s);
    xml.writeTextElement(u"emulator"_s, u"/usr/bin/qemu-system-"_s + arch);
    writeDisks(xml, domain);
    writeNetworkAndDevices(xml, domain);
    empty(xml, u"memballoon"_s, {{"model", u"virtio"_s}});
    xml.writeEndElement();
    xml.writeEndElement();
    written.append('\n');
    return written;
}

} // namespace simcloud
