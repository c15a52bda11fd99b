// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/apiclient.h"

#include "core/station/wire.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QNetworkRequest makeRequest(const QUrl &base, const QByteArray &token, const QString &path,
                            const ApiClient::Parameters &parameters)
{
    QByteArrayList query;
    for (const auto &[name, value] : parameters) // QUrlQuery would leave a '+' as it is
        query.append(QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value));
    QUrl url = base;
    url.setPath(u"/api/v1/"_s + path);
    if (!query.isEmpty())
        url.setQuery(QString::fromLatin1(query.join('&')), QUrl::StrictMode);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::UserAgentHeader, "signalbox"_ba);
    if (!token.isEmpty())
        request.setRawHeader("Authorization"_ba, "Bearer " + token);
    // A redirection would carry the token somewhere else.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(ApiClient::timeout);
    return request;
}

/// A report that says what kept a change from being made, or what has to be said with it.
bool isReport(int status, const QByteArray &body)
{
    const auto json = QJsonDocument::fromJson(body).object();
    return (status == 400 && json.value("problems"_L1).isArray())
        || (status == 409 && json.contains("removed"_L1));
}

/// What a station says is wrong, or what that answer means from somebody else.
Error problemOf(int status, const QByteArray &body)
{
    const auto json = QJsonDocument::fromJson(body).object();
    if (auto error = errorFromJson(json))
        return *error;
    const auto detail = json.value("detail"_L1).toString();
    const auto words =
        u"HTTP status %1%2"_s.arg(status).arg(detail.isEmpty() ? u""_s : u": "_s + detail);
    if (status == 401 || status == 403)
        return {ErrorCode::Denied, detail.isEmpty() ? words : detail};
    return {status == 503 ? ErrorCode::Unavailable : ErrorCode::Unsupported, words};
}

} // namespace

ApiClient::ApiClient(const QUrl &url, QByteArray token, QObject *parent)
    : QObject(parent)
    , m_url(url)
    , m_token(std::move(token))
{
}

ApiClient::~ApiClient()
{
    const auto replies = m_network.findChildren<QNetworkReply *>();
    for (auto *reply : replies)
        reply->abort();
}

Result<QJsonObject> ApiClient::jsonObject(const QByteArray &body)
{
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return Error{ErrorCode::Unsupported, u"the answer is not that of a station"_s};
    return document.object();
}

QNetworkReply *ApiClient::sendGet(const QString &path, const Parameters &parameters)
{
    return m_network.get(makeRequest(m_url, m_token, path, parameters));
}

QNetworkReply *ApiClient::sendPost(const QString &path, const Parameters &parameters,
                                   const QJsonObject &body)
{
    auto request = makeRequest(m_url, m_token, path, parameters);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    return m_network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QNetworkReply *ApiClient::sendPut(const QString &path, const Parameters &parameters,
                                  const QJsonObject &body)
{
    auto request = makeRequest(m_url, m_token, path, parameters);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    return m_network.put(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QNetworkReply *ApiClient::sendDelete(const QString &path, const Parameters &parameters)
{
    auto request = makeRequest(m_url, m_token, path, parameters);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    return m_network.deleteResource(request);
}

void ApiClient::whenFinished(QNetworkReply *reply, std::function<void(Result<QByteArray>)> receive)
{
    connect(reply, &QNetworkReply::finished, this, [this, reply, receive = std::move(receive)] {
        reply->deleteLater();
        receive(bodyOf(*reply));
    });
}

Result<QByteArray> ApiClient::bodyOf(QNetworkReply &reply) const
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool whole = reply.error() == QNetworkReply::NoError || status >= 400;
    if (status / 100 == 2 && whole)
        return reply.readAll();
    if (status != 0 && whole) {
        const auto body = reply.readAll();
        if (isReport(status, body))
            return body;
        return problemOf(status, body);
    }
    if (reply.error() == QNetworkReply::OperationCanceledError)
        return Error{ErrorCode::Cancelled, u"the call was given up"_s};
    const auto where = m_url.toString(QUrl::RemoveUserInfo);
    return Error{ErrorCode::Unavailable,
                 u"no station answers at %1: %2"_s.arg(where, reply.errorString())};
}

} // namespace Signalbox
