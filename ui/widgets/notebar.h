// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/mark.h"

#include <QList>
#include <QWidget>

namespace drover {

/// Something that stops nobody and has to be known: said above what it is about.
struct Note {
    Tone tone = Tone::Info;
    QString heading;
    QString sentence;
    QString command = {}; ///< To be typed in a shell; shown in the fixed font, with a button that copies it.
    /// What can be done about it: a button for each, by an id that is given back when it is pressed.
    struct Button {
        QString id;
        QString text;

        bool operator==(const Button &) const = default;
    };
    QList<Button> buttons = {};

    bool operator==(const Note &) const = default;
};

/// The notes of a page, one below the other. Nothing is shown while there are none.
class NoteBar final : public QWidget {
    Q_OBJECT

public:
    explicit NoteBar(QWidget *parent = nullptr);

    void setNotes(const QList<Note> &notes);
    [[nodiscard]] const QList<Note> &notes() const { return m_notes; }

Q_SIGNALS:
    void pressed(const QString &button);

private:
    QList<Note> m_notes;
};

} // namespace drover
