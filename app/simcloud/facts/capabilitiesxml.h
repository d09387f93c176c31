// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace simcloud {

struct Host;

/// What `virsh capabilities` states of a host: its CPU, and its cells with memory, pages, distances and CPUs.
[[nodiscard]] QByteArray capabilitiesXml(const Host &host);

} // namespace simcloud
