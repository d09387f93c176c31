// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/planning/drain.h"
#include "ui/wizards/plandraft.h"

#include <functional>
#include <optional>

namespace drover {

/// A drain that is being wished for.
class DrainDraft final : public PlanDraft {
    Q_OBJECT

public:
    DrainDraft(CloudFeed &feed, const HostName &host);

    [[nodiscard]] const HostName &host() const { return m_wish.host; }
    [[nodiscard]] const DrainWish &wish() const { return m_wish; }
    /// Changes the wish, and makes the plan anew.
    void change(const std::function<void(DrainWish &)> &how);
    void choose(const ServerId &server, const DrainChoice &choice);

    /// Why the host cannot be drained, whatever is wished; nothing when it can.
    [[nodiscard]] std::optional<Error> hostProblem() const;
    /// Its service; null when it is not known.
    [[nodiscard]] const ComputeService *service() const { return snapshot().service(host()); }

private:
    [[nodiscard]] Result<Plan> make(const Snapshot &snapshot, const PlanStamp &stamp) const override;

    DrainWish m_wish;
};

} // namespace drover
