// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/ingestcontext.h"

#include "core/receiver/ingesthandler.h"

namespace Signalbox {

IngestContext::IngestContext(Writer &writer, PipelineObserver &observer, const Clock &clock,
                             const QByteArray &redactionKey, std::shared_ptr<KeyFetcher> fetcher,
                             const KeyWaitingLimits &keyLimits)
    : m_writer(writer)
    , m_observer(observer)
    , m_clock(clock)
    , m_redaction(redactionKey)
    , m_keys(std::move(fetcher), keyLimits)
    , m_sources(std::make_shared<SourceTable>())
{
}

void IngestContext::setSources(std::shared_ptr<const SourceTable> table)
{
    const std::lock_guard lock(m_mutex);
    m_sources.swap(table);
}

std::shared_ptr<const SourceTable> IngestContext::sources() const
{
    const std::lock_guard lock(m_mutex);
    return m_sources;
}

void IngestContext::keepSecret(const QString &source, const QByteArray &secret,
                               std::function<void(bool)> kept) const
{
    if (m_secretKeeper)
        m_secretKeeper(source, secret, std::move(kept));
    else
        kept(false);
}

HttpHandlerFactory IngestContext::handlers()
{
    return [this] { return std::make_unique<IngestHandler>(*this); };
}

} // namespace Signalbox
