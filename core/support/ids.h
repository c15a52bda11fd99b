// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QByteArray>
#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace Signalbox {

/// 16 bytes of a UUID version 7 (RFC 9562): its first 48 bits are milliseconds since the epoch.
using UuidBytes = std::array<quint8, 16>;

/// A new UUIDv7 for \a now. Thread-safe; within one thread later ids sort after earlier ones.
UuidBytes newUuid7(Timestamp now);

namespace Ids {
QString format(QLatin1StringView prefix, const UuidBytes &bytes);
std::optional<UuidBytes> parse(QLatin1StringView prefix, QStringView text);
} // namespace Ids

/// An id with its kind in the type. Shown as prefix + 32 hex digits, stored as 16 bytes.
template <typename Kind>
class Id
{
public:
    Id() = default; ///< the null id
    explicit Id(const UuidBytes &bytes)
        : m_bytes(bytes)
    {
    }

    static Id make(Timestamp now) { return Id(newUuid7(now)); }

    /// Accepts exactly what toString() gives, in any case of the hex digits.
    static std::optional<Id> parse(QStringView text)
    {
        if (const auto bytes = Ids::parse(Kind::prefix, text))
            return Id(*bytes);
        return {};
    }

    /// \a bytes must hold exactly 16 bytes; anything else gives the null id.
    static Id fromBytes(QByteArrayView bytes)
    {
        Id id;
        if (bytes.size() == qsizetype(id.m_bytes.size()))
            std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char *>(id.m_bytes.data()));
        return id;
    }

    QByteArray toBytes() const
    {
        return QByteArray(reinterpret_cast<const char *>(m_bytes.data()),
                          qsizetype(m_bytes.size()));
    }

    QString toString() const { return Ids::format(Kind::prefix, m_bytes); }
    bool isNull() const { return m_bytes == UuidBytes{}; }
    const UuidBytes &bytes() const { return m_bytes; }

    auto operator<=>(const Id &) const = default;
    friend size_t qHash(const Id &id, size_t seed = 0)
    {
        return qHashBits(id.m_bytes.data(), id.m_bytes.size(), seed);
    }

private:
    UuidBytes m_bytes{};
};

struct EventIdKind
{
    static constexpr QLatin1StringView prefix{"evt_"};
};
struct RejectionIdKind
{
    static constexpr QLatin1StringView prefix{"rej_"};
};
struct DeliveryIdKind
{
    static constexpr QLatin1StringView prefix{"dlv_"};
};
struct AttemptIdKind
{
    static constexpr QLatin1StringView prefix{"att_"};
};

using EventId = Id<EventIdKind>;
using RejectionId = Id<RejectionIdKind>;
using DeliveryId = Id<DeliveryIdKind>;
using AttemptId = Id<AttemptIdKind>;

} // namespace Signalbox

Q_DECLARE_METATYPE(Signalbox::EventId)
Q_DECLARE_METATYPE(Signalbox::RejectionId)
Q_DECLARE_METATYPE(Signalbox::DeliveryId)
Q_DECLARE_METATYPE(Signalbox::AttemptId)
