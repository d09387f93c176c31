// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/tls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

Result<QByteArray> contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return localProblem(u"The file cannot be read: %1"_s.arg(file.errorString()), path);
    return file.readAll();
}

Result<QList<QSslCertificate>> certificates(const QString &path)
{
    const auto pem = contents(path);
    if (!pem)
        return failure(pem);
    const QList<QSslCertificate> found = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (found.isEmpty())
        return localProblem(u"The file holds no certificate in PEM form"_s, path);
    return found;
}

Result<QSslKey> privateKey(const QString &path)
{
    const auto pem = contents(path);
    if (!pem)
        return failure(pem);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(*pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return localProblem(u"The file holds no private key in PEM form that can be read without a passphrase"_s,
                        path);
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const TlsConfig &config)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!config.verify) {
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    } else if (!config.caFile.isEmpty()) {
        const auto authorities = certificates(config.caFile);
        if (!authorities)
            return failure(authorities);
        tls.setCaCertificates(*authorities);
    }
    if (!config.certFile.isEmpty()) {
        const auto chain = certificates(config.certFile);
        if (!chain)
            return failure(chain);
        const auto key = privateKey(config.keyFile.isEmpty() ? config.certFile : config.keyFile);
        if (!key)
            return failure(key);
        tls.setLocalCertificateChain(*chain);
        tls.setPrivateKey(*key);
    }
    return tls;
}

} // namespace drover
