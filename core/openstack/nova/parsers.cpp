// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/nova/parsers.h"

#include "core/domain/jsonreader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QString lastLine(const QString &traceback)
{
    const QStringList lines = traceback.split(u'\n', Qt::SkipEmptyParts);
    return lines.isEmpty() ? QString() : lines.last().trimmed();
}

Result<ActionEvent> parseEvent(const QJsonObject &json)
{
    JsonReader read(json);
    ActionEvent event;
    event.name = read.text("event"_L1);
    event.started = read.maybeTime("start_time"_L1);
    event.finished = read.maybeTime("finish_time"_L1);
    event.result = read.maybeText("result"_L1);
    event.host = read.maybeText("host"_L1).value_or(QString());
    event.details = read.maybeText("details"_L1).value_or(QString());
    if (event.details.isEmpty())
        event.details = lastLine(read.maybeText("traceback"_L1).value_or(QString()));
    return read.result(std::move(event));
}

} // namespace

Result<InstanceAction> parseInstanceAction(const QJsonObject &json)
{
    JsonReader read(json);
    InstanceAction action;
    action.requestId = RequestId(read.text("request_id"_L1));
    action.action = read.text("action"_L1);
    action.message = read.maybeText("message"_L1).value_or(QString());
    action.started = read.maybeTime("start_time"_L1).value_or(QDateTime());
    if (!action.started.isValid())
        read.report("start_time"_L1, "is missing"_L1);
    if (!read.array("events"_L1).isEmpty()) {
        const auto events = parseArray(read.value("events"_L1), u"events"_s, {}, parseEvent);
        if (!events)
            return failure(events);
        action.events = QList<ActionEvent>(events->begin(), events->end());
    }
    return read.result(std::move(action));
}

Result<QJsonObject> parseBody(const QByteArray &body, const QString &where)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return malformed(
            u"the answer is not JSON: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset), where);
    }
    if (!document.isObject())
        return malformed(u"the answer is not a JSON object"_s, where);
    return document.object();
}

} // namespace drover
