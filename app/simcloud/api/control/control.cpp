// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/control/control.h"

#include "app/simcloud/engine/invariants.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

Answer refused(int status, const QString &sentence)
{
    return Answer::json(status, {{"error"_L1, sentence}});
}

double seconds(Span span)
{
    return std::chrono::duration<double>(span).count();
}

Span span(double seconds)
{
    return std::chrono::duration_cast<Span>(std::chrono::duration<double>(seconds));
}

constexpr std::array<std::pair<QLatin1String, double FaultRates::*>, 8> shares {{
    {"slow"_L1, &FaultRates::slow},
    {"server_errors"_L1, &FaultRates::serverErrors},
    {"dropped"_L1, &FaultRates::dropped},
    {"truncated"_L1, &FaultRates::truncated},
    {"malformed"_L1, &FaultRates::malformed},
    {"wrong_types"_L1, &FaultRates::wrongTypes},
    {"duplicate_ids"_L1, &FaultRates::duplicateIds},
    {"skewed"_L1, &FaultRates::skewed},
}};

} // namespace

Answer Control::answer(const Request &request)
{
    const QStringList &path = request.segments;
    const QString what = path.value(0);
    if (what == "clock"_L1 && path.size() == 1)
        return clock(request);
    if (what == "faults"_L1 && path.size() == 1)
        return faults(request);
    if (what == "rates"_L1 && path.size() == 1)
        return rates(request);
    if (what == "hosts"_L1 && path.size() == 2)
        return host(request);
    if (what == "network"_L1 && path.size() == 1) {
        if (request.verb == "POST")
            m_cloud.networkIsDown = request.json()["down"_L1].toBool();
        return Answer::json(200, {{"down"_L1, m_cloud.networkIsDown}});
    }
    if (what == "servers"_L1 && path.size() == 3 && path[2] == "trouble"_L1)
        return trouble(request);
    if (what == "invariants"_L1 && path.size() == 1) {
        return Answer::json(200, {{"broken"_L1, QJsonArray::fromStringList(violations(m_cloud, m_engine))}});
    }
    return refused(404, u"There is nothing to control at %1."_s.arg(request.path));
}

Answer Control::clock(const Request &request)
{
    if (request.verb == "POST") {
        const QJsonObject wish = request.json();
        const QJsonValue speed = wish["speed"_L1];
        if (!speed.isUndefined() && speed.toDouble(-1) < 0)
            return refused(400, u"The speed of the clock is a number from 0 on."_s);
        if (wish.contains("stepped"_L1))
            m_clock.setStepped(wish["stepped"_L1].toBool());
        if (speed.isDouble())
            m_clock.setSpeed(speed.toDouble());
        if (wish.contains("advance"_L1))
            m_clock.advance(span(wish["advance"_L1].toDouble()));
        m_engine.advanceTo(m_clock.now());
    }
    const std::optional<Moment> due = m_engine.nextDue();
    return Answer::json(200,
                        {{"now"_L1, withMicroseconds(m_cloud.now)},
                         {"speed"_L1, m_clock.speed()},
                         {"stepped"_L1, m_clock.isStepped()},
                         {"next_due_in"_L1, due ? QJsonValue(seconds(*due - m_cloud.now)) : QJsonValue()}});
}

Answer Control::faults(const Request &request)
{
    if (request.verb == "DELETE")
        m_faults.clear();
    if (request.verb == "POST") {
        const QJsonObject wish = request.json();
        const auto kind = mishapKind(wish["kind"_L1].toString());
        if (!kind) {
            return refused(400,
                           u"The kind of a fault is status, delay, drop, truncate, garbage, wrong-type, "
                           "duplicate or skew."_s);
        }
        Ambush ambush {.verb = wish["method"_L1].toString().toUpper().toLatin1(),
                       .pattern = wish["path"_L1].toString(),
                       .nth = std::max(wish["nth"_L1].toInt(1), 1),
                       .once = wish["once"_L1].toBool(true)};
        ambush.mishap.kind = *kind;
        ambush.mishap.status = wish["status"_L1].toInt(ambush.mishap.status);
        if (wish.contains("seconds"_L1)) {
            const Span wanted = span(wish["seconds"_L1].toDouble());
            ambush.mishap.delay = std::chrono::duration_cast<std::chrono::milliseconds>(wanted);
            ambush.mishap.skew = std::chrono::duration_cast<std::chrono::seconds>(wanted);
        }
        m_faults.lay(std::move(ambush));
    }
    QJsonArray waiting;
    for (const Ambush &ambush : m_faults.ambushes()) {
        waiting << QJsonObject {{"kind"_L1, word(ambush.mishap.kind)},
                                {"method"_L1, QString::fromLatin1(ambush.verb)},
                                {"path"_L1, ambush.pattern},
                                {"nth"_L1, ambush.nth},
                                {"once"_L1, ambush.once}};
    }
    return Answer::json(200, {{"faults"_L1, waiting}});
}

Answer Control::rates(const Request &request)
{
    FaultRates &rates = m_cloud.settings.faults;
    if (request.verb == "DELETE")
        rates = {};
    if (request.verb == "POST") {
        const QJsonObject wish = request.json();
        for (const auto &[name, share] : shares) {
            const double wanted = wish[name].toDouble(rates.*share);
            if (wanted < 0 || wanted > 1)
                return refused(400, u"The rate \"%1\" is a number from 0 to 1."_s.arg(name));
            rates.*share = wanted;
        }
        if (wish.contains("slow_by"_L1)) {
            rates.slowBy =
                std::chrono::duration_cast<std::chrono::milliseconds>(span(wish["slow_by"_L1].toDouble()));
        }
        if (wish.contains("skewed_by"_L1))
            rates.skewedBy = std::chrono::seconds(wish["skewed_by"_L1].toInt());
    }
    QJsonObject shown {{"slow_by"_L1, seconds(rates.slowBy)}, {"skewed_by"_L1, seconds(rates.skewedBy)}};
    for (const auto &[name, share] : shares)
        shown.insert(name, rates.*share);
    return Answer::json(200, shown);
}

Answer Control::host(const Request &request)
{
    Host *host = m_cloud.host(request.segments[1]);
    if (!host)
        return refused(404, u"There is no host \"%1\"."_s.arg(request.segments[1]));
    if (request.verb == "POST") {
        const QString action = request.json()["action"_L1].toString();
        if (action == "kill"_L1)
            m_engine.kill(*host);
        else if (action == "revive"_L1)
            m_engine.revive(*host);
        else
            return refused(400, u"What can be done with a host is to \"kill\" or to \"revive\" it."_s);
    }
    return Answer::json(200, {{"name"_L1, host->name}, {"alive"_L1, host->alive}});
}

Answer Control::trouble(const Request &request)
{
    Server *server = m_cloud.server(request.segments[1]);
    if (!server)
        return refused(404, u"There is no server \"%1\"."_s.arg(request.segments[1]));
    if (request.verb == "POST") {
        server->trouble.fails.clear();
        for (const QJsonValue &each : request.json()["fails"_L1].toArray())
            server->trouble.fails << each.toString();
    }
    return Answer::json(200, {{"fails"_L1, QJsonArray::fromStringList(server->trouble.fails)}});
}

} // namespace simcloud
