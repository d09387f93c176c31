// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/exitmaintenance.h"

#include "ui/wizards/homepage.h"
#include "ui/wizards/hostfacts.h"
#include "ui/wizards/hostpage.h"
#include "ui/wizards/returndraft.h"
#include "ui/wizards/summarypage.h"

using namespace Qt::StringLiterals;

namespace drover {

ExitMaintenance::ExitMaintenance(CloudFeed &feed, const HostName &host, QSettings &, QWidget *parent)
    : ExitMaintenance(feed, new ReturnDraft(feed, host), parent)
{
}

ExitMaintenance::ExitMaintenance(CloudFeed &feed, ReturnDraft *draft, QWidget *parent)
    : WizardFrame(feed, draft, parent)
{
    setObjectName(u"exitMaintenance"_s);
    setWindowTitle(tr("Exit maintenance: %1").arg(draft->host().value));
    addPage(new HostPage(*draft, this));
    addPage(new HomePage(*draft, this));
    addPage(new SummaryPage(*draft, tr("E&xit maintenance"), u"check"_s, this));
    addProgress();
    const auto showFacts = [this, draft] { setFacts(hostFacts(m_feed, draft->host())); };
    connect(&feed, &CloudFeed::pictureChanged, this, showFacts);
    showFacts();
}

} // namespace drover
