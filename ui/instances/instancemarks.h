// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/finding.h"
#include "core/domain/server.h"
#include "ui/widgets/mark.h"

namespace drover {

/// Shape, tone and Nova's own word of a status.
[[nodiscard]] Mark statusMark(const Server &server);

/// What is most in the way of moving a server, as it is now and whatever the destination.
[[nodiscard]] Finding foremostFinding(const Server &server);
[[nodiscard]] Mark findingMark(const Finding &finding);

/// Somebody has to decide or repair something before it can be moved.
[[nodiscard]] bool needsSomebody(const Server &server);

} // namespace drover
