// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tracejson.h"

#include "core/domain/jsonfields.h"

#include <QJsonDocument>
#include <QLocale>
#include <QVariant>

#include <cmath>
#include <utility>

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

void writeText(QByteArray &out, QStringView text)
{
    constexpr uchar firstPrintable = 0x20;
    constexpr auto hex = "0123456789abcdef";
    out += '"';
    const QByteArray utf8 = text.toUtf8();
    qsizetype from = 0; // of what needs no escape
    for (qsizetype at = 0; at < utf8.size(); ++at) {
        const char c = utf8.at(at);
        const bool quoted = c == '"' || c == '\\';
        if (uchar(c) >= firstPrintable && !quoted)
            continue;
        out.append(utf8.constData() + from, at - from);
        from = at + 1;
        out += quoted ? "\\" : "\\u00";
        if (quoted) {
            out += c;
            continue;
        }
        out += hex[uchar(c) >> 4];
        out += hex[uchar(c) & 0xF];
    }
    out.append(utf8.constData() + from, utf8.size() - from);
    out += '"';
}

void writeNumber(QByteArray &out, const QJsonValue &value)
{
    const QVariant number = value.toVariant();
    if (number.typeId() == QMetaType::LongLong)
        out += QByteArray::number(number.toLongLong());
    else if (std::isfinite(number.toDouble()))
        out += QByteArray::number(number.toDouble(), 'g', QLocale::FloatingPointShortest);
    else
        out += "null";
}

void writeValue(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: out += "null"; break;
    case QJsonValue::Bool: out += value.toBool() ? "true" : "false"; break;
    case QJsonValue::Double: writeNumber(out, value); break;
    case QJsonValue::String: writeText(out, value.toString()); break;
    case QJsonValue::Array:
        out += QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
        break;
    case QJsonValue::Object:
        out += QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
        break;
    }
}

/// Behind the first member of an object.
void writeMember(QByteArray &out, const char *name, QStringView text)
{
    if (text.isEmpty())
        return;
    out += name;
    writeText(out, text);
}

void writeStep(QByteArray &out, const TraceStep &step)
{
    out += "{\"microseconds\":" + QByteArray::number(step.microseconds) + ",\"node\":";
    writeText(out, step.node);
    out += ",\"kind\":";
    writeText(out, step.kind);
    writeMember(out, ",\"port\":", step.port);
    writeMember(out, ",\"detail\":", step.detail);
    if (!step.values.isEmpty()) {
        const char *separator = ",\"values\":{";
        for (auto it = step.values.begin(); it != step.values.end(); ++it) {
            out += std::exchange(separator, ",");
            writeText(out, it.key());
            out += ':';
            writeValue(out, it.value());
        }
        out += '}';
    }
    if (step.failed)
        out += ",\"failed\":true";
    if (!step.before.isUndefined()) {
        out += ",\"before\":";
        writeValue(out, step.before);
    }
    if (!step.after.isUndefined()) {
        out += ",\"after\":";
        writeValue(out, step.after);
    }
    if (!step.console.isEmpty()) {
        out += ",\"console\":";
        writeValue(out, QJsonArray::fromStringList(step.console));
    }
    out += '}';
}

} // namespace

QByteArray toJsonText(const QList<Trace> &traces)
{
    constexpr qsizetype usualStep = 200;
    QByteArray out;
    qsizetype steps = 1;
    for (const Trace &trace : traces)
        steps += trace.steps.size();
    out.reserve(steps * usualStep);
    out += '[';
    for (const Trace &trace : traces) {
        out += out.size() > 1 ? ",{\"workflow\":" : "{\"workflow\":";
        writeText(out, trace.workflow);
        out += ",\"revision\":" + QByteArray::number(trace.revision) + ",\"steps\":[";
        for (qsizetype at = 0; at < trace.steps.size(); ++at) {
            if (at > 0)
                out += ',';
            writeStep(out, trace.steps.at(at));
        }
        out += "]}";
    }
    out += ']';
    return out;
}

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
