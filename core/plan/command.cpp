// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/command.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QString quoted(const QString &word)
{
    // Not "$", which also matches before a newline at the end: the line would break there.
    static const QRegularExpression plain(u"\\A[A-Za-z0-9_@%+=:,./-]+\\z"_s);
    if (plain.match(word).hasMatch())
        return word;
    QString escaped = word;
    escaped.replace(u'\'', "'\\''"_L1);
    return u'\'' + escaped + u'\'';
}

/// A comment stays one line whatever a name contains.
QString comment(QString text)
{
    text.replace(QRegularExpression(u"[\\r\\n]+"_s), u" "_s);
    return "# "_L1 + text;
}

// Each answer is kept in a variable first: set -e sees a command that fails there, but not inside a test.
constexpr QLatin1StringView scriptHead = R"sh(#!/bin/sh
set -eu

moved_from() {
    host=$(openstack server show -f value -c OS-EXT-SRV-ATTR:host "$1")
    if [ "$host" = "$2" ]; then echo "$1 is still on $2" >&2; exit 1; fi
}
decided() {
    while :; do
        status=$(openstack server show -f value -c status "$1")
        case "$status" in
        VERIFY_RESIZE | REVERT_RESIZE) sleep 2 ;;
        ERROR) echo "$1 is in ERROR" >&2; exit 1 ;;
        *) break ;;
        esac
    done
}
start() {
    status=$(openstack server show -f value -c status "$1")
    if [ "$status" != ACTIVE ]; then openstack server start "$1"; fi
}
empty() {
    left=$(openstack server list --all-projects --host "$1" -f value -c ID)
    if [ -n "$left" ]; then echo "$1 is not empty: $left" >&2; exit 1; fi
}
)sh"_L1;

QStringList migrateCommand(const Step &step, bool live)
{
    // 2.56 is the first that takes a host for a cold migration, 2.30 the first that checks it for a live one.
    QStringList words {u"openstack"_s, u"--os-compute-api-version"_s, u"2.56"_s, u"server"_s, u"migrate"_s};
    if (live)
        words << u"--live-migration"_s;
    if (step.destination)
        words << u"--host"_s << step.destination->value;
    return words << u"--wait"_s << step.server.value;
}

/// What follows the command in the script, to see that it came true.
QString check(const Step &step)
{
    const QString server = quoted(step.server.value);
    switch (step.kind) {
    case StepKind::LiveMigrate:
    case StepKind::ColdMigrate:
        return u"moved_from %1 %2"_s.arg(server, quoted(step.host.value));
    case StepKind::ConfirmResize:
    case StepKind::RevertResize:
        return u"decided %1"_s.arg(server);
    case StepKind::DisableService:
    case StepKind::EnableService:
    case StepKind::StartServer:
    case StepKind::AbortMigration:
    case StepKind::ForceComplete:
    case StepKind::VerifyHostEmpty:
        break;
    }
    return {};
}

} // namespace

QStringList openstackCommand(const Step &step)
{
    const QStringList service {u"openstack"_s, u"compute"_s, u"service"_s, u"set"_s};
    const QString migration = step.migration ? QString::number(*step.migration) : u"MIGRATION"_s;
    switch (step.kind) {
    case StepKind::DisableService:
        return service
            + QStringList {u"--disable"_s, u"--disable-reason"_s, step.reason, step.host.value,
                           u"nova-compute"_s};
    case StepKind::EnableService:
        return service + QStringList {u"--enable"_s, step.host.value, u"nova-compute"_s};
    case StepKind::LiveMigrate:
        return migrateCommand(step, true);
    case StepKind::ColdMigrate:
        return migrateCommand(step, false);
    case StepKind::ConfirmResize:
        return {u"openstack"_s, u"server"_s, u"resize"_s, u"confirm"_s, step.server.value};
    case StepKind::RevertResize:
        return {u"openstack"_s, u"server"_s, u"resize"_s, u"revert"_s, step.server.value};
    case StepKind::StartServer:
        return {u"openstack"_s, u"server"_s, u"start"_s, step.server.value};
    case StepKind::AbortMigration:
        return {u"openstack"_s,    u"--os-compute-api-version"_s,
                u"2.65"_s,         u"server"_s,
                u"migration"_s,    u"abort"_s,
                step.server.value, migration};
    case StepKind::ForceComplete:
        return {u"openstack"_s, u"--os-compute-api-version"_s,
                u"2.22"_s,      u"server"_s,
                u"migration"_s, u"force"_s,
                u"complete"_s,  step.server.value,
                migration};
    case StepKind::VerifyHostEmpty:
        return {u"openstack"_s, u"server"_s, u"list"_s, u"--all-projects"_s, u"--host"_s, step.host.value};
    }
    return {};
}

QString shellLine(const QStringList &words)
{
    QStringList line;
    for (const QString &word : words)
        line << quoted(word);
    return line.join(u' ');
}

QString shellScript(const Plan &plan)
{
    QStringList lines {scriptHead};
    lines << comment(describe(plan));
    for (const Stay &stay : plan.stays)
        lines << comment(u"%1 stays: %2"_s.arg(stay.serverName, stay.why.sentence));
    for (const Step &step : plan.steps) {
        lines << QString() << comment(u"%1. %2"_s.arg(step.id).arg(describe(step)));
        if (step.kind == StepKind::VerifyHostEmpty)
            lines << u"empty "_s + quoted(step.host.value);
        else if (step.kind == StepKind::StartServer)
            lines << u"start "_s + quoted(step.server.value);
        else
            lines << shellLine(openstackCommand(step));
        if (const QString checked = check(step); !checked.isEmpty())
            lines << checked;
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace drover
