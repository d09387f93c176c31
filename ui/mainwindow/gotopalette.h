// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/inventory/scope.h"
#include "ui/mainwindow/actions.h"

#include <QAbstractListModel>
#include <QDialog>

class QLineEdit;
class QListView;

namespace drover {

/// One thing that can be gone to: a host, an instance, a run, or an action.
struct Place {
    enum class Kind { Host, Instance, Run, Action };

    Kind kind = Kind::Action;
    QString text;
    QString note; ///< Where it is, or its keys.
    QString icon;
    Scope scope = {};
    qint64 run = 0;
    Act act = Act::About;
    bool enabled = true;
};

/// What mentions @p text, the best first: names that begin with it before those that contain it; hosts, then
/// instances, runs and actions. At most @p most. Without a text: the actions that can be done now.
[[nodiscard]] QList<Place> placesFor(const QString &text, const CloudFeed &feed, const Actions &actions,
                                     int most = 40);

/// Goes anywhere by name (Ctrl K). It deletes itself when it is closed.
class GoToPalette final : public QDialog {
    Q_OBJECT

public:
    /// @p feed and @p actions outlive it.
    GoToPalette(CloudFeed &feed, const Actions &actions, QWidget *parent);

Q_SIGNALS:
    void chosen(const drover::Place &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Model;

    void search(const QString &text);
    void choose(const QModelIndex &index);

    CloudFeed &m_feed;
    const Actions &m_actions;
    QLineEdit *m_field;
    QListView *m_list;
    Model *m_model;
};

} // namespace drover
