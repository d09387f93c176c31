// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/hostpage.h"

#include "ui/errors/errortext.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/notebar.h"
#include "ui/wizards/returndraft.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace drover {

namespace {

Note disabledNote(const ReturnDraft &draft, const ComputeService &service)
{
    const QString host = draft.host().value;
    const HostRow *row = draft.feed().host(draft.host());
    if (service.status == ComputeService::Status::Enabled) {
        return {Tone::Info, HostPage::tr("%1 is enabled already.").arg(host),
                HostPage::tr("The scheduler may place instances on it.")};
    }
    if (row && row->closedByRun) {
        return {Tone::Info,
                HostPage::tr("%1 was disabled by run %2 of Drover.").arg(host).arg(*row->closedByRun),
                HostPage::tr("Its reason is: “%1”.").arg(service.disabledReason)};
    }
    if (service.disabledReason.isEmpty()) {
        return {Tone::Warn, HostPage::tr("%1 was disabled by others.").arg(host),
                HostPage::tr("They gave no reason. Ask before you take it away from them.")};
    }
    return {Tone::Warn, HostPage::tr("%1 was disabled by others.").arg(host),
            HostPage::tr("Their reason is: “%1”. Ask before you take it away from them.")
                .arg(service.disabledReason)};
}

} // namespace

HostPage::HostPage(ReturnDraft &draft, QWidget *parent)
    : WizardPage(tr("Host"), parent), m_draft(draft), m_notes(new NoteBar(this)),
      m_what(new InkLabel(InkLabel::Ink::Text, this))
{
    m_what->setWordWrap(true);
    m_what->setContentsMargins(20, 12, 20, 0);
    m_what->setMaximumWidth(96 * fontMetrics().averageCharWidth());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_notes);
    // In a row of its own, so that its height is for its own width.
    auto *row = new QHBoxLayout;
    row->addWidget(m_what, 1);
    row->addStretch(0);
    column->addLayout(row);
    column->addStretch(1);
    connect(&draft, &PlanDraft::changed, this, &WizardPage::refreshWhenShown);
    refresh();
}

void HostPage::arrive()
{
    window()->findChild<QWidget *>(QStringLiteral("primary"))->setFocus(Qt::OtherFocusReason);
}

void HostPage::refresh()
{
    const QString host = m_draft.host().value;
    const ComputeService *service = m_draft.service();
    const auto &plan = m_draft.plan();
    setHead(tr("Back into service"), tr("Nothing has been changed yet."));
    // What stands in the way of one instance is said where instances are chosen.
    setComplete(service);
    if (!service) {
        m_notes->setNotes(
            {Note {Tone::Block,
                   {},
                   plan ? tr("Nothing is known of %1.").arg(host) : errorText(plan.error()).happened}});
        m_what->hide();
        return;
    }
    QList<Note> notes {disabledNote(m_draft, *service)};
    if (service->forcedDown.value_or(false)) {
        notes << Note {Tone::Warn, tr("%1 is forced down.").arg(host),
                       tr("Somebody has told Nova that it is off. Until that is taken back, Nova uses it for "
                          "nothing, enabled or not.")};
    } else if (service->state == ComputeService::State::Down) {
        notes << Note {Tone::Warn, tr("%1 is down.").arg(host),
                       tr("Its nova-compute does not report. Nothing is placed on it before it does.")};
    }
    m_notes->setNotes(notes);
    m_what->setText(
        tr("When %1 is enabled, the scheduler may place instances on it again, and its reason is "
           "gone. Instances that were moved away stay where they are, unless you bring them home on "
           "the next page.")
            .arg(host));
}

} // namespace drover
