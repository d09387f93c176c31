// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/steps/stepcontext.h"

#include <tl/expected.hpp>

#include <functional>
#include <optional>

namespace drover {

/// One order to the cloud, as a step may give it.
struct Order {
    QString act; ///< Our word for it, in the journal: "live-migrate".
    QString novaName; ///< The name of the instance action it begins: "live-migration".
    ServerId server;
    std::function<QCoro::Task<Result<RequestId>>()> send;

    Order(QString act_, QString novaName_, ServerId server_,
          std::function<QCoro::Task<Result<RequestId>>()> send_)
        : act(std::move(act_)), novaName(std::move(novaName_)), server(std::move(server_)),
          send(std::move(send_))
    {
    }
};

/// An order that the cloud has taken, now or in an earlier execution of the step.
struct Asked {
    RequestId requestId;
    QDateTime at;
    qint64 newestMigration = 0; ///< Before the order: its record has a higher id.
};

/// Whether this step has already given the order (or was about to, when its program ended).
[[nodiscard]] bool wasAsked(const StepContext &context, const QString &act);

/// What the cloud said to an order of this step, Accepted or Refused; empty when the order was not given, or
/// when it is not known whether it has arrived: then ask() finds out.
[[nodiscard]] std::optional<JournalEntry> answerTo(const StepContext &context, const QString &act);

/// Gives an order exactly once. What is true just before is journalled with the intent; when no answer
/// arrives, or when the program ended before it could be journalled, the server's instance actions tell
/// whether the order had reached the cloud: it is given again only when it had not. The unexpected value is
/// how the step ends: Failed with the service's words, or Interrupted.
[[nodiscard]] QCoro::Task<tl::expected<Asked, StepEnd>> ask(StepContext &context, Order order);

} // namespace drover
