// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/table.h"
#include "app/droverctl/verbs.h"
#include "core/domain/snapshotjson.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QString inGiB(std::optional<qint64> mebibytes)
{
    return mebibytes ? QLocale::c().toString(double(*mebibytes) / 1024, 'f', 1) : u"?"_s;
}

QString figure(std::optional<qint64> value)
{
    return value ? QString::number(*value) : u"?"_s;
}

QString methodWord(AuthConfig::Method method)
{
    switch (method) {
    case AuthConfig::Method::Password:
        return u"password"_s;
    case AuthConfig::Method::Token:
        return u"token"_s;
    case AuthConfig::Method::ApplicationCredential:
        break;
    }
    return u"application credential"_s;
}

Result<ExitStatus> listClouds(const Session &session, const Arguments &arguments)
{
    const auto known = session.knownClouds();
    if (!known)
        return failure(known);
    QJsonArray json;
    Table table(
        {u"CLOUD"_s, u"ENDPOINT"_s, u"LOGIN"_s, u"USER"_s, u"PROJECT"_s, u"REGION"_s, u"TLS"_s, u"FROM"_s});
    for (const CloudConfig &cloud : known->clouds) {
        const QString user = cloud.auth.username.isEmpty() ? cloud.auth.userId : cloud.auth.username;
        const QString project =
            cloud.auth.projectName.isEmpty() ? cloud.auth.projectId : cloud.auth.projectName;
        json << QJsonObject {{u"name"_s, cloud.name},
                             {u"auth_url"_s, cloud.auth.authUrl},
                             {u"auth_type"_s, methodWord(cloud.auth.method)},
                             {u"username"_s, user},
                             {u"project_name"_s, project},
                             {u"region_name"_s, cloud.region},
                             {u"verify"_s, cloud.tls.verify},
                             {u"source"_s, cloud.source},
                             {u"chosen"_s, cloud.name == known->chosen}};
        table.add({cloud.name, cloud.auth.authUrl, methodWord(cloud.auth.method), user, project, cloud.region,
                   cloud.tls.verify ? u"checked"_s : u"NOT checked"_s, cloud.source});
    }
    if (arguments.format == Arguments::Format::Json)
        print(QJsonValue(json));
    else if (known->clouds.isEmpty())
        print(
            u"No cloud is configured: there is no clouds.yaml where it is looked for, and no OS_* variables.\n"_s);
    else
        print(table.text());
    return AskedIsTrue;
}

QString statusOf(const ComputeService &service)
{
    switch (service.status) {
    case ComputeService::Status::Enabled:
        return u"enabled"_s;
    case ComputeService::Status::Disabled:
        return u"disabled"_s;
    case ComputeService::Status::Unknown:
        break;
    }
    return u"UNKNOWN"_s;
}

QString stateOf(const ComputeService &service)
{
    if (service.forcedDown.value_or(false))
        return u"forced down"_s;
    switch (service.state) {
    case ComputeService::State::Up:
        return u"up"_s;
    case ComputeService::State::Down:
        return u"down"_s;
    case ComputeService::State::Unknown:
        break;
    }
    return u"unknown"_s;
}

void printHosts(const Snapshot &snapshot, Arguments::Format format)
{
    QJsonArray json;
    Table table({u"HOST"_s, u"STATUS"_s, u"STATE"_s, u"INSTANCES"_s, u"VCPU USED"_s, u"VCPU"_s,
                 u"RAM USED GIB"_s, u"RAM GIB"_s, u"ZONE"_s, u"REASON"_s});
    for (const auto &service : snapshot.services.values) {
        const Hypervisor *hypervisor = snapshot.hypervisor(service->host);
        const qsizetype instances = snapshot.serversOn(service->host).size();
        QJsonObject host = toJson(*service);
        host.insert(u"servers"_s, instances);
        host.insert(u"hypervisor"_s, hypervisor ? QJsonValue(toJson(*hypervisor)) : QJsonValue());
        json << host;
        const Hypervisor unknown;
        const Hypervisor &node = hypervisor ? *hypervisor : unknown;
        table.add({service->host.value, statusOf(*service), stateOf(*service), QString::number(instances),
                   figure(node.vcpusUsed), figure(node.vcpus), inGiB(node.memoryUsedMiB),
                   inGiB(node.memoryMiB), service->zone, service->disabledReason});
    }
    format == Arguments::Format::Json ? print(QJsonValue(json)) : print(table.text());
}

void printInstances(const Snapshot &snapshot, const HostName &host, Arguments::Format format)
{
    QJsonArray json;
    Table table(
        {u"NAME"_s, u"STATUS"_s, u"TASK"_s, u"HOST"_s, u"VCPU"_s, u"RAM GIB"_s, u"FLAVOR"_s, u"ID"_s});
    for (const auto &server : snapshot.servers.values) {
        if (!host.isEmpty() && server->host != host)
            continue;
        // Only what is shown is made: of a hundred thousand, the other would take seconds.
        if (format == Arguments::Format::Json) {
            json << toJson(*server);
            continue;
        }
        table.add({server->name, server->statusText, server->taskState.value_or(QString()),
                   server->host.value, QString::number(server->flavor.vcpus), inGiB(server->flavor.memoryMiB),
                   server->flavor.name, server->id.value});
    }
    format == Arguments::Format::Json ? print(QJsonValue(json)) : print(table.text());
}

void printMigrations(const Snapshot &snapshot, bool runningOnly, Arguments::Format format)
{
    QJsonArray json;
    Table table({u"ID"_s, u"INSTANCE"_s, u"TYPE"_s, u"STATUS"_s, u"FROM"_s, u"TO"_s, u"BEGUN"_s});
    for (const auto &migration : snapshot.migrations.values) {
        if (runningOnly && (migration->ended() || migration->waitsForDecision()))
            continue;
        json << toJson(*migration);
        const Server *server = snapshot.server(migration->serverId);
        table.add({QString::number(migration->id), server ? server->name : migration->serverId.value,
                   typeWord(migration->type), migration->status, migration->source.value,
                   migration->destination.value_or(HostName()).value,
                   migration->createdAt ? migration->createdAt->toString(Qt::ISODate) : QString()});
    }
    format == Arguments::Format::Json ? print(QJsonValue(json)) : print(table.text());
}

/// Says what a list cannot show, so that "none" is never read where "not allowed" is true.
template<typename T>
bool readable(const Section<T> &section, const QString &what)
{
    if (section.reading == Reading::Forbidden)
        complain(u"This login may not see the %1"_s.arg(what));
    else if (section.problem)
        complain(u"The %1 could not be read: %2"_s.arg(what, describe(*section.problem)));
    else
        return true;
    return false;
}

} // namespace

QCoro::Task<Result<ExitStatus>> list(Session &session, Arguments arguments)
{
    if (arguments.verb == Arguments::Verb::Clouds)
        co_return listClouds(session, arguments);
    const auto read = co_await session.snapshot();
    if (!read)
        co_return failure(read);
    const Snapshot &snapshot = **read;
    switch (arguments.verb) {
    case Arguments::Verb::Hosts:
        printHosts(snapshot, arguments.format);
        co_return readable(snapshot.services, u"compute services"_s) ? AskedIsTrue : AskedIsNotTrue;
    case Arguments::Verb::Instances:
        if (!arguments.host.isEmpty() && !snapshot.service(arguments.host)
            && snapshot.services.reading == Reading::Complete)
            co_return rejected(u"There is no nova-compute on a host called %1"_s.arg(arguments.host.value));
        printInstances(snapshot, arguments.host, arguments.format);
        co_return readable(snapshot.servers, u"instances"_s) ? AskedIsTrue : AskedIsNotTrue;
    case Arguments::Verb::Migrations:
        printMigrations(snapshot, arguments.runningOnly, arguments.format);
        co_return readable(snapshot.migrations, u"migrations"_s) ? AskedIsTrue : AskedIsNotTrue;
    default:
        print(QJsonValue(toJson(snapshot)));
        co_return AskedIsTrue;
    }
}

} // namespace drover
