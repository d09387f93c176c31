// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/movedialog.h"

#include "ui/wizards/movedraft.h"
#include "ui/wizards/movepage.h"

using namespace Qt::StringLiterals;

namespace drover {

MoveDialog::MoveDialog(CloudFeed &feed, const QList<ServerId> &servers, MoveKind kind, QSettings &,
                       QWidget *parent)
    : MoveDialog(feed, new MoveDraft(feed, servers, kind), parent)
{
}

MoveDialog::MoveDialog(CloudFeed &feed, MoveDraft *draft, QWidget *parent) : WizardFrame(feed, draft, parent)
{
    setObjectName(u"moveDialog"_s);
    setWindowTitle(draft->kind() == MoveKind::Live       ? tr("Live migrate")
                       : draft->kind() == MoveKind::Cold ? tr("Cold migrate")
                                                         : tr("Migrate"));
    addPage(new MovePage(*draft, this));
    addProgress();
    QStringList facts;
    const int count = int(draft->wishes().size());
    qint64 memoryMiB = 0;
    for (const MoveWish &wish : draft->wishes())
        memoryMiB += draft->snapshot().server(wish.server)->flavor.memoryMiB;
    facts << tr("%n instance(s), %1 GiB", nullptr, count).arg(memoryMiB / 1024);
    setFacts(facts);
}

} // namespace drover
