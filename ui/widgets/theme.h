// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

#include <array>

namespace drover {

/// What a colour says about a state. The only way a view names a colour of meaning.
enum class Tone {
    Quiet, ///< Normal, waiting, ended.
    Info, ///< Under way, or ours.
    Ok, ///< Passes, runs.
    Warn, ///< A side effect, or needs a decision.
    Block, ///< Cannot, or has failed.
    Unknown, ///< Cannot be known; its outline is always dashed.
    PostCopy, ///< No way back.
};

/// The colours of one theme by what they are for.
struct Roles {
    struct Pair {
        QColor ink; ///< Text, glyphs and borders.
        QColor tint; ///< The ground of pills and notes.
    };

    QColor window; ///< Chrome.
    QColor base; ///< Pages, tables, inputs.
    QColor raised; ///< Inspector, headers.
    QColor line; ///< Separators.
    QColor hover; ///< The row under the pointer.
    QColor text;
    QColor text2; ///< Labels, headers, units, ages.
    QColor text3; ///< Disabled and stale; always with a word that says so.
    QColor frame; ///< Borders of inputs and buttons.
    QColor accent; ///< Links, focus, the primary button.
    QColor onAccent; ///< Text on accent.
    QColor selection; ///< Ground of the selected row; its text keeps its colour.
    std::array<Pair, 7> tones;
    /// What is told apart, not judged: curves, instances on cells. Their greys are close to each other, so
    /// each needs a line style, a letter or a hatch of its own too.
    std::array<QColor, 8> series;

    [[nodiscard]] QColor ink(Tone tone) const { return tones.at(size_t(tone)).ink; }
    [[nodiscard]] QColor tint(Tone tone) const { return tones.at(size_t(tone)).tint; }
};

[[nodiscard]] const Roles &lightRoles();
[[nodiscard]] const Roles &darkRoles();
/// For eyes that need it: black and white, no tints.
[[nodiscard]] const Roles &contrastRoles();

/// How the program looks: light or dark, and how tall its rows are. One for the process, as QApplication is.
class Theme final : public QObject {
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark, HighContrast };
    enum class Density { Compact, Normal, Roomy };

    [[nodiscard]] static Theme &instance();

    /// Gives the application style and palette. Call once, after QApplication is made.
    void install();

    [[nodiscard]] Choice choice() const { return m_choice; }
    void choose(Choice choice);
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] const Roles &roles() const;

    [[nodiscard]] Density density() const { return m_density; }
    void setDensity(Density density);
    /// Height of a table row in this density, never below what the font needs.
    [[nodiscard]] int rowHeight() const;

Q_SIGNALS:
    void changed();

private:
    Theme() = default;
    void apply();

    Choice m_choice = Choice::System;
    Density m_density = Density::Normal;
    bool m_installed = false;
    bool m_systemIsDark = false;
};

/// The colours of the theme in use.
[[nodiscard]] inline const Roles &roles()
{
    return Theme::instance().roles();
}

[[nodiscard]] QPalette paletteOf(const Roles &roles);

} // namespace drover
