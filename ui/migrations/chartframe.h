// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFontMetricsF>
#include <QRectF>
#include <QString>

namespace drover {

/// In GB, as links count.
[[nodiscard]] double gigabytes(qint64 bytes);
/// Since the epoch, as the axes of time count, and back.
[[nodiscard]] double msecs(const QDateTime &at);
[[nodiscard]] QDateTime moment(double msecs);

/// A step that is easy to read, of which @p steps reach @p most.
[[nodiscard]] double stepFor(double most, int steps);
/// With as many digits as the step has, lest two labels read alike.
[[nodiscard]] QString numberText(double number, double step);
/// Msecs between two labels of the axis of time: the next round one that is not below @p least.
[[nodiscard]] double timeStep(double least);
/// "10 ms", "0.1 s", "100 s", for -2, -1, 2.
[[nodiscard]] QString pauseLabel(int exponent);

/// Where the two panels of a migration's chart have what: the same for curves, labels and pointer. In pixels,
/// msecs since the epoch, GB, and seconds.
struct ChartFrame {
    static constexpr int steps = 4; ///< Into which both axes of bytes are divided.
    static constexpr int gap = 4; ///< Between a panel and its labels.
    static constexpr int tick = 4; ///< How long the ticks under a panel are.
    // The ends of the scale of pauses, in seconds and in powers of ten.
    static constexpr double shortestPause = 0.01;
    static constexpr double longestPause = 100;
    static constexpr int leastExponent = -2;
    static constexpr int mostExponent = 2;

    QRectF upper; ///< Where curves are drawn.
    QRectF lower;
    double from = 0; ///< The first moment in sight.
    double to = 1;
    double mostRemaining = 1; ///< The top of the left axis.
    double mostSent = 1; ///< The top of the right one.

    /// Gives both panels their room in @p all, beside labels as wide as they are in this font.
    void arrange(const QRectF &all, const QFontMetricsF &metrics);

    [[nodiscard]] double xOf(double msecs) const;
    [[nodiscard]] double timeAt(double x) const;
    [[nodiscard]] double remainingY(double gigabytes) const;
    [[nodiscard]] double sentY(double gigabytes) const;
    [[nodiscard]] double pauseY(double seconds) const;
    /// A pause that is beyond an end of the scale is drawn at that end.
    [[nodiscard]] static double onScale(double seconds);
};

} // namespace drover
