// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/run/scene.h"
#include "ui/inventory/cloudfeed.h"
#include "ui/widgets/notebar.h"
#include "ui/wizards/choicetable.h"

#include <QCoroTask>

#include <QLabel>

namespace drover {

/// A lively cloud of cmp1, cmp2 and cmp3 with what executes plans in it, as the window is told of it.
class Stage : public Scene {
public:
    Stage() : feed(clock), runs(nova, *journal, clock, cloud.snapshot().cloud.key())
    {
        for (const char *host : {"cmp1", "cmp2", "cmp3"})
            cloud.addHost(QString::fromLatin1(host));
        feed.setExecutor(&runs);
    }
    ~Stage()
    {
        QCoro::waitFor(runs.leave());
        feed.setExecutor(nullptr);
    }

    /// The window sees the cloud as it is now.
    void look() { show(cloud.snapshot()); }
    void show(const Snapshot &snapshot) { feed.take(std::make_shared<const Snapshot>(snapshot)); }

    CloudFeed feed;
    Runs runs;
};

/// The widget with this name, the one that is spoken or the one of the object; null when there is none.
template<typename T>
T *named(const QWidget &in, const QString &name)
{
    for (T *widget : in.findChildren<T *>()) {
        if (widget->accessibleName() == name || widget->objectName() == name)
            return widget;
    }
    return nullptr;
}

inline QString textOf(const QWidget &in, const QString &name)
{
    const auto *label = in.findChild<QLabel *>(name);
    return label ? label->text() : QString();
}

/// All that the notes of a window say.
inline QString notesOn(const QWidget &in)
{
    QStringList all;
    for (const NoteBar *bar : in.findChildren<NoteBar *>()) {
        for (const Note &note : bar->isVisible() ? bar->notes() : QList<Note>())
            all << note.heading << note.sentence;
    }
    return all.join(u' ').trimmed();
}

/// The cell of what is called @p name in the first column that names a row.
inline QModelIndex cellOf(const ChoiceTable &table, const QString &name, int column)
{
    const QAbstractItemModel &model = *table.model();
    for (int row = 0; row < model.rowCount(); ++row) {
        for (const int naming : {0, 1}) {
            if (model.index(row, naming).data().toString() == name)
                return model.index(row, column);
        }
    }
    return {};
}

/// What a screen reader says of a cell.
inline QString saidOf(const ChoiceTable &table, const QString &name, int column)
{
    return cellOf(table, name, column).data(Qt::AccessibleTextRole).toString();
}

} // namespace drover
