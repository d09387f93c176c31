// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/hostfacts.h"
#include "core/domain/instancefacts.h"
#include "core/domain/resourceprovider.h"

#include <QJsonObject>

namespace drover {

// What the compute API does not tell, as a snapshot file has it (docs/snapshot-format.md), both ways. Keys
// are those of Placement, Neutron, Cinder and Nova where they have one. Errors: Malformed, as of novajson.h.

[[nodiscard]] Result<ResourceProvider> parseResourceProvider(const QJsonObject &json);
[[nodiscard]] Result<HostFacts> parseHostFacts(const QJsonObject &json);
[[nodiscard]] Result<InstanceFacts> parseInstanceFacts(const QJsonObject &json);

[[nodiscard]] QJsonObject toJson(const ResourceProvider &provider);
[[nodiscard]] QJsonObject toJson(const HostFacts &facts);
[[nodiscard]] QJsonObject toJson(const InstanceFacts &facts);

} // namespace drover
