// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <QString>

#include <chrono>
#include <optional>
#include <utility>

namespace drover {

/// Why something did not happen. A value: nothing thrown crosses a function of ours.
struct Error {
    enum class Kind {
        Canceled, ///< The caller asked to stop. An outcome, not a failure.
        Unreachable, ///< No HTTP status arrived: DNS, TCP, TLS, timeout.
        Refused, ///< The service answered 4xx or 5xx.
        Malformed, ///< An answer or a file is not what its format says.
        Rejected, ///< Drover itself said no before anything was asked of the cloud.
        Failed, ///< It was accepted, and then did not come true in the cloud.
        Local, ///< Something on this machine: a file, the keychain, the journal.
    };

    Kind kind = Kind::Malformed;
    int httpStatus = 0; ///< 0 when no status line arrived.
    QString where = {}; ///< "GET servers/…", or "clouds.yaml, line 9": never a query, a token or a password.
    QString detail = {}; ///< The service's own words or one sentence of ours; never a secret.
    QString requestId = {}; ///< x-openstack-request-id, for the operator's logs.
    /// How long a busy service (429, 503) asks to wait.
    std::optional<std::chrono::seconds> retryAfter = {};

    bool operator==(const Error &) const = default;
};

template<typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/// Hands the error of one result on as the error of another.
template<typename T>
[[nodiscard]] tl::unexpected<Error> failure(const Result<T> &result)
{
    return tl::unexpected<Error>(result.error());
}

[[nodiscard]] tl::unexpected<Error> canceled();

/// An answer or file that breaks its own format. @p where names the file and place, or the request.
[[nodiscard]] tl::unexpected<Error> malformed(const QString &detail, const QString &where = {});

/// Drover's own "no", said before anything was changed.
[[nodiscard]] tl::unexpected<Error> rejected(const QString &detail, const QString &where = {});

/// What the cloud accepted and then did not do.
[[nodiscard]] tl::unexpected<Error> failed(const QString &detail, const QString &requestId = {});

/// Something on this machine is in the way: a file, the keychain, the journal.
[[nodiscard]] tl::unexpected<Error> localProblem(const QString &detail, const QString &where = {});

/// The untranslated one-line form for the command line and logs:
/// "GET servers/detail: 403: Policy doesn't allow … (req-…)".
[[nodiscard]] QString describe(const Error &error);

} // namespace drover
