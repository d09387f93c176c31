// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace simcloud {

class Cloud;
struct Server;

/// Nova's name of a server's domain: "instance-0000001a".
[[nodiscard]] QString domainName(const Server &server);

/// What `virsh dumpxml` prints of a server's running domain on the host where it is, as Nova defines it:
/// CPUs, cells, pages and devices as it holds them there.
[[nodiscard]] QByteArray domainXml(const Cloud &cloud, const Server &server);

} // namespace simcloud
