// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/ids.h"

#include <QRandomGenerator>

namespace Signalbox {

UuidBytes newUuid7(Timestamp now)
{
    // 48 bits of milliseconds, 12 bits that count within the millisecond, 62 random bits.
    struct State
    {
        quint64 last = 0;
        QRandomGenerator64 random = QRandomGenerator64::securelySeeded();
    };
    thread_local State state;

    const auto us = quint64(toMicroseconds(now));
    quint64 stamp = (us / 1000) << 12 | (us % 1000) << 2;
    if (stamp <= state.last)
        stamp = state.last + 1;
    state.last = stamp;

    const quint64 random = state.random.generate();
    const quint64 high = (stamp >> 12) << 16 | 0x7000 | (stamp & 0xfff);
    const quint64 low = (random >> 2) | (quint64(2) << 62);

    UuidBytes bytes;
    for (int i = 0; i < 8; ++i) {
        bytes[size_t(i)] = quint8(high >> (56 - 8 * i));
        bytes[size_t(8 + i)] = quint8(low >> (56 - 8 * i));
    }
    return bytes;
}

QString Ids::format(QLatin1StringView prefix, const UuidBytes &bytes)
{
    const auto hex = QByteArray::fromRawData(reinterpret_cast<const char *>(bytes.data()),
                                             qsizetype(bytes.size()))
                         .toHex();
    return prefix + QLatin1StringView(hex);
}

std::optional<UuidBytes> Ids::parse(QLatin1StringView prefix, QStringView text)
{
    if (!text.startsWith(prefix))
        return {};
    const auto hex = text.sliced(prefix.size());
    UuidBytes bytes;
    if (hex.size() != qsizetype(bytes.size()) * 2)
        return {};
    for (size_t i = 0; i < bytes.size(); ++i) {
        bool ok = false;
        const auto pair = hex.sliced(qsizetype(i) * 2, 2);
        if (!pair[0].isLetterOrNumber())
            return {};
        bytes[i] = quint8(pair.toUShort(&ok, 16));
        if (!ok)
            return {};
    }
    return bytes;
}

} // namespace Signalbox
