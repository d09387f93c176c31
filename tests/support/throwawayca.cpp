// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/throwawayca.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace drover {

ThrowawayCa::ThrowawayCa()
{
    m_valid = openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                       u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                       u"/CN=Throwaway CA"_s, u"-keyout"_s, file(u"ca.key"_s), u"-out"_s, caFile()});
}

bool ThrowawayCa::issue(const QString &name, const QString &subject)
{
    QFile extensions(file(name + ".ext"_L1));
    if (!extensions.open(QIODevice::WriteOnly))
        return false;
    extensions.write("subjectAltName=" + subject.toLatin1() + "\n");
    extensions.close();
    return openssl({u"req"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s,
                    u"-nodes"_s, u"-subj"_s, u"/CN="_s + name, u"-keyout"_s, file(name + ".key"_L1),
                    u"-out"_s, file(name + ".csr"_L1)})
        && openssl({u"x509"_s, u"-req"_s, u"-in"_s, file(name + ".csr"_L1), u"-CA"_s, caFile(), u"-CAkey"_s,
                    file(u"ca.key"_s), u"-CAcreateserial"_s, u"-days"_s, u"2"_s, u"-extfile"_s,
                    extensions.fileName(), u"-out"_s, file(name + ".pem"_L1)});
}

QSslConfiguration ThrowawayCa::serverTls(const QString &name) const
{
    QFile key(file(name + ".key"_L1));
    if (!key.open(QIODevice::ReadOnly))
        qFatal("No key for %s", qPrintable(name));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromPath(file(name + ".pem"_L1)));
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    return tls;
}

bool ThrowawayCa::openssl(const QStringList &arguments)
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

} // namespace drover
