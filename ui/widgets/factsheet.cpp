// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/factsheet.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/type.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// Text that is cut off in the middle where it has no room, as ids are.
class ElidedLabel final : public QWidget {
public:
    ElidedLabel(const QString &text, QWidget *parent) : QWidget(parent), m_text(text)
    {
        setFont(monoFont());
        setToolTip(text);
        setAccessibleName(text);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(m_text), fontMetrics().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(roles().text);
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(m_text, Qt::ElideMiddle, width()));
    }

private:
    QString m_text;
};

/// Glyph and word, as in a cell of a table.
class MarkLabel final : public QWidget {
public:
    MarkLabel(const Mark &mark, const QFont &font, QWidget *parent) : QWidget(parent), m_mark(mark)
    {
        setFont(font);
        setToolTip(mark.tip);
        setAccessibleName(mark.word);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {leading() + fontMetrics().horizontalAdvance(m_mark.word),
                std::max(16, fontMetrics().height())};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {std::min(leading() + 24, sizeHint().width()), sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const int side = glyphSide();
        paintGlyph(&painter, QRectF(0, (height() - side) / 2.0, side, side), m_mark.glyph,
                   roles().ink(m_mark.tone));
        painter.setPen(roles().text);
        const QRect room = rect().adjusted(leading(), 0, 0, 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(m_mark.word, Qt::ElideRight, room.width()));
    }

private:
    [[nodiscard]] int glyphSide() const { return std::clamp(fontMetrics().ascent(), 12, 16); }
    [[nodiscard]] int leading() const
    {
        if (m_mark.glyph == Glyph::None)
            return 0;
        return glyphSide() + (m_mark.word.isEmpty() ? 0 : 6);
    }

    Mark m_mark;
};

QWidget *copyButton(const QString &text, QWidget *parent)
{
    auto *copy = new QToolButton(parent);
    copy->setIcon(icon(u"copy"_s, IconInk::Secondary));
    copy->setIconSize({14, 14});
    copy->setFixedHeight(20);
    copy->setAutoRaise(true);
    copy->setToolTip(FactSheetView::tr("Copy"));
    copy->setAccessibleName(FactSheetView::tr("Copy %1").arg(text));
    QObject::connect(copy, &QToolButton::clicked, copy, [text] { QApplication::clipboard()->setText(text); });
    return copy;
}

/// Glyph and words; the words wrap, since here they may be sentences.
QWidget *markedText(const Mark &mark, int rowHeight, QWidget *parent)
{
    auto *both = new QWidget(parent);
    both->setToolTip(mark.tip);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    if (mark.glyph != Glyph::None) {
        auto *glyph = new MarkLabel({mark.glyph, {}, mark.tone, {}}, QApplication::font(), both);
        glyph->setFixedHeight(rowHeight);
        row->addWidget(glyph, 0, Qt::AlignTop);
    }
    auto *words = new InkLabel(InkLabel::Ink::Text, both);
    words->setText(mark.word);
    words->setWordWrap(true);
    words->setMinimumHeight(rowHeight);
    row->addWidget(words, 1, Qt::AlignTop);
    return both;
}

/// As flat as the bars in tables.
class ShareBar final : public QWidget {
public:
    ShareBar(double share, QWidget *parent) : QWidget(parent), m_share(std::clamp(share, 0.0, 1.0))
    {
        setFixedHeight(6);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(roles().line);
        painter.drawRoundedRect(rect(), 3, 3);
        const double nearlyFull = 0.75;
        const double full = 0.88;
        painter.setBrush(m_share > full             ? roles().ink(Tone::Block)
                             : m_share > nearlyFull ? roles().ink(Tone::Warn)
                                                    : roles().ink(Tone::Quiet));
        painter.setClipRect(QRectF(0, 0, width() * m_share, height()));
        painter.drawRoundedRect(rect(), 3, 3);
    }

private:
    double m_share;
};

/// A value with a bar that says how much of something it is.
QWidget *valueWithBar(const FactSheet::Fact &fact, QWidget *parent)
{
    auto *both = new QWidget(parent);
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(2);
    auto *words = new InkLabel(InkLabel::Ink::Text, both);
    words->setText(fact.value);
    column->addWidget(words);
    column->addWidget(new ShareBar(*fact.share, both));
    return both;
}

QWidget *valueOf(const FactSheet::Fact &fact, int rowHeight, QWidget *parent)
{
    if (fact.share)
        return valueWithBar(fact, parent);
    if (fact.mark != Mark())
        return markedText(fact.mark, rowHeight, parent);
    if (fact.mono) {
        auto *both = new QWidget(parent);
        auto *row = new QHBoxLayout(both);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(4);
        row->addWidget(new ElidedLabel(fact.value, both), 1);
        row->addWidget(copyButton(fact.value, both));
        return both;
    }
    auto *label = new InkLabel(InkLabel::Ink::Text, parent);
    label->setText(fact.value);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// One group below a line: its title, then its facts.
QWidget *groupOf(const FactSheet::Group &group, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(4);
    auto *title = new InkLabel(InkLabel::Ink::Secondary, box);
    title->setFont(captionFont());
    title->setText(group.title);
    column->addWidget(title);
    column->addWidget(factGrid(group.facts, box));
    return box;
}

QFrame *lineIn(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

} // namespace

QWidget *factGrid(const QList<FactSheet::Fact> &facts, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *grid = new QGridLayout(box);
    const int rowHeight = std::max(20, QFontMetrics(QApplication::font()).height());
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    // Labels of all groups stand in one column of the same width.
    grid->setColumnMinimumWidth(0, grown(88));
    int row = 0;
    for (const FactSheet::Fact &fact : facts) {
        QWidget *value = valueOf(fact, rowHeight, box);
        value->setMinimumHeight(rowHeight);
        if (fact.label.isEmpty()) {
            grid->addWidget(value, row++, 0, 1, 2, Qt::AlignTop);
            continue;
        }
        auto *label = new InkLabel(InkLabel::Ink::Secondary, box);
        label->setText(fact.label);
        // Rows with a button to copy and rows without one have the same height.
        label->setMinimumHeight(rowHeight);
        grid->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(value, row++, 1, Qt::AlignTop);
    }
    return box;
}

FactSheetView::FactSheetView(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::AlternateBase);
    setFocusPolicy(Qt::StrongFocus);
}

void FactSheetView::setSheet(const FactSheet &sheet)
{
    if (sheet == m_sheet && widget())
        return;
    const int scrolled = sheet.heading.word == m_sheet.heading.word ? verticalScrollBar()->value() : 0;
    m_sheet = sheet;
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::AlternateBase);
    page->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QWidget(page);
    auto *titles = new QVBoxLayout(head);
    titles->setContentsMargins(16, 12, 40, 12); // The close button stands at the right.
    titles->setSpacing(4);
    titles->addWidget(new MarkLabel(sheet.heading, sectionFont(), head));
    auto *subtitle = new InkLabel(InkLabel::Ink::Secondary, head);
    subtitle->setText(sheet.subtitle);
    subtitle->setWordWrap(true);
    titles->addWidget(subtitle);
    column->addWidget(head);
    for (const FactSheet::Group &group : sheet.groups) {
        column->addWidget(lineIn(page));
        column->addWidget(groupOf(group, page));
    }
    column->addStretch(1);
    setWidget(page);
    verticalScrollBar()->setValue(scrolled);
}

} // namespace drover
