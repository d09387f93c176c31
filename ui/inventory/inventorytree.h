// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/picture.h"
#include "ui/inventory/scope.h"

#include <QAbstractItemModel>

#include <deque>
#include <memory>
#include <utility>
#include <vector>

namespace drover {

/// The tree at the left: cloud, zone or aggregate, host, instance. What stays keeps its node, so that a view
/// keeps what is open and selected.
class InventoryTree final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum class Grouping { Zone, Aggregate };

    explicit InventoryTree(QObject *parent = nullptr);
    ~InventoryTree() override;

    /// Takes over a picture's zones and hosts at once, and of their instances as many as a frame has time
    /// for.
    void show(const PicturePtr &picture);
    /// Whether instances of a picture wait to be taken over.
    [[nodiscard]] bool isBehind() const { return !m_later.empty(); }
    /// Takes over some more of them.
    void catchUp();
    void setGrouping(Grouping grouping);
    [[nodiscard]] Grouping grouping() const { return m_grouping; }
    /// Only hosts and instances whose name contains @p text, and what they are in. Empty shows all.
    void setSearch(const QString &text);

    [[nodiscard]] Scope scope(const QModelIndex &index) const;
    /// Where a scope is in the tree; invalid when it is not there.
    [[nodiscard]] QModelIndex indexOf(const Scope &scope) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Node;
    struct Wanted;

    [[nodiscard]] Node *node(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfNode(const Node *node) const;
    [[nodiscard]] Wanted wanted() const;
    [[nodiscard]] std::shared_ptr<const HostServers> found(const HostName &host) const;
    void rebuild();
    void become(Node &node, const Wanted &wanted);
    void becomeServers(Node &host, const std::shared_ptr<const HostServers> &wanted);
    void removeChildren(Node &node, size_t first, size_t last);
    void removeServers(Node &host, size_t first, size_t last);

    PicturePtr m_picture;
    Grouping m_grouping = Grouping::Zone;
    QString m_search;
    std::unique_ptr<Node> m_root; ///< Above the cloud; never shown.
    /// Hosts with the instances that they should have.
    std::deque<std::pair<Node *, std::shared_ptr<const HostServers>>> m_later;
};

} // namespace drover
