// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/backtestview.h"

#include "app/ctl/plaintext.h"
#include "app/ctl/table.h"
#include "core/station/wire.h"

#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

namespace Signalbox::BacktestView {

using namespace Qt::StringLiterals;

namespace {

QJsonObject summaryJson(const BacktestSummary &summary)
{
    BacktestStatus status;
    status.summary = summary;
    return toJson(status).value("summary"_L1).toObject();
}

/// "in.out > big.pass > out (billing)"
QString way(const Trace &trace)
{
    QStringList steps;
    for (const auto &step : trace.steps) {
        auto text = step.port.isEmpty() ? step.node : step.node + u'.' + step.port;
        if (step.failed)
            text += u" failed: "_s + step.detail;
        else if (step.port.isEmpty() && !step.detail.isEmpty())
            text += u" (%1)"_s.arg(step.detail);
        steps.append(text);
    }
    return steps.isEmpty() ? u"not taken"_s : steps.join(u" > ");
}

} // namespace

QString summary(const BacktestStatus &status)
{
    const auto &found = status.summary;
    const double seconds = double(status.elapsed.count()) / 1e6;
    const auto text = u"%1 events in %2 s, %3 a second, against %4\n"_s.arg(found.events)
                       .arg(seconds, 0, 'f', 2)
                       .arg(seconds > 0 ? double(found.events) / seconds : 0, 0, 'f', 0)
                       .arg(status.publishedRevision > 0
                                ? u"revision %1"_s.arg(status.publishedRevision)
                                : u"no published revision"_s);
    return text + counts(found);
}

QString counts(const BacktestSummary &found)
{
    QString text;
    const auto line = [&](const QString &what, qint64 count) {
        text += u"%1 %2\n"_s.arg(what.leftJustified(22)).arg(count, 10);
    };
    line(u"unchanged"_s, found.unchanged);
    line(u"newly routed"_s, found.newlyRouted);
    line(u"no longer routed"_s, found.noLongerRouted);
    line(u"different destination"_s, found.differentDestination);
    line(u"different payload"_s, found.differentPayload);
    line(u"new errors"_s, found.newErrors);
    return text;
}

QString difference(const EventDifference &difference)
{
    QStringList verdicts;
    for (const auto verdict : difference.verdicts)
        verdicts.append(backtestVerdictName(verdict));
    return u"\n%1  %2 %3  %4\n  before  %5\n  after   %6\n"_s.arg(
        difference.event.toString(), harmless(difference.source), harmless(difference.type),
        verdicts.join(u", "), harmless(way(difference.before)), harmless(way(difference.after)));
}

void progress(const std::optional<BacktestStatus> &status)
{
    if (isatty(STDERR_FILENO) == 0)
        return;
    QString line;
    if (status)
        line = u"%1 %, %2 events"_s.arg(status->progress * 100, 0, 'f', 0)
                   .arg(status->summary.events);
    std::fputs(("\r\x1b[K" + line.toUtf8()).constData(), stderr);
    std::fflush(stderr);
}

Result<QJsonObject> readExpected(const QByteArray &json, const QString &file)
{
    const auto invalid = [&](const QString &detail) {
        return Error{ErrorCode::Invalid, file + u": "_s + detail};
    };
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return invalid(u"expected a JSON object"_s);
    auto expected = document.object();
    if (expected.value("summary"_L1).isObject())
        expected = expected.value("summary"_L1).toObject();
    const auto known = summaryJson({});
    for (auto member = expected.begin(); member != expected.end(); ++member) {
        if (!known.contains(member.key()))
            return invalid(
                u"%1: expected one of %2"_s.arg(member.key(), known.keys().join(u", ")));
        if (!member->isDouble())
            return invalid(member.key() + u": expected a number"_s);
    }
    return expected;
}

QStringList deviations(const BacktestSummary &summary, const QJsonObject &expected)
{
    QStringList lines;
    const auto found = summaryJson(summary);
    for (auto member = expected.begin(); member != expected.end(); ++member) {
        const auto value = found.value(member.key()).toInteger();
        if (value != member->toInteger(-1))
            lines.append(u"%1: expected %2, found %3"_s.arg(member.key())
                             .arg(member->toDouble(), 0, 'f', 0)
                             .arg(value));
    }
    return lines;
}

} // namespace Signalbox::BacktestView
