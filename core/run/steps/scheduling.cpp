// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/steps/ask.h"
#include "core/run/steps/look.h"
#include "core/run/steps/patience.h"
#include "core/run/steps/procedures.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QCoro::Task<Result<ComputeService>> readService(StepContext &context, HostName host)
{
    const std::function<QCoro::Task<Result<std::vector<ComputeService>>>()> read = [&context] {
        return context.nova.services(context.stop);
    };
    const auto services = co_await patiently(context, read);
    if (!services)
        co_return failure(services);
    const auto at = std::ranges::find(*services, host, &ComputeService::host);
    if (at == services->end())
        co_return failed(u"There is no nova-compute on a host called %1 any more"_s.arg(host.value));
    co_return ComputeService(*at);
}

/// Opens or closes a host. The service itself shows whether an order has arrived, so that no trace of it is
/// looked for; it is given again only while the service does not show it.
QCoro::Task<StepEnd> setScheduling(StepContext &context, Step step, bool enabled)
{
    const QString host = u"The compute service of %1"_s.arg(step.host.value);
    const auto wanted = enabled ? ComputeService::Status::Enabled : ComputeService::Status::Disabled;
    const QString already = enabled ? u"%1 is enabled"_s : u"%1 is disabled: \"%2\""_s;
    const auto sentence = [&](const QString &reason) {
        return enabled ? already.arg(step.host.value) : already.arg(step.host.value, reason);
    };
    for (int tries = 1; tries <= mostTries; ++tries) {
        const auto before = co_await readService(context, step.host);
        if (!before)
            co_return unreadable(before.error(), host);
        if (before->status == wanted && (enabled || before->disabledReason == step.reason))
            co_return StepEnd {Outcome::Done, sentence(step.reason)};
        if (before->status == wanted) {
            co_return StepEnd {Outcome::Failed,
                               u"%1 was disabled meanwhile for another reason: \"%2\". It was left so"_s.arg(
                                   step.host.value, before->disabledReason)};
        }
        if (!wasAsked(context, kindWord(step.kind))) {
            JournalEntry intent;
            intent.event = JournalEntry::Event::Intends;
            intent.act = kindWord(step.kind);
            if (const auto written = co_await context.log.record(intent); !written)
                co_return unreadable(written.error(), u"The journal"_s);
        }
        const auto answer = co_await context.nova.setScheduling(*before, enabled, step.reason, context.stop);
        if (answer) {
            const auto after = co_await readService(context, step.host);
            if (!after)
                co_return unreadable(after.error(), host);
            if (after->status != wanted) {
                co_return StepEnd {Outcome::Failed,
                                   u"Nova took the order, but %1 has not changed"_s.arg(step.host.value)};
            }
            co_return StepEnd {Outcome::Done, sentence(after->disabledReason)};
        }
        const Error &error = answer.error();
        if (error.kind == Error::Kind::Canceled || error.httpStatus == 401)
            co_return unreadable(error, host);
        if (!passes(error))
            co_return StepEnd {Outcome::Failed, u"Nova refused it: %1"_s.arg(describe(error)),
                               RequestId(error.requestId)};
        co_await context.clock.sleep(context.times.poll, context.stop);
    }
    co_return StepEnd {Outcome::Interrupted, u"Nova did not answer, %1 times"_s.arg(mostTries)};
}

} // namespace

QCoro::Task<StepEnd> disableService(StepContext &context, Step step)
{
    co_return co_await setScheduling(context, step, false);
}

QCoro::Task<StepEnd> enableService(StepContext &context, Step step)
{
    co_return co_await setScheduling(context, step, true);
}

} // namespace drover
