// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/operatorstamp.h"

#include <QSysInfo>
#include <QUuid>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QString account()
{
    for (const char *name : {"USER", "LOGNAME", "USERNAME"}) {
        if (const QString value = qEnvironmentVariable(name); !value.isEmpty())
            return value;
    }
#ifdef Q_OS_UNIX
    if (const passwd *entry = getpwuid(getuid()))
        return QString::fromLocal8Bit(entry->pw_name);
#endif
    return u"unknown"_s;
}

} // namespace

PlanStamp operatorStamp(const QDateTime &now)
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), now,
            u"%1@%2"_s.arg(account(), QSysInfo::machineHostName())};
}

} // namespace drover
