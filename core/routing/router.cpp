// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/router.h"

#include "core/routing/routerloop.h"

namespace Signalbox {

Router::Router(Store &store, Writer &writer, const Clock &clock, PipelineObserver *observer,
               const RouterOptions &options)
    : m_loop(std::make_unique<RouterLoop>(store, writer, clock, observer, options))
{
}

Router::~Router()
{
    stop();
}

void Router::setListener(RoutedListener *listener)
{
    m_loop->setListener(listener);
}

Result<void> Router::start()
{
    return m_loop->start();
}

void Router::stop()
{
    m_loop->stop();
}

void Router::setWorkflows(std::shared_ptr<const RoutingTable> table)
{
    m_loop->setWorkflows(std::move(table));
}

qint64 Router::routedUpTo() const
{
    return m_loop->routedUpTo();
}

void Router::committed(const CommitReport &report)
{
    if (report.events > 0)
        m_loop->wake();
}

} // namespace Signalbox
