// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace drover {

/// A field that filters what is below it: a moment after the last key, so that typing never waits.
/// Escape empties it.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    /// @p keys are shown at its right end while it is empty: what leads here.
    explicit SearchField(const QKeySequence &keys, QWidget *parent = nullptr);

    /// Empties it and says so at once.
    void clearNow();

Q_SIGNALS:
    void searched(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QSize keysBox() const;

    QKeySequence m_keys;
    QTimer m_pause;
};

} // namespace drover
