// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever a plan file holds, it is read as a plan or refused with one sentence; and a plan that was read is
// written, hashed and read again as the same one, since the journal lives on that.

#include "core/plan/command.h"
#include "core/plan/planjson.h"

#include <QJsonDocument>

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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<Plan> plan = planFromJson(json, u"plan.json"_s);
    if (!plan) {
        require(plan.error().kind == Error::Kind::Malformed);
        require(plan.error().where.startsWith("plan.json"_L1) && !plan.error().detail.isEmpty());
        return 0;
    }
    const QByteArray written = QJsonDocument(toJson(*plan)).toJson(QJsonDocument::Compact);
    const Result<Plan> again = planFromJson(written, u"plan.json"_s);
    require(again && QJsonDocument(toJson(*again)).toJson(QJsonDocument::Compact) == written);
    require(planHash(*again) == planHash(*plan));
    require(!describe(*plan).isEmpty());
    require(shellScript(*plan).startsWith("#!/bin/sh\n"_L1));
    return 0;
}
