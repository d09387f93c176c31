// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <QByteArray>
#include <QJsonValue>

namespace simcloud::nova {

/// Who looks at the cloud: what every view is a function of, beside the thing itself.
struct Viewer {
    const Cloud &cloud;
    int microversion = 1; ///< N of 2.N.
    bool admin = false;
    QString base = {}; ///< The service's own URL, which links begin with.

    explicit Viewer(const Call &call)
        : cloud(call.cloud), microversion(call.microversion), admin(call.isAdmin()), base(call.request.base)
    {
    }

    [[nodiscard]] bool since(int version) const { return microversion >= version; }
};

/// How Nova lets a tenant tell hosts apart without naming them: nova/utils.py, generate_hostid. Empty without
/// a host.
[[nodiscard]] QString hostId(const QString &projectId, const QString &host);

/// When the last report of a service is from: computes report every 10 s, and an administrator's change is a
/// report too.
[[nodiscard]] Moment lastReport(const Host &host, Moment now);
/// The same of a service that is always there.
[[nodiscard]] Moment lastReport(Moment now);

/// An id in the form of a UUID for what the model does not give one, always the same for the same name.
[[nodiscard]] QString idFor(const QString &name);

/// JSON's null for the empty text, and for the moment or text that is not there.
[[nodiscard]] QJsonValue textOrNull(const QString &text);
[[nodiscard]] QJsonValue textOrNull(const std::optional<QString> &text);
[[nodiscard]] QJsonValue timeOrNull(const std::optional<Moment> &moment);

[[nodiscard]] QJsonObject toJson(const QMap<QString, QString> &texts);

} // namespace simcloud::nova
