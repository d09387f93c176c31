// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/keychain.h"

#include <QString>

#include <chrono>

namespace drover {

/// The keychain that qtkeychain finds on this desktop. Calls are answered one after the other.
/// A keychain may ask its owner for a password first, and some never answer at all: after @p patience a call
/// ends with Local. What was begun may still come true later.
class SystemKeychain final : public Keychain {
public:
    /// Everything is kept under @p service, by which the keychain's own window shows it.
    explicit SystemKeychain(QString service = QStringLiteral("drover"),
                            std::chrono::milliseconds patience = std::chrono::minutes(2));

    [[nodiscard]] QCoro::Task<Result<std::optional<Secret>>> read(QString key) override;
    /// An empty secret is nothing to keep: it removes what was there.
    [[nodiscard]] QCoro::Task<Result<void>> write(QString key, Secret secret) override;
    /// Fine as well when nothing was kept.
    [[nodiscard]] QCoro::Task<Result<void>> remove(QString key) override;

private:
    QString m_service;
    std::chrono::milliseconds m_patience;
};

} // namespace drover
