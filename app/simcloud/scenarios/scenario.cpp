// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/scenarios/scenario.h"

using namespace Qt::StringLiterals;

namespace simcloud {

tl::expected<void, QString> fill(Cloud &cloud, const QString &nameOrFile, std::uint64_t seed)
{
    cloud.dice = Dice(seed);
    return tl::make_unexpected(u"There is no scenario \"%1\"."_s.arg(nameOrFile));
}

} // namespace simcloud
