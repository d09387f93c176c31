// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/amounts.h"

using namespace Qt::StringLiterals;

namespace drover {

QString memoryText(qint64 mebibytes)
{
    // Never rounded: what is short by little has to be seen.
    if (mebibytes == 0 || mebibytes % 512 != 0)
        return u"%1 MiB"_s.arg(mebibytes);
    return u"%1 GiB"_s.arg(double(mebibytes) / 1024, 0, 'f', mebibytes % 1024 == 0 ? 0 : 1);
}

QString pagesText(qint64 kibibytes)
{
    if (kibibytes % 1048576 == 0)
        return u"%1 GiB pages"_s.arg(kibibytes / 1048576);
    return kibibytes % 1024 == 0 ? u"%1 MiB pages"_s.arg(kibibytes / 1024) : u"%1 KiB pages"_s.arg(kibibytes);
}

QString resourceText(const QString &resourceClass, qint64 amount)
{
    if (resourceClass == "VCPU"_L1)
        return u"%1 vCPUs"_s.arg(amount);
    if (resourceClass == "PCPU"_L1)
        return u"%1 dedicated CPUs"_s.arg(amount);
    if (resourceClass == "MEMORY_MB"_L1)
        return u"%1 of memory"_s.arg(memoryText(amount));
    if (resourceClass == "DISK_GB"_L1)
        return u"%1 GiB of disk"_s.arg(amount);
    return u"%1 %2"_s.arg(amount).arg(resourceClass);
}

QString someOf(const QStringList &words, qsizetype atMost)
{
    if (words.size() <= atMost)
        return words.join(", "_L1);
    return u"%1 and %2 more"_s.arg(words.mid(0, atMost).join(", "_L1)).arg(words.size() - atMost);
}

} // namespace drover
