// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfield.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"

#include <QKeyEvent>
#include <QPainter>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

SearchField::SearchField(const QKeySequence &keys, QWidget *parent) : QLineEdit(parent), m_keys(keys)
{
    addAction(icon(u"search"_s, IconInk::Secondary), LeadingPosition)->setText(tr("Search"));
    setClearButtonEnabled(false);
    setTextMargins(0, 0, keysBox().width(), 0);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    connect(this, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT searched(text().trimmed()); });
}

QSize SearchField::keysBox() const
{
    const QFontMetrics metrics(captionFont());
    return {metrics.horizontalAdvance(m_keys.toString(QKeySequence::NativeText)) + 10, metrics.height() + 4};
}

void SearchField::clearNow()
{
    clear();
    m_pause.stop();
    Q_EMIT searched({});
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clearNow();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_keys.isEmpty() || !text().isEmpty() || hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(captionFont());
    const QSize size = keysBox();
    const QRectF box(width() - size.width() - 6, (height() - size.height()) / 2.0, size.width(),
                     size.height());
    painter.setPen(roles().line);
    painter.setBrush(roles().raised);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(roles().text2);
    painter.drawText(box, Qt::AlignCenter, m_keys.toString(QKeySequence::NativeText));
}

} // namespace drover
