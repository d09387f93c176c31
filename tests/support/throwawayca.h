// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

namespace drover {

/// A certificate authority that lives as long as the test: made with the openssl command, trusted by nobody.
class ThrowawayCa {
public:
    ThrowawayCa();

    /// False when there is no openssl command, or it failed.
    [[nodiscard]] bool isValid() const { return m_valid; }
    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] QString caFile() const { return file(QStringLiteral("ca.pem")); }

    /// Makes NAME.pem and NAME.key, signed by this authority, for a server or client called @p name; @p
    /// subject is an alternative name as openssl spells it: "IP:127.0.0.1", "DNS:elsewhere.example".
    bool issue(const QString &name, const QString &subject);

    /// For a server that shows the certificate of @p name.
    [[nodiscard]] QSslConfiguration serverTls(const QString &name) const;

private:
    bool openssl(const QStringList &arguments);

    QTemporaryDir m_dir;
    bool m_valid = false;
};

} // namespace drover
