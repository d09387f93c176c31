// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/frontdoor.h"

#include <QDateTime>
#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

QByteArray httpDate(Moment moment)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(moment).time_since_epoch().count();
    return QLocale::c()
        .toString(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
        .toLatin1();
}

} // namespace

FrontDoor::FrontDoor(Cloud &cloud, Engine &engine, Clock &clock, const std::vector<nova::Route> &routes,
                     std::uint64_t seed)
    : m_cloud(cloud), m_engine(engine), m_clock(clock), m_dice(~seed), m_faults(seed), m_keystone(cloud),
      m_nova(cloud, engine, m_keystone, routes), m_placement(cloud, m_keystone), m_glance(cloud, m_keystone),
      m_neutron(cloud, m_keystone), m_control(cloud, engine, clock, m_faults)
{
}

void FrontDoor::catchUp()
{
    m_engine.advanceTo(m_clock.now());
}

Delivery FrontDoor::deliver(Request request)
{
    catchUp();
    const QString service = request.segments.isEmpty() ? QString() : request.segments.takeFirst();
    QByteArray host = request.header("Host");
    if (host.isEmpty())
        host = "127.0.0.1";
    request.base = u"http://%1/%2"_s.arg(QString::fromLatin1(host), service);

    Delivery delivery;
    std::chrono::seconds skew {0};
    if (service == "control"_L1) {
        delivery.answer = m_control.answer(request);
    } else if (const auto mishap = m_faults.strike(m_cloud.settings.faults, request)) {
        const bool isRefused = mishap->kind == Mishap::Kind::Status;
        delivery = m_faults.spoil(*mishap, isRefused ? Answer() : serve(service, request));
        skew = mishap->skew;
    } else {
        delivery.answer = serve(service, request);
    }
    delivery.answer.headers.emplaceBack("Date", httpDate(m_cloud.now + skew));
    return delivery;
}

Answer FrontDoor::serve(const QString &service, const Request &request)
{
    const QString requestId = "req-"_L1 + m_dice.uuid();
    const auto withId = [&requestId](Answer answer) {
        answer.headers.emplaceBack("X-OpenStack-Request-Id", requestId.toLatin1());
        return answer;
    };
    if (service == "compute"_L1)
        return m_nova.answer(request, requestId);
    if (service == "identity"_L1)
        return withId(m_keystone.answer(request));
    if (service == "placement"_L1)
        return withId(m_placement.answer(request, requestId));
    if (service == "image"_L1) {
        // The list of its versions comes from before the part of Glance that numbers requests.
        return request.segments.isEmpty() ? m_glance.answer(request) : withId(m_glance.answer(request));
    }
    if (service == "network"_L1)
        return withId(m_neutron.answer(request));
    return Answer::json(
        404, {{"error"_L1, "Here are /identity, /compute, /placement, /image, /network and /control."_L1}});
}

} // namespace simcloud
