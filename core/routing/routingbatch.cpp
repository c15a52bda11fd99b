// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/routingbatch.h"

#include "core/support/logging.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

qint64 sizeOf(const std::optional<QByteArray> &body)
{
    return body ? body->size() : 0;
}

/// About what a decision holds in memory until it is committed.
qint64 sizeOf(const RoutedEvent &routed)
{
    constexpr qint64 perEvent = 512;
    constexpr qint64 perStep = 512;
    const RoutingCommit &commit = routed.commit;
    qint64 steps = 0;
    for (const Trace &trace : commit.traces)
        steps += trace.steps.size();
    qint64 bodies = commit.derived ? commit.derived->request.body.size() : 0;
    for (const DeliveryContent &content : commit.contents)
        bodies += sizeOf(content.body);
    for (const Continuation &held : commit.nodes.held)
        bodies += perEvent + sizeOf(held.content.body);
    return perEvent * (1 + commit.nodes.members.size()) + bodies + steps * perStep
        + commit.deliveries.size() * qint64(sizeof(Delivery));
}

} // namespace

qint64 RoutingBatch::bytes() const
{
    qint64 bytes = 0;
    for (const RoutedEvent &routed : events)
        bytes += sizeOf(routed);
    return bytes;
}

QSet<qint64> RoutingBatch::stuck() const
{
    QSet<qint64> ids;
    for (const size_t at : refused) {
        const QList<qint64> &takenUp = events.at(at).commit.nodes.takenUp;
        ids += QSet<qint64>(takenUp.begin(), takenUp.end());
    }
    return ids;
}

void RoutingBatch::apply(WriteSession &session)
{
    refused.clear();
    for (size_t at = 0; at < events.size(); ++at) {
        const RoutingCommit &commit = events[at].commit;
        const auto written = session.commitRouting(commit);
        if (written)
            continue;
        const ErrorCode code = written.error().code;
        if (code != ErrorCode::NotFound && code != ErrorCode::Conflict
            && code != ErrorCode::Invalid)
            return; // the transaction is lost, and done() will say so
        refused.insert(at);
        qCWarning(lcRouting).noquote() << "event="_L1 + commit.event.toString()
                                       << "not routed, error="_L1 + written.error().detail;
    }
    gone.clear();
    for (const LeavingWorkflow &workflow : std::as_const(left)) {
        const auto finished = session.finishRemoval(workflow);
        if (finished ? *finished : finished.error().code == ErrorCode::NotFound)
            gone.append(workflow);
    }
}

void RoutingBatch::tell(PipelineObserver *observer) const
{
    for (const LeavingWorkflow &workflow : gone)
        qCInfo(lcRouting).noquote()
            << "workflow="_L1 + workflow.workflow
            << "has left, revision="_L1 + QString::number(workflow.revision);
    for (size_t at = 0; at < events.size(); ++at) {
        if (refused.contains(at))
            continue;
        const auto &[commit, verdicts] = events[at];
        for (const auto &verdict : verdicts) {
            qCDebug(lcRouting).noquote()
                << "event="_L1 + commit.event.toString() << "workflow="_L1 + verdict.workflow
                << "state="_L1 + eventStateName(verdict.state)
                << "us="_L1 + QString::number(verdict.evaluation.count());
            if (observer != nullptr)
                observer->routed(verdict.workflow, verdict.state, commit.routedAt,
                                 verdict.evaluation);
        }
        if (observer != nullptr) {
            for (const Trace &trace : commit.traces)
                observer->walked(trace, commit.routedAt);
        }
        if (commit.kind == RoutingCommit::Kind::GoOn && !commit.nodes.takenUp.isEmpty())
            qCDebug(lcRouting).noquote() << "event="_L1 + commit.event.toString() << "goes on"_L1
                                         << "state="_L1 + eventStateName(commit.state);
    }
}

} // namespace Signalbox
