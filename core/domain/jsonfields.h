// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace Signalbox {

/// Reads the members of one JSON object and remembers the first that does not fit. A missing member
/// gives the fallback; members that nobody asks for are ignored.
class JsonFields
{
public:
    enum class Presence { Optional, Required };
    using enum Presence;

    /// \a path stands before member names in errors; empty for a whole document.
    explicit JsonFields(const QJsonObject &object, QString path = {});

    QString text(QStringView name, Presence presence = Optional);
    QStringList texts(QStringView name); ///< a list of strings
    double number(QStringView name, double fallback);
    qint64 integer(QStringView name, qint64 fallback);
    bool boolean(QStringView name, bool fallback);
    QJsonObject object(QStringView name);
    QJsonArray array(QStringView name);
    QList<QJsonObject> objects(QStringView name); ///< a list of objects

    bool isText(QStringView name) const { return m_object.value(name).isString(); }
    bool isObject(QStringView name) const { return m_object.value(name).isObject(); }

    QString path(QStringView name) const;
    /// Notes that member \a name is not \a expected, unless something was noted before.
    void fail(QStringView name, const QString &expected);
    /// Notes \a error, made by a reader of something inside, unless something was noted before.
    void fail(const Error &error);

    bool ok() const { return m_result.ok(); }
    Error error() const { return m_result.error(); } ///< Invalid; only when not ok()

private:
    QJsonValue find(QStringView name, QJsonValue::Type type, const QString &expected,
                    Presence presence = Optional);

    QJsonObject m_object;
    QString m_path;
    Result<void> m_result;
};

} // namespace Signalbox
