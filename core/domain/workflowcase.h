// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "core/domain/graph.h"
#include "core/domain/trace.h"
#include "core/support/result.h"

#include <QJsonObject>
#include <QMap>

namespace Signalbox {

/// An event and what a workflow shall make of it.
struct WorkflowCase
{
    static constexpr qsizetype most = 500; ///< of one workflow
    static constexpr qsizetype mostBytes = 2 * 1024 * 1024; ///< of their bodies together

    QString name;
    std::optional<EventId> stored; ///< in place of event: one that the station has
    Event event;
    std::optional<QStringList> destinations; ///< exactly these, in any order; nothing: any
    QMap<QString, QByteArray> bodies; ///< by destination; JSON compares by value
    QMap<QString, QString> ports; ///< by node: it leaves by this one at last; empty: it ends there

    bool operator==(const WorkflowCase &) const = default;
};

/// What would have been sent.
struct CaseDelivery
{
    QString node;
    QString destination;
    QByteArray body;
    QByteArray contentType; ///< of a body that a workflow made; else empty

    bool operator==(const CaseDelivery &) const = default;
};

struct CaseResult
{
    QString name;
    QStringList differences; ///< one sentence each; empty: it is as it shall be
    QList<CaseDelivery> deliveries;
    Trace trace;

    bool passed() const { return differences.isEmpty(); }
    bool operator==(const CaseResult &) const = default;
};

/// Cases to be run against a graph.
struct CaseRequest
{
    QString workflow;
    std::optional<Graph> graph; ///< a draft
    int revision = 0; ///< without a graph: a stored revision; 0: the published one
    std::optional<QList<WorkflowCase>> cases; ///< nothing: those that are kept with the workflow

    bool operator==(const CaseRequest &) const = default;
};

/// {name, event: {id, source, type, key, method, target, headers {name: value or [values]},
/// body_text or body_base64, received_at, occurred_at, order {key, position}} or event: {stored:
/// id}, expect: {destinations, body_texts {destination: text}, ports {node: port}}}. What is empty
/// is left out. With its id an event is all that maps and scripts saw of it, also the random
/// numbers of scripts, which follow from it.
QJsonObject toJson(const WorkflowCase &one);
/// Strict: Invalid also for members that are not known.
Result<WorkflowCase> workflowCaseFromJson(const QJsonObject &json);

} // namespace Signalbox
