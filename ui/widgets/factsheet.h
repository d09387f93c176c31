// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/mark.h"

#include <QList>
#include <QScrollArea>

#include <optional>

namespace drover {

/// What is known of one thing, for the inspector: a heading and groups of labelled facts.
struct FactSheet {
    struct Fact {
        QString label; ///< Empty: the value has the whole width.
        QString value;
        bool mono = false; ///< An id: fixed font, elided in the middle, with a button that copies it.
        Mark mark = {}; ///< Shown instead of the value.
        std::optional<double> share = {}; ///< 0 to 1: a bar beside the value.

        bool operator==(const Fact &) const = default;
    };
    struct Group {
        QString title;
        QList<Fact> facts;

        bool operator==(const Group &) const = default;
    };

    Mark heading; ///< Its word is the name.
    QString subtitle;
    QList<Group> groups;

    [[nodiscard]] bool isEmpty() const { return heading.word.isEmpty(); }
    bool operator==(const FactSheet &) const = default;
};

/// The facts of a group, labels beside values, as a widget of its own.
[[nodiscard]] QWidget *factGrid(const QList<FactSheet::Fact> &facts, QWidget *parent);

/// Shows a FactSheet, and scrolls it where there is too little room.
class FactSheetView final : public QScrollArea {
    Q_OBJECT

public:
    explicit FactSheetView(QWidget *parent = nullptr);

    void setSheet(const FactSheet &sheet);
    [[nodiscard]] const FactSheet &sheet() const { return m_sheet; }

private:
    FactSheet m_sheet;
};

} // namespace drover
