// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demosender.h"

#include "core/auth/requestsigner.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTimer>
#include <QUuid>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Payload
{
    QByteArray type;
    QByteArray body;
};

/// Types in the proportions in which a busy repository sends them.
QList<Payload> loadPayloads()
{
    QList<Payload> payloads;
    for (const auto &[type, weight] : std::initializer_list<std::pair<QByteArray, int>>{
             {"push", 8}, {"pull_request", 5}, {"issues", 4}, {"issue_comment", 6}, {"star", 3},
             {"release", 1}, {"ping", 1}}) {
        QFile file(u":/signalbox/examples/github/%1.json"_s.arg(QLatin1StringView(type)));
        if (!file.open(QFile::ReadOnly))
            continue;
        const Payload payload{type, file.readAll()};
        for (int i = 0; i < weight; ++i)
            payloads.append(payload);
    }
    return payloads;
}

class Sending final : public QObject
{
public:
    Sending(const QUrl &url, const QByteArray &secret, const Provider &provider)
        : m_url(url)
        , m_secret(secret)
        , m_provider(provider)
        , m_payloads(loadPayloads())
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Sending::sendOne);
        m_timer.start(0ms);
    }

private:
    void sendOne()
    {
        auto *random = QRandomGenerator::global();
        // Every type once at first, so that each way through the workflow shows.
        const auto next
            = m_sent < m_payloads.size() ? m_sent : random->bounded(int(m_payloads.size()));
        const auto &payload = m_payloads[next];
        const auto key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const bool forged = random->bounded(20) == 0;
        post(payload, key, forged ? "not the secret"_ba : m_secret);
        if (!forged && random->bounded(15) == 0)
            post(payload, key, m_secret);
        m_timer.start(++m_sent < 40 ? 10ms : random->bounded(100, 900) * 1ms);
    }

    void post(const Payload &payload, const QByteArray &key, const QByteArray &secret)
    {
        const auto headers = signRequest(m_provider, secret, {payload.body, key, payload.type, {}});
        if (!headers)
            return;
        QNetworkRequest request(m_url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setHeader(QNetworkRequest::UserAgentHeader, u"GitHub-Hookshot/demo"_s);
        for (const auto &[name, value] : *headers)
            request.setRawHeader(name, value);
        auto *reply = m_network.post(request, payload.body);
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }

    QUrl m_url;
    QByteArray m_secret;
    const Provider &m_provider;
    QList<Payload> m_payloads;
    QNetworkAccessManager m_network;
    QTimer m_timer;
    int m_sent = 0;
};

} // namespace

DemoSender::DemoSender(const QUrl &url, const QByteArray &secret, ProviderCatalogue providers)
    : m_providers(std::move(providers))
    , m_thread(u"demo"_s, [&] {
        return std::make_unique<Sending>(url, secret, *m_providers.find(u"github"_s));
    })
{
}

Result<std::unique_ptr<DemoSender>> DemoSender::make(const QUrl &url, const QByteArray &secret)
{
    auto providers = ProviderCatalogue::load();
    if (!providers)
        return providers.error();
    return std::unique_ptr<DemoSender>(new DemoSender(url, secret, *std::move(providers)));
}

} // namespace Signalbox
