// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/traceexport.h"

#include "ui/migrations/migrationchart.h"
#include "ui/migrations/migrationdetail.h"
#include "ui/widgets/type.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace drover {

QByteArray traceCsv(const MigrationRow &row)
{
    if (!row.figures)
        return {};
    QByteArray text = "time,pass,memory_total_bytes,memory_processed_bytes,memory_remaining_bytes,"
                      "disk_total_bytes,disk_remaining_bytes,pause_at_least_s,pause_at_most_s\n";
    const auto &samples = row.figures->samples();
    for (size_t at = 0; at < samples.size(); ++at) {
        const MigrationSample &sample = samples[at];
        const MigrationPass &pass = row.figures->passAt(qsizetype(at));
        const auto pause = pauseNeeded(samples, pass);
        const QStringList fields {
            sample.at.toUTC().toString(Qt::ISODate),
            QString::number(pass.number),
            QString::number(sample.memoryTotalBytes),
            QString::number(sample.memoryProcessedBytes),
            QString::number(sample.memoryRemainingBytes),
            QString::number(sample.diskTotalBytes),
            QString::number(sample.diskRemainingBytes),
            pause ? QString::number(pause->atLeast, 'f', 3) : QString(),
            pause ? QString::number(pause->atMost, 'f', 3) : QString(),
        };
        text += fields.join(u',').toUtf8() + '\n';
    }
    return text;
}

QImage tracePicture(const MigrationRow &row, const QDateTime &now, const QSize &size)
{
    constexpr int scale = 2;
    constexpr int margin = 16;
    const int titleHeight = QFontMetrics(sectionFont()).height() + 2 * margin;
    MigrationChart chart(MigrationChart::Colours::Light);
    chart.resize(size.width(), size.height() - titleHeight);
    chart.setRow(row);
    chart.hideCursor();

    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(lightRoles().base);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(sectionFont());
    painter.setPen(lightRoles().text);
    const QRect head(margin, 0, size.width() - 2 * margin, titleHeight);
    QRect drawn;
    painter.drawText(head, Qt::AlignVCenter | Qt::AlignLeft, row.serverName, &drawn);
    painter.setFont(smallFont());
    painter.setPen(lightRoles().text2);
    painter.drawText(head.adjusted(drawn.width() + margin, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     detailFacts(row, now).join(u" · "_s));
    chart.paintOn(painter, QRectF(0, titleHeight, chart.width(), chart.height()));
    return image;
}

} // namespace drover
