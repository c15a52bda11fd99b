// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/attemptfacts.h"

#include "ui/widgets/format.h"

#include <QUtf8StringView>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// A long key is kept as a digest, which is no text.
QString keyText(const QByteArray &key)
{
    return QUtf8StringView(key).isValidUtf8() ? QString::fromUtf8(key)
                                              : QString::fromLatin1(key.toHex());
}

} // namespace

QList<Fact> AttemptFacts::of(const Attempt &attempt, const TimeFormat &times)
{
    QList<Fact> facts{{tr("Began"), times.exact(attempt.startedAt)}};
    const auto &at = attempt.timings;
    qint64 before = 0;
    QStringList phases;
    const auto phase = [&](const QString &name, qint64 end) {
        if (end < 0)
            return;
        phases.append(u"%1 %2"_s.arg(name, formatDuration(Microseconds(end - before))));
        before = end;
    };
    phase(tr("name lookup"), at.nameLookup);
    phase(tr("connect"), at.connect);
    phase(tr("TLS"), at.tls);
    phase(tr("first byte"), at.firstByte);
    phase(tr("rest"), at.total);
    if (at.total >= 0)
        facts.append({tr("Took"), formatDuration(Microseconds(at.total))});
    if (!phases.isEmpty())
        facts.append({tr("Phases"), phases.join(u" · "_s)});
    if (!attempt.error.isEmpty())
        facts.append({tr("Detail"), attempt.error});
    if (attempt.retryAt)
        facts.append(
            {tr("Next attempt"),
             u"%1 (%2)"_s.arg(times.relative(*attempt.retryAt), times.exact(*attempt.retryAt))});
    return facts;
}

QList<Fact> AttemptFacts::of(const Delivery &delivery, const TimeFormat &times)
{
    QList<Fact> facts{{tr("Delivery"), delivery.id.toString(), true, true},
                      {tr("webhook-id"), delivery.webhookId, true, true}};
    if (delivery.replay > 0)
        facts.append({tr("Replay"), tr("number %1").arg(delivery.replay)});
    if (!delivery.workflow.isEmpty())
        facts.append({tr("Made by"),
                      tr("%1, revision %2, node %3")
                          .arg(delivery.workflow)
                          .arg(delivery.revision)
                          .arg(delivery.node)});
    facts.append({tr("Created"), times.exact(delivery.createdAt)});
    if (!delivery.orderKey.isEmpty())
        facts.append({tr("Order key"), keyText(delivery.orderKey), true, true});
    if (delivery.waitsFor)
        facts.append({tr("Waits for"), delivery.waitsFor->toString(), true, true});
    if (delivery.finishedAt)
        facts.append({tr("Ended"), times.exact(*delivery.finishedAt)});
    else if (delivery.waitsFor)
        facts.append({tr("Next attempt"), tr("when its turn comes")});
    else
        facts.append(
            {tr("Next attempt"),
             u"%1 (%2)"_s.arg(times.relative(delivery.dueAt), times.exact(delivery.dueAt))});
    facts.append({tr("Attempts"), formatCount(delivery.attempts)});
    if (!delivery.lastError.isEmpty())
        facts.append({tr("Last error"), delivery.lastError});
    return facts;
}

} // namespace Signalbox
