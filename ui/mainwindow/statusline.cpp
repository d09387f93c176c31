// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/statusline.h"

#include "ui/widgets/inklabel.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/type.h"
#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

Mark stateOf(const CloudFeed &feed)
{
    switch (feed.connection().state) {
    case Connection::State::None:
        return {.word = StatusLine::tr("Not connected")};
    case Connection::State::Connecting:
        return {Glyph::Dots, StatusLine::tr("Connecting"), Tone::Quiet, {}};
    case Connection::State::Connected:
        break;
    }
    if (feed.isStale())
        return {Glyph::TriangleMark, StatusLine::tr("Connection lost"), Tone::Warn, {}};
    return {Glyph::DiscTick, StatusLine::tr("Connected"), Tone::Ok, {}};
}

} // namespace

/// Glyph and word of the connection, without a pill's ground: it is seen all day.
class ConnectionLabel final : public QWidget {
public:
    using QWidget::QWidget;

    void setMark(const Mark &mark)
    {
        m_mark = mark;
        setAccessibleName(mark.word);
        updateGeometry();
        update();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {(m_mark.glyph == Glyph::None ? 0 : 16) + fontMetrics().horizontalAdvance(m_mark.word),
                fontMetrics().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintGlyph(&painter, QRectF(0, (height() - 12) / 2.0, 12, 12), m_mark.glyph,
                   roles().ink(m_mark.tone));
        painter.setPen(m_mark.tone == Tone::Ok ? roles().text2 : roles().ink(m_mark.tone));
        painter.drawText(rect().adjusted(m_mark.glyph == Glyph::None ? 0 : 16, 0, 0, 0), Qt::AlignVCenter,
                         m_mark.word);
    }

private:
    Mark m_mark;
};

StatusLine::StatusLine(CloudFeed &feed, QWidget *parent)
    : QWidget(parent), m_feed(feed), m_summary(new InkLabel(InkLabel::Ink::Text, this))
{
    setFont(smallFont());
    setAutoFillBackground(true);
    m_summary->setObjectName(u"summary"_s);
    m_summary->setFont(font());
    auto *state = new ConnectionLabel(this);
    state->setObjectName(u"connection"_s);
    state->setFont(font());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(16);
    row->addWidget(m_summary);
    row->addStretch(1);
    row->addWidget(state);
    for (int i = 0; i < 5; ++i) {
        auto *label = new InkLabel(InkLabel::Ink::Secondary, this);
        label->setFont(font());
        row->addWidget(label);
        m_facts << label;
    }
    connect(&feed, &CloudFeed::connectionChanged, this, &StatusLine::refresh);
    connect(&feed, &CloudFeed::pictureChanged, this, &StatusLine::refresh);
    connect(&feed, &CloudFeed::ticked, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::setSummary(const QString &summary)
{
    m_summary->setText(summary);
}

QStringList StatusLine::facts() const
{
    QStringList texts;
    for (const QLabel *label : m_facts) {
        if (!label->text().isEmpty())
            texts << label->text();
    }
    return texts;
}

void StatusLine::refresh()
{
    const Connection &connection = m_feed.connection();
    m_state = stateOf(m_feed);
    static_cast<ConnectionLabel *>(findChild<QWidget *>(u"connection"_s))->setMark(m_state);

    QStringList facts;
    if (connection.state == Connection::State::Connected) {
        const CloudIdentity &who = connection.identity;
        facts << tr("%1@%2", "user, project").arg(who.user, who.project);
        if (who.computeApi)
            facts << tr("Compute API %1").arg(who.computeApi->text());
        if (!connection.tlsVerified)
            facts << tr("Certificate not checked");
        if (connection.tokenExpiresAt.isValid())
            facts << tr("Token %1", "how long it lasts")
                         .arg(ageText(secondsBetween(m_feed.now(), connection.tokenExpiresAt)));
        if (const auto age = m_feed.age())
            facts << tr("Figures %1 old").arg(ageText(*age));
    }
    for (int i = 0; i < m_facts.size(); ++i) {
        m_facts[i]->setText(facts.value(i));
        m_facts[i]->setVisible(i < facts.size());
    }
    setVisible(true);
}

void StatusLine::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, roles().line);
}

} // namespace drover
