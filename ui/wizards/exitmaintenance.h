// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/wizards/wizardframe.h"

class QSettings;

namespace drover {

class ReturnDraft;

/// Exit maintenance: opens a host to the scheduler again, and brings instances home that a run of ours has
/// moved away. Nothing is changed in the cloud before the button of the summary. Shown with show(); it
/// deletes itself when it is closed.
class ExitMaintenance final : public WizardFrame {
    Q_OBJECT

public:
    /// @p feed and @p settings outlive it.
    ExitMaintenance(CloudFeed &feed, const HostName &host, QSettings &settings, QWidget *parent = nullptr);

private:
    ExitMaintenance(CloudFeed &feed, ReturnDraft *draft, QWidget *parent);
};

} // namespace drover
