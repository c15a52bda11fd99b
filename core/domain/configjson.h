// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"
#include "core/support/result.h"

#include <QJsonObject>

namespace Signalbox {

// Configuration as JSON: the members of the station file, with plain numbers where the file has
// notations: durations in seconds (exact to the microsecond), sizes in bytes, jitter as a share of
// 1. Secrets are references, as text. What is empty or not set is left out, and reading gives the
// defaults for it. Reading ignores unknown members; errors are Invalid and name the member. Whether
// names, URLs and graphs make sense is not asked here.

QJsonObject
toJson(const RetainConfig &retain); ///< {for: seconds, bytes}; what is not said is left out
Result<RetainConfig> retainConfigFromJson(const QJsonObject &json);
QJsonObject toJson(const SourceConfig &source);
Result<SourceConfig> sourceConfigFromJson(const QJsonObject &json);

/// {name, http: {url, secret, timeout}, retry: {…}, limit: {concurrency}, serial}
QJsonObject toJson(const DestinationConfig &destination);
Result<DestinationConfig> destinationConfigFromJson(const QJsonObject &json);

/// {name, nodes, edges, groups, retain: {traces}}
QJsonObject toJson(const WorkflowConfig &workflow);
Result<WorkflowConfig> workflowConfigFromJson(const QJsonObject &json);
/// {traces: seconds}
QJsonObject traceRetainJson(Microseconds age);
Result<Microseconds> traceRetainFromJson(const QJsonObject &json);

/// {nodes: [{id, source: [..]} | {id, filter} | {id, destination} | {id, stop}], edges: ["a > b"],
/// groups: [{name, color, comment, nodes: [..]}]}
QJsonObject toJson(const Graph &graph);
/// The same with nodes that a station file reads as well; JSON is YAML.
QJsonObject toFileJson(const Graph &graph);
Result<Graph> graphFromJson(const QJsonObject &json); ///< of either

/// {strategy: exponential, initial, factor, max_interval, max_attempts, jitter, retry_on}
QJsonObject toJson(const RetryPolicy &policy);
Result<RetryPolicy> retryPolicyFromJson(const QJsonObject &json);

/// "big.else > small"; the port is left out when it is the first that the node in \a nodes has.
QString formatEdge(const Edge &edge, const QList<Node> &nodes);
/// A port left out becomes the node's first; it stays empty when \a nodes has no such node or the
/// node has no ports. Invalid when \a text is not "node[.port] > node".
Result<Edge> parseEdge(QStringView text, const QList<Node> &nodes);

} // namespace Signalbox
