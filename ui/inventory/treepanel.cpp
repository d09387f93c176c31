// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/treepanel.h"

#include "ui/widgets/celldelegate.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSettings>
#include <QSignalBlocker>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// Selection from edge to edge, with a bar of the accent at its left.
class ScopeTreeView final : public QTreeView {
public:
    using QTreeView::QTreeView;

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override
    {
        const bool selected = selectionModel()->isSelected(index);
        if (selected)
            painter->fillRect(option.rect, roles().selection);
        QTreeView::drawRow(painter, option, index);
        if (selected)
            painter->fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height(), roles().accent);
    }
};

} // namespace

TreePanel::TreePanel(CloudFeed &feed, QSettings &settings, QWidget *parent)
    : QWidget(parent), m_feed(feed), m_settings(settings),
      m_search(new SearchField(QKeySequence(QKeySequence::Find), this)), m_grouping(new QComboBox(this)),
      m_tree(new ScopeTreeView(this))
{
    setAutoFillBackground(true);
    m_search->setObjectName(u"treeSearch"_s);
    m_search->setPlaceholderText(tr("Search in tree"));
    m_search->setAccessibleName(tr("Search in tree"));
    auto *groupLabel = new InkLabel(InkLabel::Ink::Secondary, this);
    groupLabel->setText(tr("Group by"));
    groupLabel->setBuddy(m_grouping);
    m_grouping->addItem(tr("Zone"));
    m_grouping->addItem(tr("Aggregate"));
    m_grouping->setAccessibleName(tr("Group by"));

    m_tree->setObjectName(u"tree"_s);
    m_tree->setAccessibleName(tr("Cloud, zones, hosts and instances"));
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new CellDelegate(CellDelegate::Kind::Tree, this));
    m_tree->setUniformRowHeights(true);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setExpandsOnDoubleClick(true);
    m_tree->setMouseTracking(true);
    m_tree->viewport()->setBackgroundRole(QPalette::Window);
    setFocusProxy(m_tree);

    auto *group = new QHBoxLayout;
    group->setContentsMargins(8, 0, 8, 4);
    group->setSpacing(8);
    group->addWidget(groupLabel);
    group->addWidget(m_grouping);
    group->addStretch(1);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(8, 8, 8, 8);
    searchRow->addWidget(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(searchRow);
    column->addLayout(group);
    column->addWidget(m_tree, 1);

    m_catchUp.setSingleShot(true);
    m_catchUp.setInterval(0); // After what the operator does, and what has to be painted.
    connect(&m_catchUp, &QTimer::timeout, this, &TreePanel::catchUp);
    connect(&feed, &CloudFeed::pictureChanged, this, &TreePanel::refresh);
    connect(m_search, &SearchField::searched, this, &TreePanel::search);
    connect(m_search, &QLineEdit::returnPressed, m_tree, qOverload<>(&QWidget::setFocus));
    connect(m_grouping, &QComboBox::currentIndexChanged, this, [this](int index) {
        setGrouping(index == 0 ? InventoryTree::Grouping::Zone : InventoryTree::Grouping::Aggregate);
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (m_settling || !current.isValid() || m_model.scope(current) == m_scope)
                    return;
                m_scope = m_model.scope(current);
                Q_EMIT scopeChanged(m_scope);
            });
    m_grouping->setCurrentIndex(settings.value(u"tree/grouping"_s).toInt());
    refresh();
}

TreePanel::~TreePanel()
{
    m_settings.setValue(u"tree/grouping"_s, m_grouping->currentIndex());
}

void TreePanel::goTo(const Scope &scope)
{
    const bool isNew = scope != m_scope;
    m_scope = scope;
    selectScope();
    if (isNew)
        Q_EMIT scopeChanged(scope);
}

void TreePanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TreePanel::setGrouping(InventoryTree::Grouping grouping)
{
    m_model.setGrouping(grouping);
    const QSignalBlocker quiet(m_grouping);
    m_grouping->setCurrentIndex(grouping == InventoryTree::Grouping::Zone ? 0 : 1);
    m_tree->expandToDepth(1);
    selectScope();
}

void TreePanel::refresh()
{
    // What was selected may go and come back, as an instance does that moves: the scope stays meanwhile.
    const QScopedValueRollback<bool> settling(m_settling, true);
    m_model.show(m_feed.picture());
    if (m_model.rowCount() == 0) {
        m_opened = false;
    } else if (!m_opened && !m_feed.hosts()->empty()) {
        m_tree->expandToDepth(1);
        m_opened = true;
    }
    settle();
}

void TreePanel::catchUp()
{
    const QScopedValueRollback<bool> settling(m_settling, true);
    m_model.catchUp();
    settle();
}

void TreePanel::settle()
{
    if (m_model.isBehind())
        m_catchUp.start();
    if (m_model.scope(m_tree->currentIndex()) != m_scope || !m_tree->currentIndex().isValid())
        selectScope();
}

void TreePanel::search(const QString &text)
{
    {
        const QScopedValueRollback<bool> settling(m_settling, true);
        m_model.setSearch(text);
    }
    if (text.isEmpty()) {
        m_tree->collapseAll();
        m_tree->expandToDepth(1);
    } else {
        m_tree->expandToDepth(1);
        // The instances that were found are shown at once where they are few enough to be read.
        constexpr int readable = 40;
        const QModelIndex cloud = m_model.index(0, 0);
        int shown = 0;
        for (int group = 0; group < m_model.rowCount(cloud); ++group) {
            const QModelIndex zone = m_model.index(group, 0, cloud);
            for (int row = 0; row < m_model.rowCount(zone) && shown < readable; ++row) {
                const QModelIndex host = m_model.index(row, 0, zone);
                shown += m_model.rowCount(host);
                m_tree->expand(host);
            }
        }
    }
    selectScope();
}

void TreePanel::selectScope()
{
    const QModelIndex at = m_model.indexOf(m_scope);
    const QScopedValueRollback<bool> settling(m_settling, true);
    if (!at.isValid()) {
        m_tree->clearSelection();
        return;
    }
    m_tree->setCurrentIndex(at);
    m_tree->scrollTo(at);
}

} // namespace drover
