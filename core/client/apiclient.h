// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QFuture>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QPromise>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QNetworkReply;

namespace Signalbox {

/// Calls the admin API of one station. Lives on one thread with an event loop; futures finish
/// there, at the latest with this object.
class ApiClient final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds timeout{30}; ///< without a byte

    using Parameters = QList<std::pair<QString, QString>>;

    ApiClient(const QUrl &url, QByteArray token, QObject *parent = nullptr);
    ~ApiClient() override; ///< calls in progress end with Cancelled

    /// GET /api/v1/<path>; \a decode makes the value of the body.
    template <typename T, typename Decode>
    QFuture<Result<T>> get(const QString &path, const Parameters &parameters, Decode decode)
    {
        return await<T>(sendGet(path, parameters), decode);
    }

    /// POST with a JSON body. As put() for refusals.
    template <typename T, typename Decode>
    QFuture<Result<T>> post(const QString &path, const Parameters &parameters,
                            const QJsonObject &body, Decode decode)
    {
        return await<T>(sendPost(path, parameters, body), decode);
    }

    /// PUT, likewise. A refusal with 400 that lists problems is decoded as well: it is a report.
    template <typename T, typename Decode>
    QFuture<Result<T>> put(const QString &path, const Parameters &parameters,
                           const QJsonObject &body, Decode decode)
    {
        return await<T>(sendPut(path, parameters, body), decode);
    }

    /// DELETE. A refusal with 409 that says that nothing was removed is decoded as well: it is a
    /// report.
    template <typename T, typename Decode>
    QFuture<Result<T>> remove(const QString &path, const Parameters &parameters, Decode decode)
    {
        return await<T>(sendDelete(path, parameters), decode);
    }

    /// The body as a JSON object; Unsupported when it is none.
    static Result<QJsonObject> jsonObject(const QByteArray &body);

private:
    QNetworkReply *sendGet(const QString &path, const Parameters &parameters);
    QNetworkReply *sendPost(const QString &path, const Parameters &parameters,
                            const QJsonObject &body);
    QNetworkReply *sendPut(const QString &path, const Parameters &parameters,
                           const QJsonObject &body);
    QNetworkReply *sendDelete(const QString &path, const Parameters &parameters);
    /// The body of a 2xx answer, or of a refusal that lists problems; or what went wrong.
    Result<QByteArray> bodyOf(QNetworkReply &reply) const;
    void whenFinished(QNetworkReply *reply, std::function<void(Result<QByteArray>)> receive);

    template <typename T, typename Decode>
    QFuture<Result<T>> await(QNetworkReply *reply, Decode decode)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        whenFinished(reply, [promise, decode](const Result<QByteArray> &body) {
            promise->addResult(body ? decode(*body) : Result<T>(body.error()));
            promise->finish();
        });
        return promise->future();
    }

    QUrl m_url;
    QByteArray m_token;
    QNetworkAccessManager m_network;
};

} // namespace Signalbox
