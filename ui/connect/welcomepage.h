// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/cloudsfile.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace drover {

/// What stands in the window while there is no cloud: what Drover does, which clouds were found, or where one
/// is described.
class WelcomePage final : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void setClouds(const Result<KnownClouds> &known);

Q_SIGNALS:
    void chooseAsked();
    /// The files may have been corrected: read them again.
    void rereadAsked();
    /// A simulated cloud is wanted, to learn or to rehearse.
    void demoAsked();

private:
    QLabel *m_heading;
    QLabel *m_text;
    QLabel *m_example;
    QPushButton *m_choose;
    QPushButton *m_reread;
};

} // namespace drover
