// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/config/cloudconfig.h"

#include <QSslConfiguration>

namespace drover {

/// What to trust, and how to show who we are. A caFile is trusted instead of the system's authorities, as the
/// openstack client does; a certFile without a keyFile is expected to hold the key too.
/// Errors: Local, naming the file.
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const TlsConfig &config);

} // namespace drover
