// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosts/hosttable.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct HostTable {
    Q_DECLARE_TR_FUNCTIONS(HostTable)
};

/// Trouble first: down, disabled, not known, and then the rest.
SortKey troubleKey(const HostRow &row)
{
    const bool enabled = row.service->status == ComputeService::Status::Enabled;
    const bool up = row.service->state == ComputeService::State::Up;
    const int rank = row.isDown() ? 0 : row.isDisabled() ? 1 : enabled && up ? 3 : 2;
    return SortKey(rank, row.host().value);
}

Cell figures(const QString &text, bool totalKnown)
{
    Cell cell(text, Cell::Voice::Figure);
    if (!totalKnown)
        cell.tip =
            HostTable::tr("What its instances were given. This compute API does not tell the host's total.");
    return cell;
}

Cell notSeen()
{
    return Cell({Glyph::DashedDiamond, HostTable::tr("Not known"), Tone::Unknown,
                 HostTable::tr("The hypervisors have not been read, or may not be read with this role.")});
}

QStringList textsOf(const HostRow &row)
{
    return QStringList {row.host().value, row.service->zone, row.service->disabledReason} + row.aggregates;
}

} // namespace

// clang-format off: a table, one line per entry where it fits.
HostTableModel::Description hostTable()
{
    using Row = HostRow;
    return {
        .columns =
            {
                {{.name = u"name"_s, .title = HostTable::tr("Name"), .width = 15},
                 [](const Row &row) { return Cell(row.host().value, Cell::Voice::Name); },
                 [](const Row &row) { return SortKey(row.host().value); }},
                {{.name = u"status"_s, .title = HostTable::tr("Status"), .width = 21},
                 [](const Row &row) { return Cell(statusMark(row)); },
                 troubleKey},
                {{.name = u"state"_s, .title = HostTable::tr("State"), .width = 9},
                 [](const Row &row) { return Cell(stateMark(row)); },
                 [](const Row &row) { return SortKey(stateMark(row).word); }},
                {{.name = u"load"_s, .title = HostTable::tr("Load"), .width = 19},
                 [](const Row &row) { return Cell(loadMark(row)); },
                 [](const Row &row) { return row.instancesKnown ? SortKey(row.instances) : SortKey(); }},
                {{.name = u"vcpu"_s,
                  .title = HostTable::tr("vCPU"),
                  .alignment = Qt::AlignRight,
                  .width = 10},
                 [](const Row &row) {
                     return figures(vcpuText(row), row.hypervisor && row.hypervisor->vcpus);
                 },
                 [](const Row &row) { return SortKey(double(row.vcpus)); }},
                {{.name = u"ram"_s,
                  .title = HostTable::tr("RAM GiB"),
                  .alignment = Qt::AlignRight,
                  .width = 10},
                 [](const Row &row) {
                     return figures(memoryText(row), row.hypervisor && row.hypervisor->memoryMiB);
                 },
                 [](const Row &row) { return SortKey(double(row.memoryMiB)); }},
                {{.name = u"zone"_s, .title = HostTable::tr("Zone"), .width = 10},
                 [](const Row &row) { return Cell(row.service->zone, Cell::Voice::Secondary); },
                 [](const Row &row) { return SortKey(row.service->zone); }},
                {{.name = u"aggregates"_s, .title = HostTable::tr("Aggregates"), .width = 18, .shown = false},
                 [](const Row &row) { return Cell(row.aggregates.join(u", "_s), Cell::Voice::Secondary); },
                 [](const Row &row) { return SortKey(row.aggregates.join(u", "_s)); }},
                {{.name = u"type"_s, .title = HostTable::tr("Hypervisor"), .width = 12, .shown = false},
                 [](const Row &row) {
                     return row.hypervisor ? Cell(row.hypervisor->type, Cell::Voice::Secondary) : notSeen();
                 },
                 [](const Row &row) { return row.hypervisor ? SortKey(row.hypervisor->type) : SortKey(); }},
                {{.name = u"version"_s, .title = HostTable::tr("Version"), .width = 10, .shown = false},
                 [](const Row &row) {
                     return row.hypervisor ? Cell(hypervisorVersion(row), Cell::Voice::Secondary) : notSeen();
                 },
                 [](const Row &row) {
                     return row.hypervisor ? SortKey(double(row.hypervisor->version)) : SortKey();
                 }},
                {{.name = u"address"_s, .title = HostTable::tr("Address"), .width = 14, .shown = false},
                 [](const Row &row) {
                     return row.hypervisor ? Cell(row.hypervisor->hostIp, Cell::Voice::Mono) : notSeen();
                 },
                 [](const Row &row) { return row.hypervisor ? SortKey(row.hypervisor->hostIp) : SortKey(); }},
                {{.name = u"reason"_s, .title = HostTable::tr("Reason"), .width = 30},
                 [](const Row &row) { return Cell(row.service->disabledReason, Cell::Voice::Secondary); },
                 [](const Row &row) {
                     return row.service->disabledReason.isEmpty() ? SortKey()
                                                                  : SortKey(row.service->disabledReason);
                 }},
            },
        .facets =
            {
                {{.title = HostTable::tr("All")}, [](const Row &) { return true; }},
                {{.title = HostTable::tr("Disabled"), .glyph = Glyph::BarredCircle, .tone = Tone::Warn},
                 [](const Row &row) { return row.isDisabled(); }},
                {{.title = HostTable::tr("Down"), .glyph = Glyph::ArrowDown, .tone = Tone::Block},
                 [](const Row &row) { return row.isDown(); }},
                {{.title = HostTable::tr("Empty")},
                 [](const Row &row) { return row.instancesKnown && row.instances == 0; }},
            },
        .before = [](const Row &a, const Row &b) { return a.host() < b.host(); },
        .key = [](const Row &row) { return row.host().value; },
        .texts = textsOf,
        .sortColumn = 1,
    };
}
// clang-format on
} // namespace drover
