// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/stamp.h"

#include <QSysInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace drover {

PlanStamp stampOf(const CloudFeed &feed)
{
    const QString user = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME", u"unknown"_s));
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), feed.now(),
            u"%1@%2"_s.arg(user, QSysInfo::machineHostName())};
}

} // namespace drover
