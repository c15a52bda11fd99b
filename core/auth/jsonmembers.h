// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace Signalbox {

/// Takes a JSON object apart strictly: every member is asked for once, and what nobody asked for is
/// a problem. Problems gather as "member: what was expected", with the path of nested members.
class JsonMembers final
{
public:
    /// \a problems is not owned. \a path is empty or ends with a dot.
    JsonMembers(const QJsonObject &object, const QString &path, QStringList &problems);

    bool has(QLatin1StringView name) const { return m_object.contains(name); }

    // Each gives an empty value and notes a problem when the member is missing or of another kind.
    QString string(QLatin1StringView name);
    bool boolean(QLatin1StringView name);
    qint64 integer(QLatin1StringView name, qint64 least, qint64 most);
    QStringList strings(QLatin1StringView name);
    QJsonObject object(QLatin1StringView name);
    QList<QJsonObject> objects(QLatin1StringView name); ///< a list of objects, may be empty
    QJsonValue value(QLatin1StringView name); ///< of any kind

    /// Path of a nested member, for another JsonMembers.
    QString path(QLatin1StringView name) const { return m_path + name; }
    QStringList &problems() { return m_problems; }

    /// The string of a member that may be missing.
    std::optional<QString> optionalString(QLatin1StringView name);
    /// False when the member is missing.
    bool optionalBoolean(QLatin1StringView name);
    /// Empty when the member is missing.
    QList<QJsonObject> optionalObjects(QLatin1StringView name);

    void problem(QLatin1StringView name, const QString &expected);

    /// Notes every member that nobody asked for.
    void finish();

private:
    QJsonValue take(QLatin1StringView name);

    QJsonObject m_object;
    QString m_path;
    QStringList &m_problems;
    QSet<QString> m_taken;
};

} // namespace Signalbox
