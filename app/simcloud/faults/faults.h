// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/exchange/delivery.h"
#include "app/simcloud/exchange/request.h"
#include "app/simcloud/model/dice.h"
#include "app/simcloud/model/faultrates.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace simcloud {

/// One thing that goes wrong with one answer.
struct Mishap {
    enum class Kind {
        Status, ///< The request is not carried out and refused with a status from 500 on.
        Delay, ///< The answer is right and late.
        Drop, ///< The request is carried out and the connection ends without an answer.
        Truncate, ///< The body ends half-way.
        Garbage, ///< The body is no JSON.
        WrongType, ///< One value of the body has another type.
        Duplicate, ///< One listed thing is listed twice.
        Skew, ///< The Date header, and a token's times, are off.
    };

    Kind kind = Kind::Status;
    int status = 503;
    std::chrono::seconds skew {0};
    std::chrono::milliseconds delay {5000};
};

/// The word for a kind in the control endpoint: "status", "wrong-type", …; nothing for any other word.
[[nodiscard]] QString word(Mishap::Kind kind);
[[nodiscard]] std::optional<Mishap::Kind> mishapKind(const QString &word);

/// A mishap that waits for its request.
struct Ambush {
    Mishap mishap = {};
    QByteArray verb = {}; ///< Empty: any.
    QString pattern = {}; ///< "/compute/v2.1/servers/{}/action": of the whole path; empty: any.
    int nth = 1; ///< How many such requests must come, this one included.
    bool once = true; ///< Otherwise every such request from then on is struck.
};

/// Chooses what goes wrong: what was asked for at an exact request, else by rates. Its dice are its own, so
/// that a nasty cloud lives the same life as a friendly one of the same seed.
class Faults {
public:
    explicit Faults(std::uint64_t seed) : m_dice(seed) { }

    void lay(Ambush ambush) { m_ambushes.push_back(std::move(ambush)); }
    void clear() { m_ambushes.clear(); }
    [[nodiscard]] const std::vector<Ambush> &ambushes() const { return m_ambushes; }

    /// What shall go wrong with this request; nothing: all goes well. Counts the request.
    [[nodiscard]] std::optional<Mishap> strike(const FaultRates &rates, const Request &request);

    /// The answer as the mishap leaves it.
    [[nodiscard]] Delivery spoil(const Mishap &mishap, Answer answer);

private:
    std::vector<Ambush> m_ambushes = {};
    Dice m_dice;
};

} // namespace simcloud
