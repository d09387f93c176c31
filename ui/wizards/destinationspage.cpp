// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/destinationspage.h"

#include "core/rules/destination.h"
#include "ui/instances/instancemarks.h"
#include "ui/widgets/words.h"
#include "ui/wizards/choicetable.h"
#include "ui/wizards/draindraft.h"

#include <QLocale>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QList<ColumnHead> hostColumns()
{
    return {
        {.name = u"tick"_s, .title = {}, .width = 2},
        {.name = u"host"_s, .title = DestinationsPage::tr("Host"), .width = 20},
        {.name = u"status"_s, .title = DestinationsPage::tr("Status"), .width = 18},
        {.name = u"state"_s, .title = DestinationsPage::tr("State"), .width = 14},
        {.name = u"vcpu"_s,
         .title = DestinationsPage::tr("vCPU used"),
         .alignment = Qt::AlignRight,
         .width = 14},
        {.name = u"memory"_s,
         .title = DestinationsPage::tr("RAM free GiB"),
         .alignment = Qt::AlignRight,
         .width = 16},
        {.name = u"zone"_s, .title = DestinationsPage::tr("Zone"), .width = 12},
        {.name = u"finding"_s, .title = DestinationsPage::tr("Finding"), .width = 40},
    };
}

QString freeMemory(const HostRow &row)
{
    if (!row.hypervisor || !row.hypervisor->memoryMiB)
        return orUnknown({});
    const qint64 used = row.hypervisor->memoryUsedMiB.value_or(row.memoryMiB);
    return DestinationsPage::tr("%1 of %2", "free of total")
        .arg(gibText(std::max<qint64>(0, *row.hypervisor->memoryMiB - used)),
             gibText(*row.hypervisor->memoryMiB));
}

} // namespace

DestinationsPage::DestinationsPage(DrainDraft &draft, QWidget *parent)
    : WizardPage(tr("Destinations"), parent), m_draft(draft),
      m_scheduler(new QRadioButton(tr("Let the &scheduler decide"), this)),
      m_these(new QRadioButton(tr("&Only hosts that are ticked here"), this)),
      m_model(new ChoiceModel(hostColumns(), this)), m_table(new ChoiceTable(*m_model, this))
{
    m_scheduler->setObjectName(u"scheduler"_s);
    m_these->setObjectName(u"these"_s);
    m_scheduler->setChecked(true);
    m_table->setObjectName(u"hosts"_s);
    m_table->setAccessibleName(tr("Hosts that may be destinations"));
    auto *choice = new QVBoxLayout;
    choice->setContentsMargins(20, 0, 20, 12);
    choice->setSpacing(8);
    choice->addWidget(m_scheduler);
    choice->addWidget(m_these);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(choice);
    column->addWidget(m_table, 1);

    connect(m_these, &QRadioButton::toggled, this, [this](bool these) {
        m_draft.change([&](DrainWish &wish) {
            wish.destinations.clear();
            for (const QString &host : these ? m_ticked : QList<QString>())
                wish.destinations << HostName(host);
        });
    });
    connect(m_table, &ChoiceTable::ticked, this, &DestinationsPage::setTicked);
    connect(&draft, &DrainDraft::changed, this, &WizardPage::refreshWhenShown);
    setHead(
        tr("Where the instances go"),
        tr("Where Nova's scheduler decides, it looks at each instance when its turn comes. Where hosts are "
           "ticked, the plan deals the instances out so that memory stays even. A destination chosen for one "
           "instance stays chosen."));
    refresh();
}

void DestinationsPage::arrive()
{
    (m_these->isChecked() ? m_these : m_scheduler)->setFocus(Qt::OtherFocusReason);
}

void DestinationsPage::setTicked(const QString &host, bool on)
{
    m_ticked.removeAll(host);
    if (on)
        m_ticked << host;
    // Who ticks a host wants it.
    if (on && !m_these->isChecked()) {
        m_these->setChecked(true);
        return;
    }
    if (m_these->isChecked()) {
        m_draft.change([&](DrainWish &wish) {
            wish.destinations.clear();
            for (const QString &name : std::as_const(m_ticked))
                wish.destinations << HostName(name);
        });
    } else {
        refresh();
    }
}

void DestinationsPage::refresh()
{
    const bool none = m_these->isChecked() && m_ticked.isEmpty();
    setComplete(!none);
    setAside(none ? tr("No host is ticked. “Let the scheduler decide” is the default.")
                  : tr("Nothing has been changed yet."));
    refreshRows();
}

void DestinationsPage::refreshRows()
{
    QList<ChoiceRow> rows;
    for (const auto &host : *m_draft.feed().hosts()) {
        if (host->host() == m_draft.host())
            continue;
        const Finding may = mayReceive(m_draft.snapshot(), host->host(), m_draft.host());
        ChoiceRow row;
        row.key = host->host().value;
        row.enabled = may.verdict != Finding::Verdict::Blocks;
        ChoiceCell tick = ChoiceCell::ticked(row.enabled && m_ticked.contains(row.key));
        tick.cell.tip = may.sentence;
        row.cells = {tick,
                     Cell(row.key, Cell::Voice::Name),
                     Cell(statusMark(*host)),
                     Cell(stateMark(*host)),
                     Cell(vcpuText(*host), Cell::Voice::Figure),
                     Cell(freeMemory(*host), Cell::Voice::Figure),
                     Cell(host->service->zone, Cell::Voice::Secondary),
                     Cell(findingMark(may))};
        rows << row;
    }
    m_table->setRows(rows);
}

} // namespace drover
