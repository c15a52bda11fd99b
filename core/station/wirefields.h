// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/jsonfields.h"
#include "core/support/clock.h"

#include <limits>
#include <optional>

namespace Signalbox {

/// Text as it is when it is UTF-8; anything else under <name>_base64 and <name> is null, so that
/// bytes survive a JSON document.
void putBytes(QJsonObject &json, const QString &name, const QByteArray &bytes);
/// ISO 8601, or null.
QJsonValue timeJson(const std::optional<Timestamp> &time);

/// JsonFields with the value types of the wire. Where a value is optional, null means none.
class WireFields : public JsonFields
{
public:
    explicit WireFields(const QJsonObject &object, QString path = {});

    QByteArray bytes(const QString &name); ///< the opposite of putBytes()
    Timestamp time(const QString &name);
    std::optional<Timestamp> optionalTime(const QString &name);
    std::optional<qint64> optionalInteger(const QString &name);
    int count(const QString &name); ///< fits an int

    template <typename Id>
    Id id(const QString &name)
    {
        const auto value = optionalId<Id>(name);
        if (!value)
            fail(name, QStringLiteral("an id"));
        return value.value_or(Id());
    }

    template <typename Id>
    std::optional<Id> optionalId(const QString &name)
    {
        if (isNull(name))
            return {};
        const auto value = Id::parse(text(name));
        if (!value)
            fail(name, QStringLiteral("an id"));
        return value;
    }

    /// A word that \a fromName knows.
    template <typename Enum>
    Enum word(const QString &name, std::optional<Enum> (*fromName)(QStringView))
    {
        const auto value = fromName(text(name, Required));
        if (!value)
            fail(name, QStringLiteral("a known word"));
        return value.value_or(Enum());
    }

    /// Every element of a list of objects, each read by \a read; an element's error is this one's.
    template <typename T>
    QList<T> each(const QString &name, Result<T> (*read)(const QJsonObject &))
    {
        QList<T> values;
        for (const auto &element : objects(name)) {
            auto value = read(element);
            if (value)
                values.append(std::move(*value));
            else
                fail(value.error());
        }
        return values;
    }

    bool isNull(const QString &name) const; ///< or missing

    /// \a value, unless something did not fit.
    template <typename T>
    Result<T> result(T value) const
    {
        if (!ok())
            return error();
        return value;
    }

private:
    QJsonObject m_json;
};

} // namespace Signalbox
