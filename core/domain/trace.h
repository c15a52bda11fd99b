// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace Signalbox {

/// What one node did with an event.
struct TraceStep
{
    QString node;
    QString kind;
    QString port; ///< the port that it left by; empty at destination and stop
    QString detail; ///< reason of a stop, destination's name, error of an expression
    QJsonObject values; ///< path -> value that the expression read, each at most 256 bytes as JSON
    bool failed = false; ///< the node could not do its work
    qint64 microseconds = 0;
    QJsonValue before = QJsonValue::Undefined; ///< body that a map changed, at most 1 KiB of it
    QJsonValue after = QJsonValue::Undefined; ///< what it made of it, likewise
    QStringList console = {}; ///< what a script said, at most 4 KiB

    bool operator==(const TraceStep &) const = default;
};

/// Why an event went where it went, in one workflow.
struct Trace
{
    QString workflow;
    int revision = 0;
    QList<TraceStep> steps; ///< in the order of evaluation

    bool operator==(const Trace &) const = default;
};

} // namespace Signalbox
