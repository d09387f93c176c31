// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/inventory/inventorytree.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QSettings;
class QTreeView;

namespace drover {

class SearchField;

/// The left pane: a field that searches the tree, how it is grouped, and the tree itself.
class TreePanel final : public QWidget {
    Q_OBJECT

public:
    TreePanel(CloudFeed &feed, QSettings &settings, QWidget *parent = nullptr);
    ~TreePanel() override;

    [[nodiscard]] const Scope &scope() const { return m_scope; }
    /// Selects it, and opens what it is in. A scope that is not there yet is selected when it arrives.
    void goTo(const Scope &scope);
    void focusSearch();
    void setGrouping(InventoryTree::Grouping grouping);

Q_SIGNALS:
    void scopeChanged(const drover::Scope &scope);

private:
    void refresh();
    void catchUp();
    void settle();
    void search(const QString &text);
    void selectScope();

    CloudFeed &m_feed;
    QSettings &m_settings;
    InventoryTree m_model;
    Scope m_scope;
    SearchField *m_search;
    QComboBox *m_grouping;
    QTreeView *m_tree;
    QTimer m_catchUp;
    bool m_settling = false; ///< The selection is being set from here, not by the operator.
    bool m_opened = false; ///< The first tree has been opened down to its hosts.
};

} // namespace drover
