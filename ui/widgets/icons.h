// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <QString>

class QPainter;

namespace drover {

/// Which role of the theme an icon is drawn in.
enum class IconInk { Text, Secondary, Accent, OnAccent, Block };

/// One of resources/icons, by its file's name without ".svg". It follows the theme and the device pixel
/// ratio.
[[nodiscard]] QIcon icon(const QString &name, IconInk ink = IconInk::Text);

/// The same, drawn in place.
void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &ink);

} // namespace drover
