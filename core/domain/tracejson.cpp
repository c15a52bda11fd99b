// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tracejson.h"

#include "core/domain/jsonfields.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QJsonObject stepToJson(const TraceStep &step)
{
    QJsonObject json{
        {u"node"_s, step.node}, {u"kind"_s, step.kind}, {u"microseconds"_s, step.microseconds}};
    if (!step.port.isEmpty())
        json.insert("port"_L1, step.port);
    if (!step.detail.isEmpty())
        json.insert("detail"_L1, step.detail);
    if (!step.values.isEmpty())
        json.insert("values"_L1, step.values);
    if (step.failed)
        json.insert("failed"_L1, true);
    if (!step.before.isUndefined())
        json.insert("before"_L1, step.before);
    if (!step.after.isUndefined())
        json.insert("after"_L1, step.after);
    if (!step.console.isEmpty())
        json.insert("console"_L1, QJsonArray::fromStringList(step.console));
    return json;
}

} // namespace

QJsonObject toJson(const Trace &trace)
{
    QJsonArray steps;
    for (const auto &step : trace.steps)
        steps.append(stepToJson(step));
    return {{u"workflow"_s, trace.workflow}, {u"revision"_s, trace.revision}, {u"steps"_s, steps}};
}

Result<Trace> traceFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    Trace trace;
    trace.workflow = fields.text(u"workflow");
    trace.revision = int(fields.integer(u"revision", 0));
    for (const auto &object : fields.objects(u"steps")) {
        JsonFields step(object, u"steps[%1]"_s.arg(trace.steps.size()));
        trace.steps.append({step.text(u"node"), step.text(u"kind"), step.text(u"port"),
                            step.text(u"detail"), step.object(u"values"),
                            step.boolean(u"failed", false), step.integer(u"microseconds", 0),
                            object.value("before"_L1), object.value("after"_L1),
                            step.texts(u"console")});
        if (!step.ok())
            fields.fail(step.error());
    }
    if (!fields.ok())
        return fields.error();
    return trace;
}

} // namespace Signalbox
