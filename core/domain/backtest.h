// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/domain/query.h"
#include "core/domain/trace.h"

namespace Signalbox {

struct BacktestIdKind
{
    static constexpr QLatin1StringView prefix{"bkt_"};
};
using BacktestId = Id<BacktestIdKind>;

/// A draft to be run over stored events, beside the published revision of its workflow. Nothing is
/// sent or stored.
struct BacktestRequest
{
    QString workflow; ///< whose published revision it is compared with; none is: routes nothing
    std::optional<Graph> graph; ///< the draft
    int revision = 0; ///< without a graph: a stored revision as the draft; 0: the published one
    EventFilter filter; ///< which events

    bool operator==(const BacktestRequest &) const = default;
};

enum class BacktestState : quint8 { Running, Finished, Cancelled, Failed };

/// How events would go by the draft instead of the published revision. The first four exclude each
/// other; NewError may come with any of them, or alone.
enum class BacktestVerdict : quint8 {
    NewlyRouted, ///< to a destination, where it went to none
    NoLongerRouted,
    DifferentDestination,
    DifferentPayload, ///< to the same destinations, but something else is sent
    NewError, ///< a node fails that did not
};

QString backtestStateName(BacktestState state); ///< snake_case
std::optional<BacktestState> backtestStateFromName(QStringView name);
QString backtestVerdictName(BacktestVerdict verdict); ///< snake_case
std::optional<BacktestVerdict> backtestVerdictFromName(QStringView name);

struct BacktestSummary
{
    qint64 events = 0; ///< read
    qint64 unchanged = 0; ///< of those; the others have at least one of what follows
    qint64 newlyRouted = 0;
    qint64 noLongerRouted = 0;
    qint64 differentDestination = 0;
    qint64 differentPayload = 0;
    qint64 newErrors = 0;

    void add(const QList<BacktestVerdict> &verdicts); ///< one event's
    BacktestSummary &operator+=(const BacktestSummary &other);
    bool operator==(const BacktestSummary &) const = default;
};

/// How many events left a node by a port, or ended there.
struct PortFlow
{
    QString node;
    QString port; ///< empty: they ended there
    qint64 before = 0; ///< by the published revision
    qint64 after = 0; ///< by the draft

    bool operator==(const PortFlow &) const = default;
};

struct BacktestStatus
{
    BacktestId id;
    BacktestState state = BacktestState::Running;
    QString error; ///< of a failed one
    QString workflow;
    int publishedRevision = 0; ///< 0: none is
    Timestamp startedAt{};
    Microseconds elapsed{};
    double progress = 0; ///< 0 to 1
    BacktestSummary summary; ///< so far
    QList<PortFlow> flow; ///< so far, in the order of the nodes
    qint64 differences = 0; ///< how many of the events that differ are kept to look at

    bool operator==(const BacktestStatus &) const = default;
};

/// One event that would go another way.
struct EventDifference
{
    EventId event;
    qint64 seq = 0;
    QString source;
    QString type;
    Timestamp receivedAt{};
    QList<BacktestVerdict> verdicts;
    Trace before; ///< by the published revision; without steps when it does not take the event
    Trace after; ///< by the draft

    bool operator==(const EventDifference &) const = default;
};

struct BacktestQuery
{
    BacktestId id;
    qint64 after = 0; ///< only seq above this
    int limit = 100; ///< 1 to 1000
};

struct BacktestPage
{
    QList<EventDifference> differences; ///< oldest first
    std::optional<qint64> next; ///< set while more are kept
};

} // namespace Signalbox
