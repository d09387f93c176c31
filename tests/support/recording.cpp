// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recording.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QByteArray bodyOf(const QJsonObject &message)
{
    const QJsonObject body = message["body"_L1].toObject();
    return body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

Recording Recording::read(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("No recording at %s", qPrintable(file));
    const QJsonObject json = QJsonDocument::fromJson(source.readAll()).object();
    const QJsonObject asked = json["request"_L1].toObject();
    const QJsonObject answered = json["response"_L1].toObject();
    if (asked.isEmpty() || answered.isEmpty())
        qFatal("%s is not a recording", qPrintable(file));

    Recording recording;
    const QUrl url(asked["path"_L1].toString());
    recording.request.verb = asked["method"_L1].toString().toLatin1();
    recording.request.path = url.path(QUrl::FullyEncoded);
    recording.request.query = QUrlQuery(url);
    recording.request.body = bodyOf(asked);
    const QJsonObject headers = asked["headers"_L1].toObject();
    for (auto at = headers.begin(); at != headers.end(); ++at)
        recording.request.headers.insert(at.key().toLower().toLatin1(), at.value().toString().toLatin1());

    recording.answer.status = answered["status"_L1].toInt();
    recording.answer.body = bodyOf(answered);
    const QJsonObject answerHeaders = answered["headers"_L1].toObject();
    for (auto at = answerHeaders.begin(); at != answerHeaders.end(); ++at) {
        if (at.key() != "Content-Length"_L1 && at.key() != "Connection"_L1) // The fake writes these itself.
            recording.answer.headers.emplaceBack(at.key().toLatin1(), at.value().toString().toLatin1());
    }
    return recording;
}

} // namespace drover
