// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apiserver.h"

namespace Signalbox {

namespace {

/// Few clients with small requests: an operator's tools and a scraper.
HttpLimits apiLimits()
{
    HttpLimits limits;
    limits.connections = 200;
    limits.connectionsPerAddress = 200;
    limits.bytesInFlight = 64LL * 1024 * 1024;
    return limits;
}

} // namespace

ApiServer::ApiServer(Station &station, MetricsSource metrics, const Clock &clock)
    : m_metrics(std::move(metrics))
    , m_clock(clock)
    , m_gate(station)
{
}

ApiServer::~ApiServer()
{
    stop();
}

Result<quint16> ApiServer::start(const ApiOptions &options)
{
    stop();
    const auto token = AdminToken::generate();
    const ApiAccess access{token, options.address, options.hosts};
    m_service = std::make_unique<HttpService>(
        [this, access] { return std::make_unique<ApiHandler>(m_gate, access, m_metrics); },
        ListenerSettings{apiLimits()}, 1, m_clock);
    auto port = m_service->listen(options.address, options.port);
    if (!port) {
        m_service.reset();
        return port;
    }
    auto file = AdminToken::write(options.tokenFolder, *port, token);
    if (!file) {
        stop();
        return file.error();
    }
    m_token.emplace(std::move(*file));
    return port;
}

void ApiServer::stop()
{
    m_token.reset();
    if (m_service)
        m_service->stop(std::chrono::milliseconds(0));
    m_service.reset();
}

QString ApiServer::tokenPath() const
{
    return m_token ? m_token->path() : QString();
}

} // namespace Signalbox
