// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/wizards/wizardframe.h"

class QSettings;

namespace drover {

class DrainDraft;
class ReasonPage;

/// Enter maintenance: why, what becomes of each instance, where to, how, and then the run. Nothing is changed
/// in the cloud before the button of the summary. Shown with show(); it deletes itself when it is closed.
class EnterMaintenance final : public WizardFrame {
    Q_OBJECT

public:
    /// @p feed and @p settings outlive it.
    EnterMaintenance(CloudFeed &feed, const HostName &host, QSettings &settings, QWidget *parent = nullptr);

private:
    EnterMaintenance(CloudFeed &feed, DrainDraft *draft, QSettings &settings, QWidget *parent);

    void begun() override;

    ReasonPage *m_reason;
};

} // namespace drover
