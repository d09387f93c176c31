// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/factsjson.h"

#include "core/domain/cpuset.h"
#include "core/domain/jsonform.h"
#include "core/domain/jsonput.h"

#include <array>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr std::array deviceKinds {
    std::pair {HostDevice::Kind::Pci, "pci"_L1},
    std::pair {HostDevice::Kind::VirtualFunction, "virtual-function"_L1},
    std::pair {HostDevice::Kind::PhysicalFunction, "physical-function"_L1},
};
QList<int> cpus(JsonReader &read, QLatin1StringView key, const QString &text)
{
    const auto parsed = parseCpuSet(text);
    if (!parsed)
        read.report(key, "is no list of CPUs like 0-3,8"_L1);
    return parsed.value_or(QList<int>());
}

std::optional<QList<int>> maybeCpus(JsonReader &read, QLatin1StringView key)
{
    const auto text = read.maybeText(key);
    return text ? std::optional(cpus(read, key, *text)) : std::nullopt;
}

Result<ResourceStock> parseStock(const QJsonObject &json)
{
    JsonReader read(json);
    ResourceStock stock;
    stock.resourceClass = read.text("resource_class"_L1);
    stock.total = read.number("total"_L1);
    stock.reserved = read.maybeNumber("reserved"_L1).value_or(0);
    stock.allocationRatio = read.maybeReal("allocation_ratio"_L1).value_or(1);
    stock.maxUnit = read.maybeNumber("max_unit"_L1);
    stock.used = read.number("used"_L1);
    return read.result(std::move(stock));
}

QJsonObject stockJson(const ResourceStock &stock)
{
    QJsonObject json {
        {"resource_class"_L1, stock.resourceClass},
        {"total"_L1, stock.total},
        {"reserved"_L1, stock.reserved},
        {"allocation_ratio"_L1, stock.allocationRatio},
        {"used"_L1, stock.used},
    };
    put(json, "max_unit"_L1, stock.maxUnit);
    return json;
}

Result<PagePool> parsePool(const QJsonObject &json)
{
    JsonReader read(json);
    const PagePool pool {read.number("size_kb"_L1), read.number("total"_L1), read.number("free"_L1)};
    if (pool.sizeKiB < 1)
        read.report("size_kb"_L1, "is no size of a page"_L1);
    return read.result(pool);
}

QJsonObject poolJson(const PagePool &pool)
{
    return {{"size_kb"_L1, pool.sizeKiB}, {"total"_L1, pool.total}, {"free"_L1, pool.free}};
}

Result<HostCell> parseCell(const QJsonObject &json)
{
    JsonReader read(json);
    HostCell cell;
    cell.id = int(read.number("id"_L1));
    cell.cpus = cpus(read, "cpus"_L1, read.maybeText("cpus"_L1).value_or(QString()));
    cell.dedicatedCpus = maybeCpus(read, "dedicated_cpus"_L1);
    cell.pinnedCpus = maybeCpus(read, "pinned_cpus"_L1).value_or(QList<int>());
    for (const QString &core : read.maybeTexts("siblings"_L1).value_or(QStringList()))
        cell.siblings << cpus(read, "siblings"_L1, core);
    cell.memoryMiB = read.number("memory_mb"_L1);
    cell.heldMemoryMiB = read.maybeNumber("held_memory_mb"_L1);
    cell.freeMemoryMiB = read.maybeNumber("free_memory_mb"_L1);
    cell.pages = maybeList(read, "pages"_L1, parsePool).value_or(QList<PagePool>());
    return read.result(std::move(cell));
}

QJsonObject cellJson(const HostCell &cell)
{
    QJsonObject json {{"id"_L1, cell.id},
                      {"cpus"_L1, cpuSetText(cell.cpus)},
                      {"pinned_cpus"_L1, cpuSetText(cell.pinnedCpus)},
                      {"memory_mb"_L1, cell.memoryMiB}};
    if (cell.dedicatedCpus)
        json.insert("dedicated_cpus"_L1, cpuSetText(*cell.dedicatedCpus));
    QJsonArray siblings;
    for (const QList<int> &core : cell.siblings)
        siblings.append(cpuSetText(core));
    json.insert("siblings"_L1, siblings);
    put(json, "held_memory_mb"_L1, cell.heldMemoryMiB);
    put(json, "free_memory_mb"_L1, cell.freeMemoryMiB);
    putList(json, "pages"_L1, std::optional(cell.pages), poolJson);
    return json;
}

Result<HostDevice> parseDevice(const QJsonObject &json)
{
    JsonReader read(json);
    HostDevice device;
    device.address = read.text("address"_L1);
    device.kind = readWord(read, "kind"_L1, deviceKinds);
    device.alias = read.maybeText("alias"_L1).value_or(QString());
    device.physicalNetwork = read.maybeText("physical_network"_L1).value_or(QString());
    device.cell = read.maybeInt("cell"_L1);
    device.free = read.maybeFlag("free"_L1).value_or(false);
    return read.result(std::move(device));
}

QJsonObject deviceJson(const HostDevice &device)
{
    QJsonObject json {{"address"_L1, device.address},
                      {"kind"_L1, wordOf(deviceKinds, device.kind)},
                      {"free"_L1, device.free}};
    put(json, "alias"_L1, device.alias);
    put(json, "physical_network"_L1, device.physicalNetwork);
    put(json, "cell"_L1, device.cell);
    return json;
}

} // namespace

Cpu readCpu(JsonReader &read)
{
    Cpu cpu;
    cpu.architecture = read.maybeText("arch"_L1).value_or(QString());
    cpu.vendor = read.maybeText("vendor"_L1).value_or(QString());
    cpu.model = read.maybeText("model"_L1).value_or(QString());
    cpu.features = read.maybeTexts("features"_L1).value_or(QStringList());
    cpu.microcode = read.maybeText("microcode"_L1).value_or(QString());
    return cpu;
}

QJsonObject cpuJson(const Cpu &cpu)
{
    QJsonObject json {{"features"_L1, QJsonArray::fromStringList(cpu.features)}};
    put(json, "arch"_L1, cpu.architecture);
    put(json, "vendor"_L1, cpu.vendor);
    put(json, "model"_L1, cpu.model);
    put(json, "microcode"_L1, cpu.microcode);
    return json;
}

Result<ResourceProvider> parseResourceProvider(const QJsonObject &json)
{
    JsonReader read(json);
    ResourceProvider provider;
    provider.host = HostName(read.text("host"_L1));
    provider.stocks = maybeList(read, "inventories"_L1, parseStock);
    provider.traits = read.maybeTexts("traits"_L1);
    return read.result(std::move(provider));
}

QJsonObject toJson(const ResourceProvider &provider)
{
    QJsonObject json {{"host"_L1, provider.host.value}};
    putList(json, "inventories"_L1, provider.stocks, stockJson);
    put(json, "traits"_L1, provider.traits);
    return json;
}

Result<HostFacts> parseHostFacts(const QJsonObject &json)
{
    JsonReader read(json);
    HostFacts facts;
    facts.host = HostName(read.text("host"_L1));
    facts.readAt = read.maybeTime("read_at"_L1);
    facts.cells = maybeList(read, "cells"_L1, parseCell);
    if (read.maybeObject("cpu"_L1)) {
        JsonReader cpu = read.object("cpu"_L1);
        facts.cpu = readCpu(cpu);
    }
    facts.machineTypes = read.maybeTexts("machine_types"_L1);
    facts.devices = maybeList(read, "devices"_L1, parseDevice);
    facts.sharedStorage = read.maybeText("shared_storage"_L1);
    return read.result(std::move(facts));
}

QJsonObject toJson(const HostFacts &facts)
{
    QJsonObject json {{"host"_L1, facts.host.value}};
    put(json, "read_at"_L1, facts.readAt);
    putList(json, "cells"_L1, facts.cells, cellJson);
    if (facts.cpu)
        json.insert("cpu"_L1, cpuJson(*facts.cpu));
    put(json, "machine_types"_L1, facts.machineTypes);
    putList(json, "devices"_L1, facts.devices, deviceJson);
    put(json, "shared_storage"_L1, facts.sharedStorage);
    return json;
}

} // namespace drover
