// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/facts/cpuset.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace simcloud {

QString cpuset(const std::set<int> &numbers)
{
    QStringList runs;
    for (auto it = numbers.begin(); it != numbers.end();) {
        const int first = *it;
        int last = first;
        while (++it != numbers.end() && *it == last + 1)
            last = *it;
        runs.append(first == last ? QString::number(first) : u"%1-%2"_s.arg(first).arg(last));
    }
    return runs.join(u',');
}

} // namespace simcloud
