// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace drover {

tl::unexpected<Error> canceled()
{
    return failure(Error {.kind = Error::Kind::Canceled});
}

tl::unexpected<Error> malformed(const QString &detail, const QString &where)
{
    return failure(Error {.kind = Error::Kind::Malformed, .where = where, .detail = detail});
}

tl::unexpected<Error> rejected(const QString &detail, const QString &where)
{
    return failure(Error {.kind = Error::Kind::Rejected, .where = where, .detail = detail});
}

tl::unexpected<Error> failed(const QString &detail, const QString &requestId)
{
    return failure(Error {.kind = Error::Kind::Failed, .detail = detail, .requestId = requestId});
}

tl::unexpected<Error> localProblem(const QString &detail, const QString &where)
{
    return failure(Error {.kind = Error::Kind::Local, .where = where, .detail = detail});
}

QString describe(const Error &error)
{
    if (error.kind == Error::Kind::Canceled)
        return u"Stopped on request"_s;
    QStringList parts;
    if (!error.where.isEmpty())
        parts << error.where;
    if (error.httpStatus != 0)
        parts << QString::number(error.httpStatus);
    if (!error.detail.isEmpty())
        parts << error.detail;
    QString line = parts.join(": "_L1);
    if (!error.requestId.isEmpty())
        line += u" (%1)"_s.arg(error.requestId);
    return line;
}

} // namespace drover
