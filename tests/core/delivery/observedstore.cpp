// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/delivery/observedstore.h"

#include "tests/support/forwardingsession.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

class Writing final : public ForwardingWriteSession
{
public:
    Writing(std::unique_ptr<WriteSession> session, StoreProbe &probe)
        : ForwardingWriteSession(std::move(session))
        , m_probe(probe)
    {
    }

    Result<CommitReport> commit() override
    {
        if (!m_probe.failsCommits)
            return ForwardingWriteSession::commit();
        ForwardingWriteSession::rollback();
        ++m_probe.failedCommits;
        return Error{ErrorCode::Io, u"The disk is full, says the test."_s};
    }
    Result<void> flush() override
    {
        m_probe.flushes.acquire();
        m_probe.flushes.release();
        return ForwardingWriteSession::flush();
    }

private:
    StoreProbe &m_probe;
};

class Reading final : public ForwardingReadSession
{
public:
    Reading(std::unique_ptr<ReadSession> session, StoreProbe &probe)
        : ForwardingReadSession(std::move(session))
        , m_probe(probe)
    {
    }

    Result<QList<DueDelivery>> dueDeliveries(const QString &destination, Timestamp now, int limit,
                                             qint64 maxBytes,
                                             const QSet<DeliveryId> &except) override
    {
        ++m_probe.reads;
        if (m_probe.failsReads)
            return Error{ErrorCode::Io, u"The disk cannot be read, says the test."_s};
        auto due = ForwardingReadSession::dueDeliveries(destination, now, limit, maxBytes, except);
        if (due)
            m_probe.deliveriesRead += int(due->size());
        return due;
    }

private:
    StoreProbe &m_probe;
};

} // namespace

ObservedStore::ObservedStore(std::unique_ptr<Store> store, StoreProbe &probe)
    : m_store(std::move(store))
    , m_probe(probe)
{
}

ObservedStore::~ObservedStore() = default;

Result<std::unique_ptr<WriteSession>> ObservedStore::writeSession()
{
    auto session = m_store->writeSession();
    if (!session)
        return session.error();
    return std::unique_ptr<WriteSession>(std::make_unique<Writing>(*std::move(session), m_probe));
}

Result<std::unique_ptr<ReadSession>> ObservedStore::readSession()
{
    auto session = m_store->readSession();
    if (!session)
        return session.error();
    return std::unique_ptr<ReadSession>(std::make_unique<Reading>(*std::move(session), m_probe));
}

QString ObservedStore::url() const
{
    return m_store->url();
}

} // namespace Signalbox
