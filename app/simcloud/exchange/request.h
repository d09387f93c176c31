// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrlQuery>

namespace simcloud {

/// What a client asks, freed of how it came.
struct Request {
    QByteArray verb = {}; ///< "GET", in capitals.
    QStringList segments = {}; ///< Of the path, decoded, the service's own prefix taken off, no empty ones.
    QString path = {}; ///< As it was asked for, prefix included, decoded.
    QUrlQuery query = {};
    QMap<QByteArray, QByteArray> headers = {}; ///< By lower-case name.
    QByteArray body = {};
    QString base = {}; ///< The service's own URL, "http://127.0.0.1:5000/compute": what links begin with.

    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headers.value(name.toLower()); }
    /// The body as an object; empty when it is none.
    [[nodiscard]] QJsonObject json() const;
    /// One value of the query, decoded; empty when it is not there.
    [[nodiscard]] QString parameter(const QString &name) const;
    [[nodiscard]] bool has(const QString &name) const { return query.hasQueryItem(name); }
};

} // namespace simcloud
