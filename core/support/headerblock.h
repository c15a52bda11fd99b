// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace Signalbox {

/// The header lines of an HTTP/1.1 message exactly as they came: names in their case, blanks,
/// doubled names and obs-text kept, each line ended by CRLF, without the final empty line.
/// Looking up follows RFC 9110: names compare without case, blanks around values do not count.
class HeaderBlock
{
public:
    struct Field
    {
        QByteArrayView name; ///< as received
        QByteArrayView value; ///< without the blanks around it
    };

    HeaderBlock() = default;
    explicit HeaderBlock(QByteArray raw)
        : m_raw(std::move(raw))
    {
    }

    const QByteArray &raw() const { return m_raw; }

    /// In the order received. The views live as long as this object does.
    QList<Field> fields() const;

    /// The value when the name occurs exactly once; nothing when it is missing or repeated,
    /// since a repeated credential or id must not be a choice of the sender.
    std::optional<QByteArrayView> single(QByteArrayView name) const;

    /// The first value, or nothing.
    std::optional<QByteArrayView> first(QByteArrayView name) const;

    bool operator==(const HeaderBlock &) const = default;

private:
    QByteArray m_raw;
};

} // namespace Signalbox
