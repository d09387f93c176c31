// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/progresspage.h"

#include "ui/wizards/runprogress.h"

#include <QVBoxLayout>

namespace drover {

ProgressPage::ProgressPage(CloudFeed &feed, QWidget *parent)
    : WizardPage(tr("Progress"), parent), m_progress(new RunProgress(feed, this))
{
    setFinal();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_progress);
    connect(m_progress, &RunProgress::changed, this, [this] {
        setHead(m_progress->heading(), m_progress->sentence());
        setAside(m_progress->hasEnded()
                     ? tr("The run is kept in the journal, and found in the tasks.")
                     : tr("Closing this window stops nothing. The run is found in the tasks."));
    });
}

void ProgressPage::follow(qint64 run)
{
    m_progress->follow(run);
}

void ProgressPage::arrive()
{
    m_progress->setFocus();
}

} // namespace drover
