// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/forecastcard.h"

#include "ui/widgets/card.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"
#include "ui/wizards/intervaltext.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QString clockText(const QDateTime &at)
{
    return at.toLocalTime().toString(u"HH:mm"_s);
}

} // namespace

/// From now on: when it may end, and when it most likely does.
class ForecastCard::Span final : public QWidget {
public:
    explicit Span(QWidget *parent) : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void set(const Interval &interval, const QDateTime &now)
    {
        m_interval = interval;
        m_now = now;
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {200, 28 + 2 * QFontMetrics(smallFont()).lineSpacing()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Roles &colours = roles();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double end = std::max(1.0, double(m_interval.most.count()) * 1.15);
        const auto x = [&](std::chrono::seconds at) { return double(at.count()) / end * (width() - 2) + 1; };
        const QRectF track(1, 8, width() - 2, 8);
        painter.fillRect(track, colours.tint(Tone::Quiet));
        QColor share = colours.accent;
        share.setAlphaF(0.4F);
        painter.fillRect(QRectF(x(m_interval.least), 8, x(m_interval.most) - x(m_interval.least), 8), share);
        painter.fillRect(QRectF(x(m_interval.likely) - 1, 4, 2, 16), colours.accent);
        painter.fillRect(QRectF(0, 4, 1, 16), colours.frame);

        const QFontMetrics metrics(smallFont());
        const auto label = [&](std::chrono::seconds at, int line, bool strong) {
            const QString text = clockText(m_now.addSecs(at.count()));
            const int half = metrics.horizontalAdvance(text) / 2 + 2;
            const int centre = std::clamp(int(x(at)), half, std::max(half, width() - half));
            painter.setPen(strong ? colours.text : colours.text2);
            painter.drawText(
                QRect(centre - half, 22 + line * metrics.lineSpacing(), 2 * half, metrics.lineSpacing()),
                Qt::AlignCenter, text);
        };
        painter.setFont(smallFont());
        label(std::chrono::seconds(0), 0, false);
        // Where both ends are too close to each other for two times, the sentence has them.
        if (x(m_interval.most) - x(m_interval.least) > 1.8 * metrics.horizontalAdvance(u"00:00"_s)
            && x(m_interval.least) > 1.8 * metrics.horizontalAdvance(u"00:00"_s))
            label(m_interval.least, 0, false);
        label(m_interval.most, 0, false);
        label(m_interval.likely, 1, true);
    }

private:
    Interval m_interval;
    QDateTime m_now;
};

ForecastCard::ForecastCard(QWidget *parent)
    : QWidget(parent), m_card(new Card(tr("Forecast"), this)),
      m_figure(new InkLabel(InkLabel::Ink::Text, m_card)),
      m_sentence(new InkLabel(InkLabel::Ink::Secondary, m_card)), m_span(new Span(m_card)),
      m_why(new InkLabel(InkLabel::Ink::Secondary, m_card))
{
    m_figure->setObjectName(u"forecastFigure"_s);
    m_figure->setFont(titleFont());
    m_why->setObjectName(u"forecastWhy"_s);
    for (QLabel *label : {m_sentence, m_why}) {
        label->setFont(smallFont());
        label->setWordWrap(true);
    }
    m_card->column()->setSpacing(4);
    m_card->column()->addWidget(m_figure);
    m_card->column()->addWidget(m_sentence);
    m_card->column()->addWidget(m_span);
    m_card->column()->addWidget(m_why);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_card);
}

void ForecastCard::setForecast(const Forecast &forecast, const QDateTime &now)
{
    m_why->setText(tr("%1.", "a sentence").arg(forecast.why));
    m_why->setVisible(!forecast.why.isEmpty());
    m_span->setVisible(forecast.whole.has_value());
    m_sentence->setVisible(forecast.whole.has_value());
    if (!forecast.whole) {
        m_figure->setText(tr("None"));
        return;
    }
    m_figure->setText(intervalText(*forecast.whole));
    const auto at = [&](std::chrono::seconds after) { return clockText(now.addSecs(after.count())); };
    m_sentence->setText(
        tr("Most likely end %1, if started now. 8 in 10 such runs end between %2 and %3.")
            .arg(at(forecast.whole->likely), at(forecast.whole->least), at(forecast.whole->most)));
    m_span->set(*forecast.whole, now);
}

} // namespace drover
