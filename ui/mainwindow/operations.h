// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/gates.h"

#include <QObject>

class QMenu;
class QSettings;
class QWidget;

namespace drover {

/// The operations of the window: keeps their actions enabled as the chosen subject allows, with the reason
/// where it does not, and opens the dialog of each. Nothing here acts on a cloud: dialogs begin plans.
class Operations final : public QObject {
    Q_OBJECT

public:
    /// All outlive it; @p window is the parent of the dialogs.
    Operations(CloudFeed &feed, const Actions &actions, QSettings &settings, QWidget *window);

    void setSubject(const Subject &subject);
    [[nodiscard]] const Subject &subject() const { return m_subject; }
    /// Does what the action would do with another subject: for buttons in rows.
    void perform(Act act, const Subject &subject);

    /// The operations that a table of hosts, instances, migrations or runs offers in its menu.
    [[nodiscard]] static QList<Act> ofHosts();
    [[nodiscard]] static QList<Act> ofInstances();
    [[nodiscard]] static QList<Act> ofMigrations();
    [[nodiscard]] static QList<Act> ofRuns();

private:
    void refresh();
    void askCancel(qint64 run);
    void askAbandon(qint64 run);
    void resume(qint64 run);
    void holdOrRelease(qint64 run);
    void showProblem(const QString &heading, const Error &problem);

    CloudFeed &m_feed;
    const Actions &m_actions;
    QSettings &m_settings;
    QWidget *m_window;
    Subject m_subject;
};

} // namespace drover
