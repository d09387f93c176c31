// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/droverstyle.h"

#include <QApplication>
#include <QFontMetrics>
#include <QStyleHints>

#include <algorithm>

namespace drover {

const Roles &lightRoles()
{
    static const Roles roles {
        .window = QColor(0xEDEFF2),
        .base = QColor(0xFFFFFF),
        .raised = QColor(0xF6F7F9),
        .line = QColor(0xD8DCE2),
        .hover = QColor(0xF0F3F7),
        .text = QColor(0x1A1F26),
        .text2 = QColor(0x525C69),
        .text3 = QColor(0x7A8491),
        .frame = QColor(0x7A8592),
        .accent = QColor(0x1C5FC4),
        .onAccent = QColor(0xFFFFFF),
        .selection = QColor(0xD9E7FB),
        .tones = {{
            {QColor(0x586270), QColor(0xE9ECF0)},
            {QColor(0x1C5FC4), QColor(0xE1ECFB)},
            {QColor(0x0B6E4F), QColor(0xDFF2EA)},
            {QColor(0x8A4F00), QColor(0xFCEFD2)},
            {QColor(0xB3261E), QColor(0xFBE3E0)},
            {QColor(0x6440B0), QColor(0xECE6FA)},
            {QColor(0x9B2271), QColor(0xF9E3F1)},
        }},
        .series = {QColor(0x2F6FD0), QColor(0xA06000), QColor(0x0B7F5C), QColor(0xA0347B), QColor(0x7A55C7),
                   QColor(0x5C6672), QColor(0xB5483A), QColor(0x14788A)},
    };
    return roles;
}

const Roles &darkRoles()
{
    static const Roles roles {
        .window = QColor(0x1D2126),
        .base = QColor(0x15181C),
        .raised = QColor(0x22272D),
        .line = QColor(0x343B44),
        .hover = QColor(0x1C2127),
        .text = QColor(0xE2E6EB),
        .text2 = QColor(0xA6B0BC),
        .text3 = QColor(0x7D8794),
        .frame = QColor(0x727D8B),
        .accent = QColor(0x7FB2FF),
        .onAccent = QColor(0x0C1726),
        .selection = QColor(0x233B5E),
        .tones = {{
            {QColor(0xA6B0BC), QColor(0x2B3138)},
            {QColor(0x7FB2FF), QColor(0x1D304D)},
            {QColor(0x55C99A), QColor(0x15352A)},
            {QColor(0xEDB74C), QColor(0x3A2D11)},
            {QColor(0xFF8A7D), QColor(0x45201D)},
            {QColor(0xBBA6FF), QColor(0x2E2649)},
            {QColor(0xF091CD), QColor(0x401F36)},
        }},
        .series = {QColor(0x6FA3F2), QColor(0xDDA03A), QColor(0x45B88C), QColor(0xDD7DBD), QColor(0xA98DF0),
                   QColor(0x8E99A6), QColor(0xE58576), QColor(0x4FBACB)},
    };
    return roles;
}

const Roles &contrastRoles()
{
    static const Roles roles {
        .window = QColor(0x050505),
        .base = QColor(0x050505),
        .raised = QColor(0x050505),
        .line = QColor(0xFFFFFF),
        .hover = QColor(0x262626),
        .text = QColor(0xFFFFFF),
        .text2 = QColor(0xFFFFFF),
        .text3 = QColor(0xB8B8B8),
        .frame = QColor(0xFFFFFF),
        .accent = QColor(0xFFE94D),
        .onAccent = QColor(0x050505),
        .selection = QColor(0x00235C),
        .tones = {{
            {QColor(0xFFFFFF), QColor(0x050505)},
            {QColor(0x8FD6FF), QColor(0x050505)},
            {QColor(0x6CFFA6), QColor(0x050505)},
            {QColor(0xFFD24D), QColor(0x050505)},
            {QColor(0xFFA69B), QColor(0x050505)},
            {QColor(0xD9CAFF), QColor(0x050505)},
            {QColor(0xFFADE4), QColor(0x050505)},
        }},
        .series = {QColor(0x8FB8FF), QColor(0xFFB54D), QColor(0x5CE0A8), QColor(0xFF9BE0), QColor(0xC4AEFF),
                   QColor(0xC7D0DB), QColor(0xFF9E8F), QColor(0x6FD3E6)},
    };
    return roles;
}

const Roles &Theme::roles() const
{
    if (m_choice == Choice::HighContrast)
        return contrastRoles();
    return isDark() ? darkRoles() : lightRoles();
}

QPalette paletteOf(const Roles &roles)
{
    QPalette palette;
    palette.setColor(QPalette::Window, roles.window);
    palette.setColor(QPalette::WindowText, roles.text);
    palette.setColor(QPalette::Base, roles.base);
    palette.setColor(QPalette::AlternateBase, roles.raised);
    palette.setColor(QPalette::Text, roles.text);
    palette.setColor(QPalette::PlaceholderText, roles.text2);
    palette.setColor(QPalette::Button, roles.window);
    palette.setColor(QPalette::ButtonText, roles.text);
    palette.setColor(QPalette::BrightText, roles.onAccent);
    palette.setColor(QPalette::ToolTipBase, roles.raised);
    palette.setColor(QPalette::ToolTipText, roles.text);
    palette.setColor(QPalette::Highlight, roles.selection);
    palette.setColor(QPalette::HighlightedText, roles.text);
    palette.setColor(QPalette::Link, roles.accent);
    palette.setColor(QPalette::LinkVisited, roles.accent);
    palette.setColor(QPalette::Light, roles.base);
    palette.setColor(QPalette::Midlight, roles.raised);
    palette.setColor(QPalette::Mid, roles.line);
    palette.setColor(QPalette::Dark, roles.frame);
    palette.setColor(QPalette::Shadow, roles.frame);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, roles.text3);
    return palette;
}

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

void Theme::install()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto follow = [this] {
        m_systemIsDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
        apply();
    };
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, follow);
    m_systemIsDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    m_systemIsDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
#endif
    QApplication::setStyle(new DroverStyle);
    m_installed = true;
    apply();
}

void Theme::choose(Choice choice)
{
    m_choice = choice;
    apply();
}

bool Theme::isDark() const
{
    return m_choice == Choice::Dark || m_choice == Choice::HighContrast
        || (m_choice == Choice::System && m_systemIsDark);
}

void Theme::setDensity(Density density)
{
    m_density = density;
    Q_EMIT changed();
}

int Theme::rowHeight() const
{
    const int text = QFontMetrics(QApplication::font()).height();
    switch (m_density) {
    case Density::Compact:
        return std::max(24, text + 6);
    case Density::Normal:
        break;
    case Density::Roomy:
        return std::max(34, text + 16);
    }
    return std::max(28, text + 10);
}

void Theme::apply()
{
    if (m_installed)
        QApplication::setPalette(paletteOf(roles()));
    Q_EMIT changed();
}

} // namespace drover
