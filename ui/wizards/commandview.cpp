// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/commandview.h"

#include "core/plan/command.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"

#include <QPainter>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

/// The strip at the left that has the numbers.
class CommandView::Numbers final : public QWidget {
public:
    explicit Numbers(CommandView *view) : QWidget(view), m_view(view) { }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.fillRect(event->rect(), roles().raised);
        painter.setFont(m_view->font());
        painter.setPen(roles().text2);
        for (QTextBlock block = m_view->firstVisibleBlock(); block.isValid(); block = block.next()) {
            const QRectF room = m_view->blockBoundingGeometry(block).translated(m_view->contentOffset());
            if (room.top() > event->rect().bottom())
                break;
            painter.drawText(QRectF(0, room.top(), width() - 12, QFontMetrics(m_view->font()).lineSpacing()),
                             Qt::AlignRight | Qt::AlignTop, QString::number(block.blockNumber() + 1));
        }
    }

private:
    CommandView *m_view;
};

CommandView::CommandView(QWidget *parent) : QPlainTextEdit(parent), m_numbers(new Numbers(this))
{
    setReadOnly(true);
    setFont(monoFont());
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Equivalent commands"));
    // The page is as raised as the strip of numbers and the margins around both.
    const auto raise = [this] {
        QPalette own = palette();
        own.setColor(QPalette::Base, roles().raised);
        own.setColor(QPalette::Window, roles().raised);
        setPalette(own);
    };
    setAutoFillBackground(true);
    raise();
    connect(&Theme::instance(), &Theme::changed, this, raise);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int by) {
        if (by != 0)
            m_numbers->scroll(0, by);
        else
            m_numbers->update(0, rect.top(), m_numbers->width(), rect.height());
    });
    makeRoom();
}

void CommandView::setPlan(const Plan &plan)
{
    QStringList lines;
    for (const Step &step : plan.steps) {
        lines << shellLine(openstackCommand(step));
        // Who reads ids wants to know whose they are; for a shell it is a comment.
        if (!step.serverName.isEmpty())
            lines.last() += u"  # "_s + step.serverName.simplified();
    }
    const QString text = lines.join(u'\n');
    if (text == toPlainText())
        return;
    setPlainText(text);
    makeRoom();
}

void CommandView::makeRoom()
{
    const int digits = int(QString::number(std::max(10, blockCount())).size());
    setViewportMargins(12 + digits * QFontMetrics(font()).horizontalAdvance(u'0') + 12, 8, 0, 8);
    m_numbers->setGeometry(1, 8, viewportMargins().left(), std::max(0, height() - 16));
}

void CommandView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    makeRoom();
}

} // namespace drover
