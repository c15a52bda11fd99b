// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/trace.h"
#include "core/support/result.h"

namespace Signalbox {

/// {workflow, revision, steps: [{node, kind, port, detail, values, failed, microseconds}]}; port,
/// detail and values are left out when empty, failed when false.
QJsonObject toJson(const Trace &trace);

/// The same of several, as compact UTF-8: what is written for every event that is routed, and many
/// times quicker than by way of Qt's values.
QByteArray toJsonText(const QList<Trace> &traces);

/// Invalid names the member that does not fit; unknown members are ignored.
Result<Trace> traceFromJson(const QJsonObject &json);

} // namespace Signalbox
