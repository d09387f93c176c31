// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QWidget>

namespace drover {

class CommandView;

/// The equivalent commands of a plan, with buttons that copy them and save them as a script for sh(1).
class CommandCard final : public QWidget {
    Q_OBJECT

public:
    explicit CommandCard(QWidget *parent = nullptr);

    void setPlan(const Plan &plan);

private:
    void copy() const;
    void save();

    Plan m_plan;
    CommandView *m_view;
};

} // namespace drover
