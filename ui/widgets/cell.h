// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/mark.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace drover {

/// What one cell of a table or tree shows. Models make it, CellDelegate draws it.
struct Cell {
    enum class Voice {
        Normal,
        Name, ///< The column that names the row.
        Secondary, ///< Projects, ages, origins.
        Mono, ///< Ids.
        Figure, ///< Digits of one width.
    };

    QString text = {};
    Voice voice = Voice::Normal;
    Glyph glyph = Glyph::None; ///< Before the text.
    Tone tone = Tone::Quiet; ///< Of the glyph.
    bool toned = false; ///< The text has the tone too: verdicts that somebody has to act on.
    QString icon = {}; ///< Before the text instead of a glyph, in secondary ink.
    std::optional<double> share = {}; ///< A bar before the text, 0 to 1.
    Mark aside = {}; ///< At the right edge, in trees.
    QString tip = {};
    bool stale = false;

    Cell() = default;
    explicit Cell(QString words, Voice how = Voice::Normal) : text(std::move(words)), voice(how) { }
    explicit Cell(const Mark &mark) : text(mark.word), glyph(mark.glyph), tone(mark.tone), tip(mark.tip) { }

    /// For screen readers: everything that is drawn, in words.
    [[nodiscard]] QString spoken() const
    {
        return aside.word.isEmpty() ? text : QStringLiteral("%1, %2").arg(text, aside.word);
    }
};

/// The item data role under which a model gives its Cell.
inline constexpr int CellRole = Qt::UserRole + 1;

} // namespace drover

Q_DECLARE_METATYPE(drover::Cell)
