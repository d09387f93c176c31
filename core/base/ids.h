// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <utility>

namespace drover {

/// A name or UUID that cannot be taken for one of another kind.
template<typename Tag>
struct Id {
    QString value;

    Id() = default;
    explicit Id(QString text) : value(std::move(text)) { }

    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    bool operator==(const Id &) const = default;
    std::strong_ordering operator<=>(const Id &other) const { return value.compare(other.value) <=> 0; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

/// The host of a nova-compute service: OS-EXT-SRV-ATTR:host, service.host, the value of every `host` field.
/// Not always equal to the hypervisor's node name.
using HostName = Id<struct HostNameTag>;
using ServerId = Id<struct ServerIdTag>;
using ServiceId = Id<struct ServiceIdTag>; ///< UUID from microversion 2.53.
using FlavorId = Id<struct FlavorIdTag>;
using ProjectId = Id<struct ProjectIdTag>;
using RequestId = Id<struct RequestIdTag>; ///< "req-…": also the id of the instance action it started.

} // namespace drover
