// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever stands in the files and variables, the reader ends in time, with clouds or with a sentence.
// The input is clouds.yaml, secure.yaml, clouds-public.yaml and variables (NAME=VALUE), each ended by a line
// "%%%%".

#include "core/config/cloudsources.h"

#include <QList>

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkError(const Error &error)
{
    require(error.kind == Error::Kind::Malformed || error.kind == Error::Kind::Rejected);
    require(!error.detail.isEmpty());
    require(error.httpStatus == 0 && error.requestId.isEmpty());
}

void checkCloud(const KnownClouds &known, const CloudConfig &cloud)
{
    const Result<CloudConfig> chosen = chooseCloud(known, cloud.name, cloud.region);
    if (!cloud.problem) {
        require(cloud.auth.authUrl.startsWith("http"_L1, Qt::CaseInsensitive));
        require(cloud.interface == "public"_L1 || cloud.interface == "internal"_L1
                || cloud.interface == "admin"_L1);
        require(cloud.tls.keyFile.isEmpty() || !cloud.tls.certFile.isEmpty());
        require(!cloud.timeout || cloud.timeout->count() > 0);
    } else {
        checkError(*cloud.problem);
        require(cloud.problem->kind == Error::Kind::Rejected);
        require(!cloud.problem->where.isEmpty());
    }
    if (!chosen)
        checkError(chosen.error());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QList<QByteArray> parts;
    QByteArray rest(reinterpret_cast<const char *>(data), qsizetype(size));
    static const QByteArray separator = "\n%%%%\n";
    for (qsizetype at = rest.indexOf(separator); at >= 0 && parts.size() < 3; at = rest.indexOf(separator)) {
        parts << rest.first(at);
        rest = rest.sliced(at + separator.size());
    }
    parts << rest;
    parts.resize(4);

    CloudSources sources;
    sources.homeDir = u"/people/op"_s;
    sources.clouds = {u"clouds.yaml"_s, parts.at(0)};
    if (!parts.at(1).isEmpty())
        sources.secure = {u"secure.yaml"_s, parts.at(1)};
    if (!parts.at(2).isEmpty())
        sources.profiles = {u"clouds-public.yaml"_s, parts.at(2)};
    for (const QByteArray &line : parts.at(3).split('\n')) {
        if (const qsizetype equals = line.indexOf('='); equals > 0)
            sources.environment.insert(QString::fromUtf8(line.first(equals)),
                                       QString::fromUtf8(line.sliced(equals + 1)));
    }

    const Result<KnownClouds> known = understandClouds(sources);
    if (!known) {
        checkError(known.error());
        require(!known.error().where.isEmpty());
        return 0;
    }
    for (const QString &warning : known->warnings)
        require(!warning.isEmpty());
    for (const CloudConfig &cloud : known->clouds)
        checkCloud(*known, cloud);
    const Result<CloudConfig> chosen = chooseCloud(*known, {});
    if (!chosen)
        checkError(chosen.error());
    return 0;
}
