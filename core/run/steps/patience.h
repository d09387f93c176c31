// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/steps/stepcontext.h"

#include <algorithm>
#include <functional>

namespace drover {

/// Whether trying a read again can help: the network, an overloaded service, a proxy; not a clear "no".
[[nodiscard]] inline bool passes(const Error &error)
{
    return error.kind == Error::Kind::Unreachable || error.httpStatus == 429 || error.httpStatus >= 500;
}

/// How often an order is given when no answer comes, each time only after a look whether it has arrived.
constexpr int mostTries = 5;

/// Reads until there is an answer: 1 s to 30 s apart, for RunTimes::unreachable in all. Reads only: what acts
/// is asked through ask(). Errors: those that do not pass, Canceled, and the last one when the time is up.
template<typename T>
[[nodiscard]] QCoro::Task<Result<T>> patiently(StepContext &context,
                                               std::function<QCoro::Task<Result<T>>()> read)
{
    const QDateTime begun = context.clock.now();
    std::chrono::seconds pause {1};
    while (true) {
        Result<T> answer = co_await read();
        if (answer || !passes(answer.error()))
            co_return std::move(answer);
        if (context.stop.stop_requested())
            co_return canceled();
        if (begun.secsTo(context.clock.now()) >= context.times.unreachable.count())
            co_return std::move(answer);
        StepProgress waiting;
        waiting.sentence =
            QStringLiteral("Nova does not answer (%1); trying again").arg(describe(answer.error()));
        context.log.show(waiting);
        co_await context.clock.sleep(pause, context.stop);
        pause = std::min(pause * 2, std::chrono::seconds(30));
    }
}

} // namespace drover
