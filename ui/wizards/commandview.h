// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QPlainTextEdit>

namespace drover {

/// The commands that do by hand what a plan does, numbered. What is copied from it has no numbers.
class CommandView final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit CommandView(QWidget *parent = nullptr);

    void setPlan(const Plan &plan);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeRoom();

    class Numbers;
    Numbers *m_numbers;
};

} // namespace drover
