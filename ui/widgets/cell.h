// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/mark.h"
#include "ui/widgets/sparkline.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace drover {

/// A button that is drawn in a cell. It acts on its row; the same act is always in a menu too.
struct CellButton {
    QString id; ///< Given back when it is pressed.
    QString text;
    bool destructive = false;

    bool operator==(const CellButton &) const = default;
};

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
    /// Drawn instead of the text, which says the same to screen readers and when it is copied.
    std::shared_ptr<const Sparkline> sparkline = {};
    Mark aside = {}; ///< At the right edge, in trees.
    QString tip = {};
    bool stale = false;
    QList<CellButton> buttons = {}; ///< At the right edge; the text has what they leave.

    Cell() = default;
    explicit Cell(QString words, Voice how = Voice::Normal) : text(std::move(words)), voice(how) { }
    explicit Cell(const Mark &mark) : text(mark.word), glyph(mark.glyph), tone(mark.tone), tip(mark.tip) { }

    /// For screen readers: everything that is drawn, in words.
    [[nodiscard]] QString spoken() const
    {
        QStringList parts {text};
        if (!aside.word.isEmpty())
            parts << aside.word;
        for (const CellButton &button : buttons)
            parts << button.text;
        return parts.join(QStringLiteral(", "));
    }
};

/// The item data role under which a model gives its Cell.
inline constexpr int CellRole = Qt::UserRole + 1;

} // namespace drover

Q_DECLARE_METATYPE(drover::Cell)
