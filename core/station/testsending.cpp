// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/testsending.h"

#include <QNetworkReply>
#include <QPromise>
#include <QUuid>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The first that leads somewhere. Nothing: the source has none.
Result<std::optional<QByteArray>> firstSecret(const SourceConfig &source,
                                              const SecretResolver &secrets)
{
    std::optional<Error> problem;
    for (const auto &reference : source.secrets) {
        auto secret = secrets.resolve(reference);
        if (secret)
            return std::optional(*std::move(secret));
        problem = secret.error();
    }
    if (problem)
        return *problem;
    return std::optional<QByteArray>();
}

} // namespace

Result<SignedTest> signTest(const TestRequest &request, const Configuration &configuration,
                            const ProviderCatalogue &providers, const SecretResolver &secrets,
                            const QString &ingestUrl, Timestamp now)
{
    if (request.body.size() > TestRequest::largestBody)
        return Error{ErrorCode::Invalid, u"the body is larger than 1 MiB"_s};
    const auto source = std::ranges::find(
        configuration.sources, request.source,
        [](const Configured<SourceConfig> &one) -> QString { return one.config.name; });
    if (source == configuration.sources.end())
        return Error{ErrorCode::NotFound, u"there is no source '%1'"_s.arg(request.source)};
    if (ingestUrl.isEmpty())
        return Error{ErrorCode::Unavailable, u"the station does not listen"_s};
    const auto &config = source->config;
    const auto *provider = providers.find(config.provider);
    if (!provider || config.provider == "custom"_L1) {
        return Error{ErrorCode::Unsupported,
                     u"requests of the provider '%1' cannot be signed here"_s.arg(config.provider)};
    }
    const auto secret = firstSecret(config, secrets);
    if (!secret)
        return secret.error();
    const bool proves = provider->authentication.mode != Authentication::Mode::None;
    if (proves && !*secret)
        return Error{ErrorCode::Invalid, u"'%1' has no secret to sign with"_s.arg(config.name)};
    SignedTest test{QUrl(ingestUrl + u"/in/"_s + config.name), {}, request.body};
    RequestDraft draft;
    draft.body = request.body;
    draft.key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    draft.type = request.type.toUtf8();
    draft.url = config.publicUrl.isEmpty() ? test.url.toEncoded() : config.publicUrl.toUtf8();
    draft.now = now;
    auto headers = signRequest(*provider, secret->value_or(QByteArray()), draft);
    if (!headers)
        return headers.error();
    test.headers = *std::move(headers);
    test.headers.append({"content-type"_ba, request.contentType.toLatin1()});
    return test;
}

TestSending::TestSending(QObject *parent)
    : QObject(parent)
{
    m_network.setTransferTimeout(30s);
}

QFuture<Result<TestAnswer>> TestSending::send(const SignedTest &test)
{
    QNetworkRequest request(test.url);
    request.setHeader(QNetworkRequest::UserAgentHeader, "signalbox-test"_ba);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    for (const auto &[name, value] : test.headers)
        request.setRawHeader(name, value);
    const auto promise = std::make_shared<QPromise<Result<TestAnswer>>>();
    promise->start();
    auto *reply = m_network.post(request, test.body);
    // Our own listener: its certificate is for the name that senders know.
    connect(reply, &QNetworkReply::sslErrors, reply,
            [reply](const QList<QSslError> &) { reply->ignoreSslErrors(); });
    connect(reply, &QNetworkReply::finished, this, [reply, promise] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0)
            promise->addResult(Error{ErrorCode::Unavailable, reply->errorString()});
        else
            promise->addResult(TestAnswer{status, reply->read(TestAnswer::longestBody)});
        promise->finish();
    });
    return promise->future();
}

} // namespace Signalbox
