// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace drover {

/// One step in the list at the left of a wizard: a ring with its number, or a tick once it is done. It leads
/// back to its page.
class StepMark final : public QAbstractButton {
    Q_OBJECT

public:
    enum class State { Ahead, Current, Done };

    StepMark(int number, const QString &name, QWidget *parent = nullptr);

    /// @p reachable: pressing it shows its page.
    void setState(State state, bool reachable);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_number;
    State m_state = State::Ahead;
};

} // namespace drover
