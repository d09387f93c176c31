// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QStringList>

namespace simcloud {

/// Where an answer differs from a recorded one in its keys, in its types or in what is null: one line each,
/// with the path to it. Lists are compared as far as both go. Below the keys of @p free, whose content is
/// data
/// ("metadata"), nothing is compared but that both are objects.
[[nodiscard]] QStringList shapeDifferences(const QJsonValue &recorded, const QJsonValue &given,
                                           const QStringList &free);

} // namespace simcloud
