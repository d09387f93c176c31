// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <compare>
#include <optional>

namespace drover {

/// A Nova or Placement API microversion, compared as numbers: 2.100 is newer than 2.93.
struct Microversion {
    int major = 0;
    int minor = 0;

    // clang-tidy 14 takes the zero of a rewritten comparison for a pointer.
    auto operator<=>(const Microversion &) const = default; // NOLINT(modernize-use-nullptr)

    /// "2.93".
    [[nodiscard]] QString text() const;
    /// Nothing for anything but "NUMBER.NUMBER".
    [[nodiscard]] static std::optional<Microversion> parse(QStringView text);
};

} // namespace drover
