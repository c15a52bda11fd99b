// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/problem.h"

#include "core/http/answerbytes.h"

#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

HttpResponse document(int status, const QByteArray &type, const QJsonObject &body)
{
    return {status,
            {{"Content-Type"_ba, type}, {"X-Content-Type-Options"_ba, "nosniff"_ba}},
            QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

} // namespace

HttpResponse problem(int status, QLatin1StringView type, const QString &detail,
                     const QJsonObject &extra, int retryAfter)
{
    QJsonObject body = extra;
    body.insert("type"_L1, u"urn:signalbox:problem:"_s + type);
    body.insert("title"_L1, QString::fromLatin1(reasonPhrase(status)));
    body.insert("status"_L1, status);
    body.insert("detail"_L1, detail);
    auto response = document(status, "application/problem+json"_ba, body);
    if (retryAfter > 0)
        response.headers.append({"Retry-After"_ba, QByteArray::number(retryAfter)});
    return response;
}

HttpResponse jsonResponse(int status, const QJsonObject &body)
{
    return document(status, "application/json"_ba, body);
}

} // namespace Signalbox
