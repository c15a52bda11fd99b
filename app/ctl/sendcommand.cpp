// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/filecontent.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/storelocation.h"
#include "core/auth/providercatalogue.h"
#include "core/auth/requestsigner.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUuid>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestBody = 256LL * 1024 * 1024;

struct Send
{
    std::string provider;
    std::string secretFile;
    std::string bodyFile;
    std::string type;
    std::string key;
    std::vector<std::string> headers;
    std::string url;

    int operator()(Session &session) const
    {
        const auto draft = makeDraft();
        if (!draft)
            return draft.error().code == ErrorCode::Invalid ? session.misuse(draft.error().detail)
                                                            : session.fail(draft.error());
        const auto secret = readSecret(textOf(secretFile));
        if (!secret)
            return session.misuse(secret.error().detail);
        const auto catalogue = ProviderCatalogue::load(userProviderFolder());
        if (!catalogue)
            return session.fail(catalogue.error());
        const auto *found = catalogue->find(textOf(provider));
        if (!found)
            return session.misuse(u"unknown provider '%1'; known are %2"_s.arg(
                textOf(provider), catalogue->names().join(u", ")));
        const auto signedHeaders = signRequest(*found, *secret, *draft);
        if (!signedHeaders)
            return session.fail(signedHeaders.error());
        return post(session, *signedHeaders, draft->body);
    }

    Result<RequestDraft> makeDraft() const
    {
        if (secretFile == "-" && bodyFile == "-")
            return Error{ErrorCode::Invalid, u"only one of secret and body can come from stdin"_s};
        auto body = readContent(textOf(bodyFile), largestBody);
        if (!body)
            return body.error();
        RequestDraft draft;
        draft.body = *body;
        draft.key = key.empty() ? QUuid::createUuid().toByteArray(QUuid::WithoutBraces)
                                : QByteArray::fromStdString(key);
        draft.type = QByteArray::fromStdString(type);
        draft.url = QByteArray::fromStdString(url);
        draft.now = SystemClock().now();
        for (const auto &text : headers) {
            const auto header = headerOf(text);
            if (!header)
                return Error{ErrorCode::Invalid, u"expected --header 'Name: value'"_s};
            draft.headers.append(*header);
        }
        return draft;
    }

    int post(Session &session, const HeaderList &signedHeaders, const QByteArray &body) const
    {
        QNetworkRequest request{QUrl(textOf(url))};
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
        request.setHeader(QNetworkRequest::UserAgentHeader,
                          "signalboxctl/" SIGNALBOX_VERSION ""_ba);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::ManualRedirectPolicy);
        request.setTransferTimeout(std::chrono::seconds(30));
        for (const auto &[name, value] : signedHeaders)
            request.setRawHeader(name, value);
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0)
            return session.fail(
                {ErrorCode::Unavailable,
                 u"nobody answers at %1: %2"_s.arg(textOf(url), reply->errorString())});
        const auto answer = reply->readAll();
        QJsonObject json{{u"status"_s, status}};
        putText(json, answer);
        if (session.json())
            session.print(json);
        else
            session.print(u"%1 %2\n"_s.arg(status).arg(harmless(answer, true)));
        return status / 100 == 2 ? Fine : No;
    }

    static void putText(QJsonObject &json, const QByteArray &bytes)
    {
        if (bytes.isValidUtf8())
            json.insert("body"_L1, QString::fromUtf8(bytes));
        else
            json.insert("body_base64"_L1, QString::fromLatin1(bytes.toBase64()));
    }
};

std::string checkTarget(const std::string &text)
{
    const QUrl url(textOf(text), QUrl::StrictMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return url.isValid() && web && !url.host().isEmpty()
        ? std::string()
        : "expected a URL such as http://127.0.0.1:8080/in/github";
}

} // namespace

void addSendCommand(CommandLine &line)
{
    auto *command =
        line.app.add_subcommand("send", "Sign a body and send it as that provider would");
    const auto send = std::make_shared<Send>();
    command->add_option("--provider", send->provider, "Whose way to sign")->required();
    command->add_option("--secret-file", send->secretFile,
                        "The shared secret, - for stdin; else SIGNALBOX_SECRET");
    command->add_option("--file", send->bodyFile, "The body, - for stdin")->required();
    command->add_option("--event", send->type, "The event type");
    command->add_option("--key", send->key, "The idempotency key; else a new one");
    command->add_option("--header", send->headers, "A further header 'Name: value'")
        ->allow_extra_args(false);
    command->add_option("address", send->url, "Where to, such as http://127.0.0.1:8080/in/github")
        ->required()
        ->check(CLI::Validator(checkTarget, "URL"));
    command->callback([&line, send] { line.chosen = *send; });
}

} // namespace Signalbox
