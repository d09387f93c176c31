// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errors/errortext.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
};

QString detailsOf(const Error &error)
{
    QStringList lines;
    if (!error.where.isEmpty())
        lines << error.where;
    if (error.httpStatus != 0)
        lines << u"HTTP %1"_s.arg(error.httpStatus);
    if (!error.detail.isEmpty())
        lines << error.detail;
    if (!error.requestId.isEmpty())
        lines << error.requestId;
    return lines.join(u'\n');
}

ErrorText refused(const Error &error)
{
    switch (error.httpStatus) {
    case 401:
        return {
            ErrorWords::tr("The cloud did not accept who asks."),
            ErrorWords::tr("User, password or credential are wrong, or have expired. Nothing was changed."),
            ErrorWords::tr("Check the sign-in of this cloud, and connect again."),
            {}};
    case 403:
        return {ErrorWords::tr("The cloud does not allow this."),
                ErrorWords::tr("The role of this user in this project is not enough. Nothing was changed."),
                ErrorWords::tr("Sign in with a project in which you are admin, or ask for the role."),
                {}};
    case 404:
        return {ErrorWords::tr("The cloud does not know what was asked for."),
                ErrorWords::tr("It was deleted meanwhile, or the address of the service is wrong."),
                ErrorWords::tr("Refresh, and look whether it is still there."),
                {}};
    case 409:
        return {ErrorWords::tr("The cloud is busy with it, or its state does not permit this."),
                ErrorWords::tr("Something else happened to it first. Nothing was changed."),
                ErrorWords::tr("Refresh, and see what it is doing."),
                {}};
    case 429:
    case 503:
        return {ErrorWords::tr("The cloud has too much to do at the moment."),
                ErrorWords::tr("It asked to be left alone for a while. Nothing was changed."),
                ErrorWords::tr("Drover tries again by itself, more and more seldom."),
                {}};
    default:
        break;
    }
    if (error.httpStatus >= 500) {
        return {ErrorWords::tr("The service did not answer properly (%1).").arg(error.httpStatus),
                ErrorWords::tr("Something inside the cloud failed. Its own logs say what."),
                ErrorWords::tr("Give the request id in the details to those who run the service."),
                {}};
    }
    return {ErrorWords::tr("The cloud said no (%1).").arg(error.httpStatus),
            ErrorWords::tr("The request was understood and not accepted. Nothing was changed."),
            ErrorWords::tr("The details have the service's own reason."),
            {}};
}

ErrorText textWithoutDetails(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Canceled:
        return {ErrorWords::tr("Stopped on request."), {}, {}, {}};
    case Error::Kind::Unreachable:
        return {
            ErrorWords::tr("No answer came from the cloud."),
            ErrorWords::tr(
                "The address is wrong, a network or VPN is missing, or the certificate is not trusted."),
            ErrorWords::tr("The details name the address. Check that it can be reached from this computer."),
            {}};
    case Error::Kind::Refused:
        return refused(error);
    case Error::Kind::Malformed:
        return {ErrorWords::tr("Something could not be read: %1").arg(error.where),
                ErrorWords::tr("It is not written as its format says."),
                ErrorWords::tr("Correct it at the place that the details name."),
                {}};
    case Error::Kind::Rejected:
        return {error.detail, ErrorWords::tr("Drover did not ask the cloud. Nothing was changed."), {}, {}};
    case Error::Kind::Failed:
        return {ErrorWords::tr("The cloud took it on, and it did not come true."),
                ErrorWords::tr("What had been there before is still there."),
                ErrorWords::tr("The details have the service's own reason."),
                {}};
    case Error::Kind::Local:
        return {ErrorWords::tr("Something on this computer is in the way."),
                ErrorWords::tr("The cloud has nothing to do with it. Nothing was changed there."),
                ErrorWords::tr("The details name the file or program."),
                {}};
    }
    return {};
}

} // namespace

ErrorText errorText(const Error &error)
{
    ErrorText text = textWithoutDetails(error);
    text.details = detailsOf(error);
    return text;
}

} // namespace drover
