// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <utility>

namespace simcloud {

/// What a service answers, free of how it is sent.
struct Answer {
    int status = 200;
    QByteArray body = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};

    [[nodiscard]] static Answer json(int status, const QJsonObject &body);
    /// Without a body; Nova says "application/json" all the same.
    [[nodiscard]] static Answer empty(int status);

    [[nodiscard]] Answer with(const QByteArray &header, const QByteArray &value) const;
};

} // namespace simcloud
