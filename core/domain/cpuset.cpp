// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/cpuset.h"

#include <QStringList>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace drover {

std::optional<QList<int>> parseCpuSet(QStringView text)
{
    constexpr int highest = 65535;
    std::set<int> named;
    std::set<int> without;
    for (QStringView part : text.split(u',', Qt::SkipEmptyParts)) {
        part = part.trimmed();
        const bool takenAway = part.startsWith(u'^');
        if (takenAway)
            part = part.mid(1);
        const qsizetype dash = part.indexOf(u'-');
        bool firstIsNumber = false;
        bool lastIsNumber = false;
        const int first = (dash < 0 ? part : part.left(dash)).toInt(&firstIsNumber);
        const int last = (dash < 0 ? part : part.mid(dash + 1)).toInt(&lastIsNumber);
        if (!firstIsNumber || !lastIsNumber || first < 0 || last < first || last > highest)
            return {};
        for (int cpu = first; cpu <= last; ++cpu)
            (takenAway ? without : named).insert(cpu);
    }
    QList<int> cpus;
    std::ranges::set_difference(named, without, std::back_inserter(cpus));
    return cpus;
}

QString cpuSetText(QList<int> cpus)
{
    std::ranges::sort(cpus);
    QStringList parts;
    for (qsizetype i = 0; i < cpus.size();) {
        const int first = cpus[i];
        int last = first;
        while (i < cpus.size() && cpus[i] <= last + 1)
            last = cpus[i++];
        parts << (first == last ? QString::number(first) : u"%1-%2"_s.arg(first).arg(last));
    }
    return parts.join(u',');
}

} // namespace drover
