// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/model/dice.h"

#include <QUuid>
#include <QtEndian>

#include <sstream>

namespace simcloud {

QString Dice::uuid()
{
    std::array<quint64, 2> bits {m_engine(), m_engine()};
    QByteArray bytes(reinterpret_cast<const char *>(bits.data()), 16);
    bytes[6] = char((bytes[6] & 0x0f) | 0x40);
    bytes[8] = char((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

QString Dice::hexId()
{
    return uuid().remove(u'-');
}

std::int64_t Dice::between(std::int64_t low, std::int64_t high)
{
    const auto count = std::uint64_t(high - low) + 1;
    return low + std::int64_t(m_engine() % count);
}

double Dice::share()
{
    return double(m_engine() >> 11) * 0x1.0p-53;
}

bool Dice::chance(double share)
{
    return this->share() < share;
}

QByteArray Dice::state() const
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << m_engine;
    return QByteArray::fromStdString(text.str());
}

bool Dice::restore(const QByteArray &state)
{
    std::istringstream text(state.toStdString());
    text.imbue(std::locale::classic());
    std::mt19937_64 engine;
    if (!(text >> engine))
        return false;
    m_engine = engine;
    return true;
}

} // namespace simcloud
