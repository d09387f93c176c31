// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/servicewrites.h"

#include "app/simcloud/api/nova/body.h"
#include "app/simcloud/api/nova/services.h"
#include "app/simcloud/api/nova/viewer.h"
#include "app/simcloud/api/nova/zones.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

using Kind = BodyField::Kind;

Host *hostOfService(Cloud &cloud, const QString &id, int microversion)
{
    auto &hosts = cloud.hosts();
    const auto found = std::find_if(hosts.begin(), hosts.end(), [&](const Host &host) {
        return microversion >= 53 ? host.serviceId == id : QString::number(host.serviceNumber) == id;
    });
    return found == hosts.end() ? nullptr : &*found;
}

QString controllerBinary(const QString &id)
{
    for (const QString &binary : controllerServices()) {
        if (idFor(binary) == id)
            return binary;
    }
    return {};
}

/// Taking back "forced down" is refused as long as the old copies of what was evacuated may still be there.
std::optional<Answer> refuseForcedUp(const Cloud &cloud, const Host &host)
{
    const auto &records = cloud.migrations();
    const bool hasDone = std::any_of(records.begin(), records.end(), [&](const Migration &record) {
        return !record.deleted && record.type == "evacuation"_L1 && record.source == host.name
            && record.status == "done"_L1;
    });
    if (!hasDone)
        return std::nullopt;
    return fault(
        400,
        u"Unable to force up host %1 as `done` evacuation migration records remain associated with the "
        "host. Ensure the compute service has been restarted, allowing these records to move to "
        "`completed` before retrying this request."_s.arg(host.name));
}

void setEnabled(const Cloud &cloud, Host &host, bool enabled, const std::optional<QString> &reason)
{
    host.enabled = enabled;
    host.disabledReason = enabled ? std::nullopt : reason;
    host.updated = cloud.now;
}

Answer update(const Call &call)
{
    const QString &id = call.captured.first();
    const QJsonObject body = call.request.json();
    const std::vector<BodyField> fields {{u"status"_s, Kind::Text, false, {u"enabled"_s, u"disabled"_s}},
                                         {u"disabled_reason"_s, Kind::Text},
                                         {u"forced_down"_s, Kind::Bool}};
    if (const auto refused = refuseBody(body, {}, fields))
        return *refused;
    if (body["disabled_reason"_L1].toString().size() > 255)
        return fault(400,
                     u"Invalid input for field/attribute disabled_reason. Value: %1. %2 is too long"_s.arg(
                         body["disabled_reason"_L1].toString(), pythonText(body["disabled_reason"_L1])));
    if (const QString binary = controllerBinary(id); !binary.isEmpty())
        return fault(
            400,
            u"Updating a %1 service is not supported. Only nova-compute services can be updated."_s.arg(
                binary));
    Host *host = hostOfService(call.cloud, id, call.microversion);
    if (!host)
        return fault(404, u"Service %1 could not be found."_s.arg(id));
    const QString status = body["status"_L1].toString();
    const bool hasForced = body.contains("forced_down"_L1);
    if (status.isEmpty() && !hasForced)
        return fault(400,
                     u"No updates were requested. Fields 'status' or 'forced_down' should be specified."_s);
    if (body.contains("disabled_reason"_L1) && status != "disabled"_L1)
        return fault(400,
                     status.isEmpty() ? u"Specifying 'disabled_reason' requires that status is 'disabled'."_s
                                      : u"Specifying 'disabled_reason' with status 'enabled' is invalid."_s);
    const bool forced = body["forced_down"_L1].toVariant().toBool();
    if (hasForced && !forced) {
        if (const auto refused = refuseForcedUp(call.cloud, *host))
            return *refused;
    }
    if (!status.isEmpty()) {
        const QJsonValue reason = body["disabled_reason"_L1];
        setEnabled(call.cloud, *host, status == "enabled"_L1,
                   reason.isString() ? std::optional(reason.toString()) : std::nullopt);
    }
    if (hasForced) {
        host->forcedDown = forced;
        host->updated = call.cloud.now;
    }
    const QString zone = Zones(call.cloud).of(host->name);
    return Answer::json(200, {{"service"_L1, serviceView(Viewer(call), *host, zone)}});
}

/// PUT os-services/enable and its like, before 2.53. The last segment of the path says what.
Answer updateByName(const Call &call)
{
    const QString &what = call.captured.first();
    if (!QStringList {u"enable"_s, u"disable"_s, u"disable-log-reason"_s, u"force-down"_s}.contains(what)
        || (what == "force-down"_L1 && !call.since(11)))
        return fault(404, u"The resource could not be found."_s);
    const QJsonObject body = call.request.json();
    std::vector<BodyField> fields {{u"host"_s, Kind::Text, true}, {u"binary"_s, Kind::Text, true}};
    if (what == "disable-log-reason"_L1)
        fields.push_back({u"disabled_reason"_s, Kind::Text, true});
    if (what == "force-down"_L1)
        fields.push_back({u"forced_down"_s, Kind::Bool, true});
    if (const auto refused = refuseBody(body, {}, fields))
        return *refused;
    const QString name = body["host"_L1].toString();
    const QString binary = body["binary"_L1].toString();
    Host *host = call.cloud.host(name);
    if (!host || binary != "nova-compute"_L1)
        return fault(404, u"Could not find binary %1 on host %2."_s.arg(binary, name));

    QJsonObject service {{"host"_L1, name}, {"binary"_L1, binary}};
    if (what == "force-down"_L1) {
        const bool forced = body["forced_down"_L1].toVariant().toBool();
        if (!forced) {
            if (const auto refused = refuseForcedUp(call.cloud, *host))
                return *refused;
        }
        host->forcedDown = forced;
        host->updated = call.cloud.now;
        service.insert("forced_down"_L1, forced);
    } else if (what == "enable"_L1) {
        setEnabled(call.cloud, *host, true, {});
        service.insert("status"_L1, "enabled"_L1);
    } else {
        const bool withReason = what == "disable-log-reason"_L1;
        const QString reason = body["disabled_reason"_L1].toString();
        setEnabled(call.cloud, *host, false, withReason ? std::optional(reason) : std::nullopt);
        service.insert("status"_L1, "disabled"_L1);
        if (withReason)
            service.insert("disabled_reason"_L1, reason);
    }
    return Answer::json(200, {{"service"_L1, service}});
}

Answer remove(const Call &call)
{
    const QString &id = call.captured.first();
    const Host *host = hostOfService(call.cloud, id, call.microversion);
    if (!host)
        return fault(404, u"Service %1 not found."_s.arg(id));
    if (!call.cloud.serversOn(host->name).empty())
        return fault(
            409,
            u"Unable to delete compute service that is hosting instances. Migrate or delete the instances "
            "first."_s);
    return fault(
        409,
        u"Unable to delete compute service that has in-progress migrations. Complete the migrations or "
        "delete the instances first."_s);
}

} // namespace

std::vector<Route> serviceWriteRoutes()
{
    const QString rule = u"os_compute_api:os-services:update"_s;
    return {
        {"PUT", u"os-services/{}"_s, rule, updateByName, 1, 52},
        {"PUT", u"os-services/{}"_s, rule, update, 53},
        {"DELETE", u"os-services/{}"_s, u"os_compute_api:os-services:delete"_s, remove},
    };
}

} // namespace simcloud::nova
