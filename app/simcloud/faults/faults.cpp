// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/faults/faults.h"

#include "app/simcloud/model/moment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

using Kind = Mishap::Kind;

constexpr std::array<std::pair<Kind, QLatin1String>, 8> words {{
    {Kind::Status, "status"_L1},
    {Kind::Delay, "delay"_L1},
    {Kind::Drop, "drop"_L1},
    {Kind::Truncate, "truncate"_L1},
    {Kind::Garbage, "garbage"_L1},
    {Kind::WrongType, "wrong-type"_L1},
    {Kind::Duplicate, "duplicate"_L1},
    {Kind::Skew, "skew"_L1},
}};

bool fits(const Ambush &ambush, const Request &request)
{
    if (!ambush.verb.isEmpty() && ambush.verb != request.verb)
        return false;
    if (ambush.pattern.isEmpty())
        return true;
    const QStringList pattern = ambush.pattern.split(u'/', Qt::SkipEmptyParts);
    const QStringList path = request.path.split(u'/', Qt::SkipEmptyParts);
    return std::equal(
        pattern.begin(), pattern.end(), path.begin(), path.end(),
        [](const QString &wanted, const QString &there) { return wanted == "{}"_L1 || wanted == there; });
}

/// As Nova says that it has broken down, and as a proxy in front of it says that it cannot reach it.
Answer breakdown(int status)
{
    if (status == 500) {
        return Answer::json(
            500,
            {{"computeFault"_L1,
              QJsonObject {
                  {"code"_L1, 500},
                  {"message"_L1,
                   "Unexpected API Error. Please report this at http://bugs.launchpad.net/nova/ and "
                   "attach the Nova API log if possible.\n<class 'oslo_db.exception.DBConnectionError'>"_L1}}}});
    }
    return {
        .status = status,
        .body = "<html><body><h1>" + QByteArray::number(status)
            + " Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n",
        .headers = {{"Content-Type", "text/html"}}};
}

/// Changes one value somewhere in @p value: goes down a way that the dice choose.
QJsonValue wronglyTyped(const QJsonValue &value, Dice &dice)
{
    if (value.isObject() && !value.toObject().isEmpty()) {
        QJsonObject object = value.toObject();
        const QStringList keys = object.keys();
        const QString &key = keys[qsizetype(dice.between(0, keys.size() - 1))];
        object[key] = wronglyTyped(object[key], dice);
        return object;
    }
    if (value.isArray() && !value.toArray().isEmpty()) {
        QJsonArray array = value.toArray();
        const auto place = qsizetype(dice.between(0, array.size() - 1));
        array[place] = wronglyTyped(array.at(place), dice);
        return array;
    }
    if (value.isString())
        return QJsonArray {value};
    if (value.isDouble())
        return QString::number(value.toDouble());
    if (value.isBool())
        return value.toBool() ? u"yes"_s : u"no"_s;
    return 17;
}

/// Says one element of the first list twice; without a list all stays as it is.
QJsonObject doubled(QJsonObject object, Dice &dice)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        QJsonArray list = member->toArray();
        if (list.isEmpty())
            continue;
        list.append(list.at(qsizetype(dice.between(0, list.size() - 1))));
        *member = list;
        break;
    }
    return object;
}

QJsonObject skewed(QJsonObject object, std::chrono::seconds skew)
{
    QJsonObject token = object["token"_L1].toObject();
    for (const QLatin1String key : {"issued_at"_L1, "expires_at"_L1}) {
        if (const auto moment = momentFrom(token[key].toString()))
            token[key] = withMicroseconds(*moment + skew);
    }
    if (!token.isEmpty())
        object["token"_L1] = token;
    return object;
}

void rewrite(Answer &answer, const QJsonObject &body)
{
    answer.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

QString word(Mishap::Kind kind)
{
    for (const auto &[each, word] : words) {
        if (each == kind)
            return word;
    }
    Q_UNREACHABLE();
}

std::optional<Mishap::Kind> mishapKind(const QString &word)
{
    for (const auto &[kind, each] : words) {
        if (each == word)
            return kind;
    }
    return {};
}

std::optional<Mishap> Faults::strike(const FaultRates &rates, const Request &request)
{
    std::optional<Mishap> struck;
    for (auto ambush = m_ambushes.begin(); ambush != m_ambushes.end();) {
        if (!fits(*ambush, request) || --ambush->nth > 0) {
            ++ambush;
            continue;
        }
        ambush->nth = 1;
        if (!struck)
            struck = ambush->mishap;
        ambush = ambush->once ? m_ambushes.erase(ambush) : ambush + 1;
    }
    if (struck)
        return struck;
    static const FaultRates friendly;
    if (rates == friendly)
        return {};

    if (m_dice.chance(rates.dropped))
        return Mishap {.kind = Kind::Drop};
    if (m_dice.chance(rates.serverErrors)) {
        static constexpr std::array statuses {500, 502, 503, 504};
        return Mishap {.kind = Kind::Status, .status = statuses[std::size_t(m_dice.between(0, 3))]};
    }
    if (m_dice.chance(rates.truncated))
        return Mishap {.kind = Kind::Truncate};
    if (m_dice.chance(rates.malformed))
        return Mishap {.kind = Kind::Garbage};
    if (m_dice.chance(rates.wrongTypes))
        return Mishap {.kind = Kind::WrongType};
    if (m_dice.chance(rates.duplicateIds))
        return Mishap {.kind = Kind::Duplicate};
    if (m_dice.chance(rates.skewed))
        return Mishap {.kind = Kind::Skew, .skew = rates.skewedBy};
    if (m_dice.chance(rates.slow))
        return Mishap {.kind = Kind::Delay, .delay = rates.slowBy};
    return {};
}

Delivery Faults::spoil(const Mishap &mishap, Answer answer)
{
    Delivery delivery {.answer = std::move(answer)};
    const auto body = [&] { return QJsonDocument::fromJson(delivery.answer.body).object(); };
    switch (mishap.kind) {
    case Kind::Status:
        delivery.answer = breakdown(mishap.status);
        break;
    case Kind::Delay:
        delivery.delay = mishap.delay;
        break;
    case Kind::Drop:
        delivery.course = Delivery::Course::Dropped;
        break;
    case Kind::Truncate:
        delivery.course = Delivery::Course::Truncated;
        break;
    case Kind::Garbage:
        delivery.answer.body = delivery.answer.body.first(delivery.answer.body.size() / 3) + "\"}]\x01\xff,";
        break;
    case Kind::WrongType:
        rewrite(delivery.answer, wronglyTyped(body(), m_dice).toObject());
        break;
    case Kind::Duplicate:
        rewrite(delivery.answer, doubled(body(), m_dice));
        break;
    case Kind::Skew:
        rewrite(delivery.answer, skewed(body(), mishap.skew));
        break;
    }
    return delivery;
}

} // namespace simcloud
