// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosts/hostsheet.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct HostSheet {
    Q_DECLARE_TR_FUNCTIONS(HostSheet)
};

} // namespace

FactSheet hostSheet(const HostRow &row)
{
    const ComputeService &service = *row.service;
    FactSheet sheet;
    const Mark state = stateMark(row);
    sheet.heading = {state.glyph, row.host().value, state.tone, state.word};
    sheet.subtitle = service.zone;

    FactSheet::Group standing {HostSheet::tr("Service"), {}};
    standing.facts = {
        {.label = HostSheet::tr("Status"), .value = {}, .mark = statusMark(row)},
        {.label = HostSheet::tr("State"), .value = {}, .mark = state},
        {.label = HostSheet::tr("Load"), .value = {}, .mark = loadMark(row)},
    };
    if (!service.disabledReason.isEmpty())
        standing.facts << FactSheet::Fact {.label = HostSheet::tr("Reason"), .value = service.disabledReason};

    FactSheet::Group room {HostSheet::tr("Given to instances"), {}};
    room.facts = {
        {.label = HostSheet::tr("vCPU"), .value = vcpuText(row)},
        {.label = HostSheet::tr("RAM GiB"), .value = memoryText(row), .share = memoryShare(row)},
    };

    FactSheet::Group machine {HostSheet::tr("Hypervisor"), {}};
    if (row.hypervisor) {
        machine.facts = {
            {.label = HostSheet::tr("Type"), .value = orUnknown(row.hypervisor->type)},
            {.label = HostSheet::tr("Version"), .value = orUnknown(hypervisorVersion(row))},
            {.label = HostSheet::tr("Address"), .value = row.hypervisor->hostIp, .mono = true},
            {.label = HostSheet::tr("Node"), .value = row.hypervisor->node, .mono = true},
        };
    } else {
        machine.facts = {{.label = HostSheet::tr("Type"), .value = orUnknown({})}};
    }
    if (!row.aggregates.isEmpty())
        machine.facts << FactSheet::Fact {.label = HostSheet::tr("Aggregates"),
                                          .value = row.aggregates.join(u", "_s)};
    machine.facts << FactSheet::Fact {
        .label = HostSheet::tr("Service ID"), .value = service.id.value, .mono = true};

    sheet.groups = {standing, room, machine};
    return sheet;
}

} // namespace drover
