// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/tracecontext.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Signalbox {
namespace {

constexpr qsizetype lengthOf00 = 55; // 2-32-16-2 and three hyphens
constexpr quint8 knownFlags = 0x03; // sampled, and level 2's random trace id

bool isLowerHex(QByteArrayView text)
{
    return std::ranges::all_of(
        text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool isAllZero(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c == '0'; });
}

QByteArray randomHex(int words)
{
    std::array<quint32, 4> random{};
    do {
        QRandomGenerator::global()->fillRange(random.data(), words);
    } while (std::ranges::all_of(random, [](quint32 word) { return word == 0; }));
    return QByteArray(reinterpret_cast<const char *>(random.data()), words * 4).toHex();
}

} // namespace

std::optional<TraceContext> parseTraceparent(QByteArrayView value)
{
    if (value.size() < lengthOf00)
        return {};
    const auto version = value.first(2);
    const auto traceId = value.sliced(3, 32);
    const auto spanId = value.sliced(36, 16);
    const auto flags = value.sliced(53, 2);
    if (!isLowerHex(version) || !isLowerHex(traceId) || !isLowerHex(spanId) || !isLowerHex(flags))
        return {};
    if (value[2] != '-' || value[35] != '-' || value[52] != '-')
        return {};
    if (version == "ff" || isAllZero(traceId) || isAllZero(spanId))
        return {};
    if (value.size() > lengthOf00 && (version == "00" || value[lengthOf00] != '-'))
        return {};
    return TraceContext{traceId.toByteArray(), spanId.toByteArray(),
                        quint8(flags.toByteArray().toUInt(nullptr, 16))};
}

QByteArray continueTrace(const std::optional<TraceContext> &received)
{
    const auto traceId = received ? received->traceId : randomHex(4);
    const auto flags = received ? received->flags & knownFlags : 0x01;
    return "00-" + traceId + '-' + randomHex(2) + "-0" + QByteArray::number(flags, 16);
}

} // namespace Signalbox
