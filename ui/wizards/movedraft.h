// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/planning/singleact.h"
#include "ui/wizards/plandraft.h"

#include <QHash>
#include <QList>

#include <functional>
#include <optional>

namespace drover {

/// Moves of chosen instances that are being wished for.
class MoveDraft final : public PlanDraft {
    Q_OBJECT

public:
    MoveDraft(CloudFeed &feed, const QList<ServerId> &servers, MoveKind kind);

    [[nodiscard]] const QList<MoveWish> &wishes() const { return m_wishes; }
    [[nodiscard]] MoveKind kind() const { return m_kind; }
    [[nodiscard]] bool confirms() const { return m_confirm; }
    void setDestination(const ServerId &server, const std::optional<HostName> &destination);
    void setDestinations(const std::optional<HostName> &destination);
    void setConfirm(bool confirm);
    /// Leaves an instance out.
    void remove(const ServerId &server);
    /// Why one cannot be moved as it is wished; nothing when it can.
    [[nodiscard]] std::optional<Error> problem(const MoveWish &wish) const;

private:
    [[nodiscard]] Result<Plan> make(const Snapshot &snapshot, const PlanStamp &stamp) const override;

    QList<MoveWish> m_wishes;
    MoveKind m_kind;
    bool m_confirm = true;
};

} // namespace drover
