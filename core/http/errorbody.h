// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace drover {

/// What a service says about its refusal, in its own words: Nova's, Cinder's and Neutron's {"<name>":
/// {"message": …}}, Keystone's {"error": {"message": …}}, Placement's {"errors": [{"detail": …}]}. A proxy's
/// page of HTML, or anything else, becomes one plain sentence of ours.
[[nodiscard]] QString errorMessage(const QByteArray &body, int httpStatus);

} // namespace drover
