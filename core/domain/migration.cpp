// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/migration.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace drover {

bool Migration::ended() const
{
    static constexpr std::array words {"completed"_L1, "failed"_L1,   "cancelled"_L1, "error"_L1,
                                       "confirmed"_L1, "reverted"_L1, "done"_L1};
    return std::ranges::any_of(words, [this](QLatin1StringView word) { return status == word; });
}

bool Migration::succeeded() const
{
    switch (type) {
    case Type::Live:
        return status == "completed"_L1;
    case Type::Cold:
    case Type::Resize:
        return status == "confirmed"_L1;
    case Type::Evacuation:
        return status == "done"_L1 || status == "completed"_L1;
    case Type::Unknown:
        break;
    }
    return false;
}

bool Migration::waitsForDecision() const
{
    return (type == Type::Cold || type == Type::Resize) && status == "finished"_L1;
}

QString typeWord(Migration::Type type)
{
    switch (type) {
    case Migration::Type::Live:
        return u"live-migration"_s;
    case Migration::Type::Cold:
        return u"migration"_s;
    case Migration::Type::Resize:
        return u"resize"_s;
    case Migration::Type::Evacuation:
        return u"evacuation"_s;
    case Migration::Type::Unknown:
        break;
    }
    return u"unknown"_s;
}

Migration::Type migrationType(QStringView word)
{
    for (const auto type : {Migration::Type::Live, Migration::Type::Cold, Migration::Type::Resize,
                            Migration::Type::Evacuation}) {
        if (word == typeWord(type))
            return type;
    }
    return Migration::Type::Unknown;
}

} // namespace drover
