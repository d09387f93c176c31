// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/microversion.h"

using namespace Qt::StringLiterals;

namespace drover {

QString Microversion::text() const
{
    return u"%1.%2"_s.arg(major).arg(minor);
}

std::optional<Microversion> Microversion::parse(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    if (dot < 1)
        return {};
    bool majorRead = false;
    bool minorRead = false;
    const Microversion version {text.left(dot).toInt(&majorRead), text.mid(dot + 1).toInt(&minorRead)};
    if (!majorRead || !minorRead || version.major < 0 || version.minor < 0)
        return {};
    return version;
}

} // namespace drover
