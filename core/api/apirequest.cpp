// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apirequest.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView root("/api/v1/");

} // namespace

ApiRequest::ApiRequest(const ReceivedRequest &request)
    : m_request(request)
{
    const auto path = request.path();
    if (path.startsWith(root))
        m_path = QString::fromLatin1(path.sliced(root.size())).split(u'/');
    const auto query = QString::fromLatin1(request.query()).replace(u'+', u' ');
    m_parameters = QUrlQuery(query).queryItems(QUrl::FullyDecoded);
    QStringList names;
    for (const auto &[name, value] : m_parameters) {
        if (names.contains(name))
            fail(name, u"only once"_s);
        names.append(name);
    }
}

QString ApiRequest::text(const QString &name)
{
    m_asked.append(name);
    for (const auto &[candidate, value] : m_parameters) {
        if (candidate == name)
            return value;
    }
    return {};
}

std::optional<qint64> ApiRequest::integer(const QString &name, qint64 least, qint64 most)
{
    const auto value = text(name);
    if (value.isEmpty())
        return {};
    bool ok = false;
    const auto number = value.toLongLong(&ok);
    if (!ok || number < least || number > most) {
        fail(name, u"a number from %1 to %2"_s.arg(least).arg(most));
        return {};
    }
    return number;
}

std::optional<Timestamp> ApiRequest::time(const QString &name)
{
    const auto value = text(name);
    if (value.isEmpty())
        return {};
    const auto time = fromIso8601(value);
    if (!time)
        fail(name, u"an ISO 8601 time with its zone"_s);
    return time;
}

bool ApiRequest::flag(const QString &name)
{
    const auto value = text(name);
    if (!value.isEmpty() && value != "true"_L1 && value != "false"_L1)
        fail(name, u"true or false"_s);
    return value == "true"_L1;
}

int ApiRequest::limit(int fallback)
{
    return int(integer(u"limit"_s, 1, 1000).value_or(fallback));
}

int ApiRequest::number(qsizetype at)
{
    bool ok = false;
    const int number = m_path.value(at).toInt(&ok);
    if (ok && number > 0)
        return number;
    fail(u"path"_s, u"a number from 1 on"_s);
    return 0;
}

QJsonObject ApiRequest::body(const QStringList &known)
{
    if (m_request.body.isEmpty())
        return {};
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(m_request.body, &error);
    if (!document.isObject()) {
        fail(u"body"_s, u"a JSON object"_s);
        return {};
    }
    const auto object = document.object();
    for (const auto &name : object.keys()) {
        if (!known.contains(name))
            fail(u"body."_s + name,
                 known.isEmpty() ? u"no members"_s : u"one of %1"_s.arg(known.join(u", ")));
    }
    return object;
}

void ApiRequest::fail(const QString &name, const QString &expected)
{
    if (m_result)
        m_result = Error{ErrorCode::Invalid, u"%1: expected %2"_s.arg(name, expected)};
}

Result<void> ApiRequest::check() const
{
    if (!m_result)
        return m_result;
    for (const auto &[name, value] : m_parameters) {
        if (!m_asked.contains(name))
            return Error{ErrorCode::Invalid,
                         u"%1: unknown parameter; known are %2"_s.arg(
                             name, m_asked.isEmpty() ? u"none"_s : m_asked.join(u", "))};
    }
    return {};
}

} // namespace Signalbox
