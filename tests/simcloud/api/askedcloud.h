// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/frontdoor.h"

#include <QJsonObject>

namespace simcloud {

using Headers = QMap<QByteArray, QByteArray>;

/// A request as a client's HTTP would bring it.
[[nodiscard]] Request requestOf(const QByteArray &verb, const QString &pathAndQuery,
                                const Headers &headers = {}, const QByteArray &body = {});

/// Two projects, "admin" and "demo", and one user of each kind, whose password is the name: admin of the one,
/// manager, member and reader of the other.
void populate(Cloud &cloud);

/// A cloud with two projects, one user of each kind, and two hosts with one server each, behind a front door
/// whose clock stands still until it is advanced.
class AskedCloud {
public:
    explicit AskedCloud(std::vector<nova::Route> routes = {});

    Delivery deliver(const QByteArray &verb, const QString &pathAndQuery, const Headers &headers = {},
                     const QJsonObject &body = {});
    Answer ask(const QByteArray &verb, const QString &pathAndQuery, const Headers &headers = {},
               const QJsonObject &body = {});
    /// As the user, whose password is the name; with a version of the service if there is one.
    [[nodiscard]] Answer askAs(const QString &user, const QByteArray &verb, const QString &pathAndQuery,
                               const QByteArray &version = {}, const QJsonObject &body = {});

    /// A token of the user for a project by name; empty: unscoped.
    [[nodiscard]] QByteArray token(const QString &user, const QString &project);
    [[nodiscard]] Answer login(const QJsonObject &identity, const QJsonValue &scope = QJsonValue::Undefined);

    void pass(std::chrono::seconds time) { clock.advance(time); }

    Cloud cloud {1};
    Engine engine {cloud};
    Clock clock;
    FrontDoor door;
};

/// What a login with a password sends as "identity".
[[nodiscard]] QJsonObject passwordOf(const QString &user, const QString &password);
[[nodiscard]] QJsonObject projectScope(const QString &name);

[[nodiscard]] QJsonObject json(const Answer &answer);
/// All values of a header, joined by ", ".
[[nodiscard]] QByteArray header(const Answer &answer, const QByteArray &name);

} // namespace simcloud
