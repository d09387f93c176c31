// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/scope.h"
#include "ui/inventory/subject.h"
#include "ui/widgets/factsheet.h"

#include <QWidget>

namespace drover {

class TablePanel;

/// One tab of the page: what it shows of a scope, and what the rest of the window wants to know of it.
class ScopeTab : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What the bar says, with a count where there is one.
    [[nodiscard]] virtual QString title() const = 0;
    /// Another place is looked at.
    virtual void setScope(const Scope &scope) = 0;
    /// Another picture of the cloud is there.
    virtual void refresh() = 0;
    /// The figures have become old, or are no longer.
    virtual void setStale(bool stale);

    /// Its table, with what stands above it; null where there is none.
    [[nodiscard]] TablePanel *panel() const { return m_panel; }
    /// The name that the cloud has for what is current: host, server id, number of the record. Empty for
    /// nothing.
    [[nodiscard]] virtual QString currentId() const;
    /// What is known of what is current; empty for nothing.
    [[nodiscard]] virtual FactSheet sheet() const { return {}; }
    /// Whether sheet() stands beside the tab: not where the tab says it all itself.
    [[nodiscard]] virtual bool wantsInspector() const { return true; }
    /// Adds what is chosen here to what the page is about.
    virtual void addTo(Subject &subject) const;
    /// One line for the bottom of the window.
    [[nodiscard]] virtual QString summary() const { return {}; }

Q_SIGNALS:
    void titleChanged();
    void sheetChanged();
    void subjectChanged();
    void summaryChanged();
    /// The operator wants the menu of what is selected.
    void menuAsked(const QPoint &globalPosition);
    /// The operator wants to go there.
    void scopeAsked(const drover::Scope &scope);

protected:
    /// Passes on what happens in the one table of the tab.
    void follow(TablePanel &panel);
    /// Enter or a double click on a row.
    virtual void open(const QString &key);

private:
    TablePanel *m_panel = nullptr;
};

} // namespace drover
