// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizards/wizardpage.h"

#include <QtGlobal>

namespace drover {

class CloudFeed;
class RunProgress;

/// The last page of a wizard: the run that it began.
class ProgressPage final : public WizardPage {
    Q_OBJECT

public:
    /// @p feed outlives it.
    explicit ProgressPage(CloudFeed &feed, QWidget *parent = nullptr);

    void follow(qint64 run);
    void arrive() override;

private:
    RunProgress *m_progress;
};

} // namespace drover
