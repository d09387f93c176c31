// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/planning/singleact.h"
#include "ui/wizards/wizardframe.h"

#include <QList>

class QSettings;

namespace drover {

class MoveDraft;

/// Live migrate… and Cold migrate…: one instance or several, where to, and then the run. Nothing is changed
/// in the cloud before its button. Shown with show(); it deletes itself when it is closed.
class MoveDialog final : public WizardFrame {
    Q_OBJECT

public:
    /// @p feed and @p settings outlive it. Instances that are gone are left out.
    MoveDialog(CloudFeed &feed, const QList<ServerId> &servers, MoveKind kind, QSettings &settings,
               QWidget *parent = nullptr);

private:
    MoveDialog(CloudFeed &feed, MoveDraft *draft, QWidget *parent);
};

} // namespace drover
