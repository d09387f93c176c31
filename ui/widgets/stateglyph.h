// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace drover {

/// The shapes of the state vocabulary. They differ by silhouette, so that they are told apart without colour.
enum class Glyph {
    None,
    DiscTick, ///< Passes; done; empty.
    TriangleMark, ///< Warns.
    OctagonCross, ///< Blocks.
    DashedDiamond, ///< Cannot be known.
    DiscInfo, ///< A note that stops nobody.
    Play, ///< ACTIVE.
    OpenSquare, ///< SHUTOFF.
    Bars, ///< PAUSED.
    DoubleChevron, ///< MIGRATING, and migrations under way.
    Arrows, ///< REBUILD, REBOOT, BUILD.
    Hourglass, ///< VERIFY_RESIZE.
    Cross, ///< ERROR; failed.
    Dot, ///< A host that is up.
    ArrowDown, ///< A host that is down.
    ArrowDownLine, ///< A host forced down.
    Wrench, ///< Disabled by us.
    BarredCircle, ///< Disabled by others; skipped.
    HalfDisc, ///< Under way; partly emptied.
    Ring, ///< Waits.
    Hand, ///< Needs you.
    Tick, ///< Completed.
    Stop, ///< Cancelled.
    Dots, ///< Waiting in a queue.
    FallingLine, ///< A migration that converges.
    Clock, ///< It waits for a pause step.
    Equals, ///< Stalled.
    BrokenChain, ///< The link is blocked.
    Infinity, ///< It will not end.
    DoubleTriangle, ///< Post-copy.
};

/// How large a glyph is beside text: 12 px, and more beside larger text.
[[nodiscard]] int glyphSide();

/// Draws @p glyph as large as @p rect allows, in the middle of it.
void paintGlyph(QPainter *painter, const QRectF &rect, Glyph glyph, const QColor &ink);

} // namespace drover
