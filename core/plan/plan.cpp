// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr std::array kindWords {
    std::pair {StepKind::DisableService, "disable"_L1},
    std::pair {StepKind::EnableService, "enable"_L1},
    std::pair {StepKind::LiveMigrate, "live-migrate"_L1},
    std::pair {StepKind::ColdMigrate, "cold-migrate"_L1},
    std::pair {StepKind::ConfirmResize, "confirm"_L1},
    std::pair {StepKind::RevertResize, "revert"_L1},
    std::pair {StepKind::StartServer, "start"_L1},
    std::pair {StepKind::AbortMigration, "abort"_L1},
    std::pair {StepKind::ForceComplete, "force-complete"_L1},
    std::pair {StepKind::VerifyHostEmpty, "verify-host-empty"_L1},
};

constexpr std::array intentWords {
    std::pair {Plan::Intent::Drain, "drain"_L1},
    std::pair {Plan::Intent::Enable, "enable"_L1},
    std::pair {Plan::Intent::Migrate, "migrate"_L1},
    std::pair {Plan::Intent::Confirm, "confirm"_L1},
    std::pair {Plan::Intent::Revert, "revert"_L1},
    std::pair {Plan::Intent::Abort, "abort"_L1},
    std::pair {Plan::Intent::ForceComplete, "force-complete"_L1},
};

constexpr std::array onFailureWords {
    std::pair {RunPolicy::OnFailure::Continue, "continue"_L1},
    std::pair {RunPolicy::OnFailure::Stop, "stop"_L1},
};

constexpr std::array onTimeoutWords {
    std::pair {RunPolicy::OnTimeout::Leave, "leave"_L1},
    std::pair {RunPolicy::OnTimeout::Abort, "abort"_L1},
    std::pair {RunPolicy::OnTimeout::ForceComplete, "force-complete"_L1},
};

template<typename Words, typename Value>
QString wordOf(const Words &words, Value value)
{
    const auto at = std::ranges::find(words, value, [](const auto &pair) { return pair.first; });
    return at == words.end() ? QString() : QString(at->second);
}

template<typename Words>
auto valueOf(const Words &words, QStringView word) -> std::optional<decltype(words[0].first)>
{
    const auto at = std::ranges::find_if(words, [&](const auto &pair) { return word == pair.second; });
    if (at == words.end())
        return {};
    return at->first;
}

} // namespace

const Step *Plan::step(int wanted) const
{
    const auto at = std::ranges::find(steps, wanted, &Step::id);
    return at == steps.end() ? nullptr : &*at;
}

bool isMove(StepKind kind)
{
    return kind == StepKind::LiveMigrate || kind == StepKind::ColdMigrate;
}

QString kindWord(StepKind kind)
{
    return wordOf(kindWords, kind);
}

std::optional<StepKind> stepKind(QStringView word)
{
    return valueOf(kindWords, word);
}

QString intentWord(Plan::Intent intent)
{
    return wordOf(intentWords, intent);
}

std::optional<Plan::Intent> planIntent(QStringView word)
{
    return valueOf(intentWords, word);
}

QString onFailureWord(RunPolicy::OnFailure choice)
{
    return wordOf(onFailureWords, choice);
}

std::optional<RunPolicy::OnFailure> onFailure(QStringView word)
{
    return valueOf(onFailureWords, word);
}

QString onTimeoutWord(RunPolicy::OnTimeout choice)
{
    return wordOf(onTimeoutWords, choice);
}

std::optional<RunPolicy::OnTimeout> onTimeout(QStringView word)
{
    return valueOf(onTimeoutWords, word);
}

QString describe(const Step &step)
{
    QString line = kindWord(step.kind);
    if (step.server.isEmpty())
        return line + u' ' + step.host.value;
    line += u' ' + (step.serverName.isEmpty() ? step.server.value : step.serverName);
    if (isMove(step.kind)) {
        line += " from "_L1 + step.host.value;
        if (step.destination)
            line += " to "_L1 + step.destination->value;
    }
    return line;
}

QString describe(const Plan &plan)
{
    if (!plan.host.isEmpty())
        return intentWord(plan.intent) + u' ' + plan.host.value;
    return plan.steps.isEmpty() ? intentWord(plan.intent) : describe(plan.steps.first());
}

} // namespace drover
