// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/hostfacts.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct HostFactWords {
    Q_DECLARE_TR_FUNCTIONS(HostFactWords)
};

} // namespace

QStringList hostFacts(const CloudFeed &feed, const HostName &host)
{
    const HostRow *row = feed.host(host);
    if (!row)
        return {host.value};
    QStringList where {row->service->zone};
    where << row->aggregates;
    where.removeAll(QString());
    QStringList facts {host.value};
    if (!where.isEmpty())
        facts << where.join(u" · "_s);
    if (row->instancesKnown)
        facts << HostFactWords::tr("%n instance(s), %1 GiB", nullptr, row->instances)
                     .arg(gibText(row->memoryMiB));
    return facts;
}

} // namespace drover
