// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/receivedrequest.h"
#include "core/support/clock.h"
#include "core/support/result.h"

#include <QJsonObject>
#include <QStringList>

#include <limits>

namespace Signalbox {

/// A call of the admin API taken apart: where to, with which parameters. Reading is strict: what
/// nobody asks for is a mistake, and the first mistake is kept.
class ApiRequest
{
public:
    /// \a request must outlive this object.
    explicit ApiRequest(const ReceivedRequest &request);

    QByteArrayView method() const { return m_request.method; }
    /// The segments of the path after /api/v1.
    const QStringList &path() const { return m_path; }
    Timestamp receivedAt() const { return m_request.receivedAt; }

    /// The parameter's text; empty without it.
    QString text(const QString &name);
    std::optional<qint64> integer(const QString &name, qint64 least, qint64 most);
    std::optional<Timestamp> time(const QString &name); ///< ISO 8601
    bool flag(const QString &name); ///< true, false or missing

    template <typename Enum>
    std::optional<Enum> word(const QString &name, std::optional<Enum> (*fromName)(QStringView))
    {
        const auto value = text(name);
        if (value.isEmpty())
            return {};
        const auto word = fromName(value);
        if (!word)
            fail(name, QStringLiteral("a known word"));
        return word;
    }

    template <typename Id>
    std::optional<Id> id(const QString &name)
    {
        const auto value = text(name);
        if (value.isEmpty())
            return {};
        const auto id = Id::parse(value);
        if (!id)
            fail(name, QStringLiteral("an id such as %1…").arg(Id().toString().first(4)));
        return id;
    }

    /// limit, 1 to 1000, else \a fallback.
    int limit(int fallback);

    /// The number at segment \a at of the path; 0, a mistake, when there is none.
    int number(qsizetype at);

    /// The body as a JSON object with no members but \a known; an empty body is an empty object.
    QJsonObject body(const QStringList &known);

    void fail(const QString &name, const QString &expected);

    /// The first mistake, parameters that nobody asked for included.
    Result<void> check() const;

private:
    const ReceivedRequest &m_request;
    QStringList m_path;
    QList<std::pair<QString, QString>> m_parameters;
    QStringList m_asked;
    Result<void> m_result;
};

} // namespace Signalbox
