// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/planning/forecast.h"

#include <QDateTime>
#include <QWidget>

class QLabel;

namespace drover {

class Card;

/// How long a plan takes: an interval with its likely end, or why there is none.
class ForecastCard final : public QWidget {
    Q_OBJECT

public:
    explicit ForecastCard(QWidget *parent = nullptr);

    void setForecast(const Forecast &forecast, const QDateTime &now);

private:
    class Span;

    Card *m_card;
    QLabel *m_figure;
    QLabel *m_sentence;
    Span *m_span;
    QLabel *m_why;
};

} // namespace drover
