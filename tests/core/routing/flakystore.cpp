// SPDX-License-Identifier: GPL-3.0-or-later
#include "flakystore.h"

#include "tests/support/forwardingsession.h"

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

/// Counts one down while there is something to count.
bool takeOne(std::atomic<int> &count)
{
    int left = count;
    while (left > 0 && !count.compare_exchange_weak(left, left - 1)) { }
    return left > 0;
}

class FlakyWriteSession final : public ForwardingWriteSession
{
public:
    FlakyWriteSession(std::unique_ptr<WriteSession> session, FlakyStore::Faults &faults)
        : ForwardingWriteSession(std::move(session))
        , m_faults(faults)
    {
    }

    Result<void> begin() override
    {
        m_routing = false;
        return ForwardingWriteSession::begin();
    }
    Result<CommitReport> commit() override
    {
        if (m_routing && !takeOne(m_faults.goodCommits) && takeOne(m_faults.commits)) {
            ForwardingWriteSession::rollback();
            ++m_faults.failed;
            return Error{ErrorCode::Io, u"the disk said no"_s};
        }
        return ForwardingWriteSession::commit();
    }
    Result<void> commitRouting(const RoutingCommit &routing) override
    {
        m_routing = true;
        if (routing.seq > 0 && routing.seq == m_faults.refusedSeq)
            return Error{ErrorCode::NotFound, u"it is gone"_s};
        return ForwardingWriteSession::commitRouting(routing);
    }

private:
    FlakyStore::Faults &m_faults;
    bool m_routing = false;
};

class FlakyReadSession final : public ForwardingReadSession
{
public:
    FlakyReadSession(std::unique_ptr<ReadSession> session, FlakyStore::Faults &faults)
        : ForwardingReadSession(std::move(session))
        , m_faults(faults)
    {
    }

    Result<QList<Event>> takeUnrouted(qint64 afterSeq, int limit, qint64 maxBytes) override
    {
        if (takeOne(m_faults.reads)) {
            ++m_faults.failedReads;
            return Error{ErrorCode::Io, u"the disk said no"_s};
        }
        return ForwardingReadSession::takeUnrouted(afterSeq, limit, maxBytes);
    }
    Result<QList<Continuation>> dueContinuations(const QString &workflow, Timestamp now, int limit,
                                                 const QSet<qint64> &except) override
    {
        ++m_faults.memoryReads;
        return ForwardingReadSession::dueContinuations(workflow, now, limit, except);
    }
    Result<QList<NodeQueue>> leavingNodes(const LeavingWorkflow &workflow) override
    {
        ++m_faults.leavingReads;
        return ForwardingReadSession::leavingNodes(workflow);
    }
    Result<QByteArray> nodeMemory(const NodeQueue &queue) override
    {
        ++m_faults.memoryReads;
        return ForwardingReadSession::nodeMemory(queue);
    }

private:
    FlakyStore::Faults &m_faults;
};

} // namespace

FlakyStore::FlakyStore(std::unique_ptr<Store> store)
    : m_store(std::move(store))
{
}

Result<std::unique_ptr<WriteSession>> FlakyStore::writeSession()
{
    auto session = m_store->writeSession();
    if (!session)
        return session;
    return std::unique_ptr<WriteSession>(new FlakyWriteSession(*std::move(session), m_faults));
}

Result<std::unique_ptr<ReadSession>> FlakyStore::readSession()
{
    auto session = m_store->readSession();
    if (!session)
        return session;
    return std::unique_ptr<ReadSession>(new FlakyReadSession(*std::move(session), m_faults));
}
