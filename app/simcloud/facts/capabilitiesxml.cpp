// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/facts/capabilitiesxml.h"

#include "app/simcloud/facts/cpuset.h"
#include "app/simcloud/model/host.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace simcloud {
namespace {

constexpr int smallPageKiB = 4;

/// The cores of a cell, those CPUs that have no siblings as cores of their own.
std::vector<std::set<int>> coresOf(const Cell &cell)
{
    std::set<int> left = cell.sharedCpus;
    left.insert(cell.dedicatedCpus.begin(), cell.dedicatedCpus.end());
    std::vector<std::set<int>> cores;
    for (const std::set<int> &siblings : cell.siblings) {
        cores.push_back(siblings);
        for (const int cpu : siblings)
            left.erase(cpu);
    }
    for (const int cpu : left)
        cores.push_back({cpu});
    return cores;
}

void writePages(QXmlStreamWriter &xml, int sizeKiB, const QString &count = {})
{
    xml.writeStartElement(u"pages"_s);
    xml.writeAttribute(u"unit"_s, u"KiB"_s);
    xml.writeAttribute(u"size"_s, QString::number(sizeKiB));
    if (!count.isEmpty())
        xml.writeCharacters(count);
    xml.writeEndElement();
}

void writeCpu(QXmlStreamWriter &xml, const Host &host)
{
    std::set<int> sockets;
    std::set<int> sizes {smallPageKiB};
    std::size_t cores = 0;
    std::size_t threads = 1;
    for (const Cell &cell : host.cells) {
        sockets.insert(cell.socket);
        const auto cellCores = coresOf(cell);
        cores = std::max(cores, cellCores.size());
        for (const std::set<int> &core : cellCores)
            threads = std::max(threads, core.size());
        for (auto it = cell.pages.begin(); it != cell.pages.end(); ++it)
            sizes.insert(it.key());
    }
    xml.writeStartElement(u"cpu"_s);
    xml.writeTextElement(u"arch"_s, host.cpu.arch.isEmpty() ? u"x86_64"_s : host.cpu.arch);
    if (!host.cpu.model.isEmpty())
        xml.writeTextElement(u"model"_s, host.cpu.model);
    if (!host.cpu.vendor.isEmpty())
        xml.writeTextElement(u"vendor"_s, host.cpu.vendor);
    // libvirt counts the sockets of one cell, which is one of them or a part of it.
    xml.writeEmptyElement(u"topology"_s);
    xml.writeAttribute(u"sockets"_s, u"1"_s);
    xml.writeAttribute(u"dies"_s, u"1"_s);
    xml.writeAttribute(u"cores"_s, QString::number(std::max<std::size_t>(cores, 1)));
    xml.writeAttribute(u"threads"_s, QString::number(threads));
    for (const QString &feature : host.cpu.features) {
        xml.writeEmptyElement(u"feature"_s);
        xml.writeAttribute(u"name"_s, feature);
    }
    for (const int size : sizes)
        writePages(xml, size);
    xml.writeEndElement();
}

/// @p coresBefore counts the cores of each socket: they are numbered through its cells.
void writeCell(QXmlStreamWriter &xml, const Host &host, const Cell &cell, std::map<int, int> &coresBefore)
{
    xml.writeStartElement(u"cell"_s);
    xml.writeAttribute(u"id"_s, QString::number(cell.id));
    xml.writeStartElement(u"memory"_s);
    xml.writeAttribute(u"unit"_s, u"KiB"_s);
    xml.writeCharacters(QString::number(cell.memoryMiB * 1024));
    xml.writeEndElement();

    qint64 smallKiB = cell.memoryMiB * 1024;
    for (auto it = cell.pages.begin(); it != cell.pages.end(); ++it)
        smallKiB -= qint64(it.key()) * it.value();
    writePages(xml, smallPageKiB, QString::number(std::max<qint64>(0, smallKiB / smallPageKiB)));
    for (auto it = cell.pages.begin(); it != cell.pages.end(); ++it)
        writePages(xml, it.key(), QString::number(it.value()));

    if (cell.distances.size() == host.cells.size()) {
        xml.writeStartElement(u"distances"_s);
        for (std::size_t i = 0; i < cell.distances.size(); ++i) {
            xml.writeEmptyElement(u"sibling"_s);
            xml.writeAttribute(u"id"_s, QString::number(host.cells[i].id));
            xml.writeAttribute(u"value"_s, QString::number(cell.distances[i]));
        }
        xml.writeEndElement();
    }

    struct Place {
        int core = 0;
        std::set<int> siblings = {};
    };
    std::map<int, Place> places;
    for (const std::set<int> &core : coresOf(cell)) {
        const int number = coresBefore[cell.socket]++;
        for (const int cpu : core)
            places[cpu] = {number, core};
    }
    xml.writeStartElement(u"cpus"_s);
    xml.writeAttribute(u"num"_s, QString::number(places.size()));
    for (const auto &[cpu, place] : places) {
        xml.writeEmptyElement(u"cpu"_s);
        xml.writeAttribute(u"id"_s, QString::number(cpu));
        xml.writeAttribute(u"socket_id"_s, QString::number(cell.socket));
        xml.writeAttribute(u"die_id"_s, u"0"_s);
        xml.writeAttribute(u"core_id"_s, QString::number(place.core));
        xml.writeAttribute(u"siblings"_s, cpuset(place.siblings));
    }
    xml.writeEndElement();
    xml.writeEndElement();
}

void writeGuest(QXmlStreamWriter &xml, const Host &host)
{
    const QString arch = host.cpu.arch.isEmpty() ? u"x86_64"_s : host.cpu.arch;
    xml.writeStartElement(u"guest"_s);
    xml.writeTextElement(u"os_type"_s, u"hvm"_s);
    xml.writeStartElement(u"arch"_s);
    xml.writeAttribute(u"name"_s, arch);
    xml.writeTextElement(u"wordsize"_s, u"64"_s);
    xml.writeTextElement(u"emulator"_s, u"/usr/bin/qemu-system-"_s + arch);
    for (const QString &machine : host.machineTypes) {
        xml.writeStartElement(u"machine"_s);
        xml.writeAttribute(u"maxCpus"_s, machine.contains("q35"_L1) ? u"288"_s : u"255"_s);
        xml.writeCharacters(machine);
        xml.writeEndElement();
    }
    for (const QString &type : {u"qemu"_s, u"kvm"_s}) {
        xml.writeEmptyElement(u"domain"_s);
        xml.writeAttribute(u"type"_s, type);
    }
    xml.writeEndElement();
    xml.writeEndElement();
}

} // namespace

QByteArray capabilitiesXml(const Host &host)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartElement(u"capabilities"_s);
    xml.writeStartElement(u"host"_s);
    xml.writeTextElement(u"uuid"_s, host.providerId);
    writeCpu(xml, host);
    xml.writeEmptyElement(u"power_management"_s);
    xml.writeEmptyElement(u"iommu"_s);
    xml.writeAttribute(u"support"_s, host.devices.empty() ? u"no"_s : u"yes"_s);
    xml.writeStartElement(u"migration_features"_s);
    xml.writeEmptyElement(u"live"_s);
    xml.writeStartElement(u"uri_transports"_s);
    xml.writeTextElement(u"uri_transport"_s, u"tcp"_s);
    xml.writeTextElement(u"uri_transport"_s, u"rdma"_s);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeStartElement(u"topology"_s);
    xml.writeStartElement(u"cells"_s);
    xml.writeAttribute(u"num"_s, QString::number(host.cells.size()));
    std::map<int, int> coresBefore;
    for (const Cell &cell : host.cells)
        writeCell(xml, host, cell, coresBefore);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    writeGuest(xml, host);
    xml.writeEndElement();
    text.append('\n');
    return text;
}

} // namespace simcloud
