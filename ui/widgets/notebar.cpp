// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notebar.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/type.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

Glyph glyphOf(Tone tone)
{
    switch (tone) {
    case Tone::Warn:
        return Glyph::TriangleMark;
    case Tone::Block:
        return Glyph::OctagonCross;
    case Tone::Unknown:
        return Glyph::DashedDiamond;
    case Tone::Ok:
        return Glyph::DiscTick;
    case Tone::Quiet:
    case Tone::Info:
    case Tone::PostCopy:
        break;
    }
    return Glyph::DiscInfo;
}

/// One note: a bar at its left edge, tinted ground, glyph, words.
class NoteRow final : public QWidget {
public:
    NoteRow(const Note &note, NoteBar *parent) : QWidget(parent), m_tone(note.tone)
    {
        auto *heading = new InkLabel(InkLabel::Ink::Text, this);
        heading->setFont(strongFont());
        heading->setText(note.heading);
        auto *sentence = new InkLabel(InkLabel::Ink::Text, this);
        sentence->setText(note.sentence);
        sentence->setWordWrap(true);
        sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(40, 8, 12, 8);
        row->setSpacing(8);
        heading->setVisible(!note.heading.isEmpty());
        row->addWidget(heading, 0, Qt::AlignTop);
        row->addWidget(sentence, 1, Qt::AlignTop);
        if (!note.command.isEmpty())
            addCommand(note.command, *row);
        for (const Note::Button &button : note.buttons) {
            auto *press = new QPushButton(button.text, this);
            press->setAutoDefault(false);
            connect(press, &QPushButton::clicked, parent,
                    [parent, id = button.id] { Q_EMIT parent->pressed(id); });
            row->addWidget(press, 0, Qt::AlignTop);
        }
        setAccessibleName(note.heading);
        setAccessibleDescription(note.sentence);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), roles().tint(m_tone));
        painter.fillRect(0, 0, 3, height(), roles().ink(m_tone));
        paintGlyph(&painter, QRectF(16, 9, 14, 14), glyphOf(m_tone), roles().ink(m_tone));
    }

private:
    void addCommand(const QString &command, QHBoxLayout &row)
    {
        auto *words = new InkLabel(InkLabel::Ink::Text, this);
        words->setFont(monoFont());
        words->setText(command);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *copy = new QToolButton(this);
        copy->setIcon(icon(u"copy"_s));
        copy->setAutoRaise(true);
        copy->setAccessibleName(NoteBar::tr("Copy the command"));
        copy->setToolTip(NoteBar::tr("Copy the command"));
        connect(copy, &QToolButton::clicked, this,
                [command] { QApplication::clipboard()->setText(command); });
        row.addWidget(words, 0, Qt::AlignTop);
        row.addWidget(copy, 0, Qt::AlignTop);
    }

    Tone m_tone;
};

} // namespace

NoteBar::NoteBar(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    hide();
}

void NoteBar::setNotes(const QList<Note> &notes)
{
    if (notes == m_notes)
        return;
    m_notes = notes;
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    for (const Note &note : notes)
        layout()->addWidget(new NoteRow(note, this));
    setVisible(!notes.isEmpty());
}

} // namespace drover
