// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/destination.h"

using namespace Qt::StringLiterals;

namespace drover {

Finding mayReceive(const Snapshot &snapshot, const HostName &destination, const HostName &source)
{
    const auto blocks = [](const QString &sentence) {
        return Finding {Finding::Verdict::Blocks, u"destination"_s, sentence};
    };
    if (destination == source)
        return blocks(u"%1 is where the instances are now"_s.arg(destination.value));
    const ComputeService *service = snapshot.service(destination);
    if (!service) {
        if (snapshot.services.reading == Reading::Complete)
            return blocks(u"There is no nova-compute on a host called %1"_s.arg(destination.value));
        return {
            Finding::Verdict::Unknown, u"destination"_s,
            u"The compute services could not be read, so nothing is known of %1"_s.arg(destination.value)};
    }
    if (service->forcedDown.value_or(false))
        return blocks(u"%1 is forced down"_s.arg(destination.value));
    if (service->state == ComputeService::State::Down)
        return blocks(u"%1 is down"_s.arg(destination.value));
    if (service->status == ComputeService::Status::Disabled) {
        return blocks(service->disabledReason.isEmpty()
                          ? u"%1 is disabled"_s.arg(destination.value)
                          : u"%1 is disabled: %2"_s.arg(destination.value, service->disabledReason));
    }
    return {Finding::Verdict::Passes, u"destination"_s, u"%1 is enabled and up"_s.arg(destination.value)};
}

} // namespace drover
