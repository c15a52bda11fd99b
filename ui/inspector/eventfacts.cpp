// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/eventfacts.h"

#include "ui/widgets/format.h"
#include "ui/widgets/rejectionwords.h"
#include "ui/widgets/statewords.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString moment(Timestamp time, const TimeFormat &times)
{
    return u"%1 (%2)"_s.arg(times.exact(time), times.relative(time));
}

QString after(Timestamp time, Timestamp origin, const TimeFormat &times)
{
    return u"%1 (+%2)"_s.arg(times.exact(time), formatDuration(time - origin));
}

} // namespace

QList<Fact> EventFacts::of(const EventDetail &detail, const TimeFormat &times)
{
    const auto &event = detail.event;
    const auto &request = event.request;
    QList<Fact> facts{
        {tr("State"), StateWords::sentence(detail.summary.state)},
        {tr("Event"), event.id.toString(), true, true},
        {tr("Source"), event.source},
        {tr("Type"), event.type.isEmpty() ? tr("none given") : event.type},
        {tr("Key"), QString::fromUtf8(event.key), true, true},
        {tr("Received"), moment(request.receivedAt, times)},
    };
    if (event.occurredAt)
        facts.append({tr("Occurred"), moment(*event.occurredAt, times)});
    if (detail.storedAt)
        facts.append({tr("Stored"), after(*detail.storedAt, request.receivedAt, times)});
    if (detail.routedAt)
        facts.append({tr("Routed"), after(*detail.routedAt, request.receivedAt, times)});
    if (detail.summary.finishedAt)
        facts.append(
            {tr("Finished"), after(*detail.summary.finishedAt, request.receivedAt, times)});
    facts.append({tr("From"), request.peer, true});
    facts.append({tr("Request"),
                  QString::fromLatin1(request.method) + u' ' + QString::fromLatin1(request.target),
                  true});
    facts.append({tr("Body"), tr("%Ln byte(s)", nullptr, int(detail.summary.bodySize))});
    if (!event.warning.isEmpty())
        facts.insert(1, Fact{tr("Warning"), event.warning});
    for (const auto &duplicate : detail.duplicates)
        facts.append({tr("Came again"),
                      tr("%1 from %2").arg(moment(duplicate.receivedAt, times), duplicate.peer)});
    constexpr qsizetype shownParents = 100;
    for (const auto &parent : detail.parents.first(std::min(shownParents, detail.parents.size())))
        facts.append({tr("Made of"), parent.toString(), true, true});
    return facts;
}

QList<Fact> EventFacts::of(const Rejection &rejection, const TimeFormat &times)
{
    const auto &request = rejection.request;
    QList<Fact> facts{
        {tr("Rejection"), rejection.id.toString(), true, true},
        {tr("Source"), rejection.source},
        {tr("Answered"), QString::number(rejection.status)},
        {tr("Received"), moment(request.receivedAt, times)},
        {tr("From"), request.peer, true},
        {tr("Request"),
         QString::fromLatin1(request.method) + u' ' + QString::fromLatin1(request.target), true},
        {tr("Body"), tr("%Ln byte(s)", nullptr, int(rejection.bodySize))},
    };
    if (!rejection.key.isEmpty())
        facts.append({tr("Key"), QString::fromUtf8(rejection.key), true, true});
    if (rejection.event)
        facts.append({tr("Known event"), rejection.event->toString(), true, true});
    if (!rejection.detail.isEmpty())
        facts.append({tr("Detail"), rejection.detail});
    if (!rejection.evidence.isEmpty())
        facts.append({tr("Evidence"), RejectionWords::evidence(rejection.evidence)});
    return facts;
}

QList<Fact> EventFacts::of(const Diagnosis &diagnosis)
{
    constexpr qsizetype shown = 160;
    QList<Fact> facts;
    if (!diagnosis.received.isEmpty())
        facts.append({tr("Code received"), QString::fromUtf8(diagnosis.received), true, true});
    if (!diagnosis.expected.isEmpty())
        facts.append({tr("Code expected"), QString::fromUtf8(diagnosis.expected), true});
    if (diagnosis.signedSize > 0) {
        auto text = QString::fromUtf8(diagnosis.signedText).simplified();
        if (text.size() > shown)
            text = text.first(shown) + u'…';
        facts.append({tr("To be signed"), text, true});
    }
    return facts;
}

} // namespace Signalbox
