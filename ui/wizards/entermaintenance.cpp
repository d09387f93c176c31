// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/entermaintenance.h"

#include "ui/wizards/destinationspage.h"
#include "ui/wizards/draindraft.h"
#include "ui/wizards/drainpage.h"
#include "ui/wizards/hostfacts.h"
#include "ui/wizards/optionspage.h"
#include "ui/wizards/reasonpage.h"
#include "ui/wizards/summarypage.h"

using namespace Qt::StringLiterals;

namespace drover {

EnterMaintenance::EnterMaintenance(CloudFeed &feed, const HostName &host, QSettings &settings,
                                   QWidget *parent)
    : EnterMaintenance(feed, new DrainDraft(feed, host), settings, parent)
{
}

EnterMaintenance::EnterMaintenance(CloudFeed &feed, DrainDraft *draft, QSettings &settings, QWidget *parent)
    : WizardFrame(feed, draft, parent), m_reason(new ReasonPage(*draft, settings, this))
{
    setObjectName(u"enterMaintenance"_s);
    setWindowTitle(tr("Enter maintenance: %1").arg(draft->host().value));
    auto *instances = new DrainPage(*draft, this);
    connect(instances, &DrainPage::checkAsked, &feed, &CloudFeed::askRefresh);
    addPage(m_reason);
    addPage(instances);
    addPage(new DestinationsPage(*draft, this));
    addPage(new OptionsPage(*draft, this));
    addPage(new SummaryPage(*draft, tr("&Enter maintenance"), u"wrench"_s, this));
    addProgress();
    const auto showFacts = [this, draft] { setFacts(hostFacts(m_feed, draft->host())); };
    connect(&feed, &CloudFeed::pictureChanged, this, showFacts);
    showFacts();
}

void EnterMaintenance::begun()
{
    m_reason->remember();
}

} // namespace drover
