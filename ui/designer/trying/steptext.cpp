// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/trying/steptext.h"

#include "ui/inspector/bodytext.h"
#include "ui/widgets/format.h"
#include "ui/widgets/tracewords.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Objects and lists over several lines, anything else in one.
QString bodyLines(const QJsonValue &value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson()).trimmed();
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson()).trimmed();
    return StepText::json(value);
}

} // namespace

QString StepText::json(const QJsonValue &value)
{
    // A document holds no bare scalar, so it stands in a list whose brackets are cut.
    const auto text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.sliced(1, text.size() - 2));
}

QString StepText::of(const TraceStep &step)
{
    QStringList parts{TraceWords::sentence(step)};
    if (!step.detail.isEmpty() && !parts.first().contains(step.detail))
        parts.append(step.detail);
    if (!step.values.isEmpty()) {
        QStringList lines{tr("Values that it read:")};
        for (auto value = step.values.begin(); value != step.values.end(); ++value)
            lines.append(u"  %1 = %2"_s.arg(value.key(), json(*value)));
        parts.append(lines.join(u'\n'));
    }
    if (!step.after.isUndefined()) {
        if (!step.before.isUndefined())
            parts.append(tr("Body before:") + u'\n' + bodyLines(step.before));
        parts.append(tr("Body after:") + u'\n' + bodyLines(step.after));
    }
    if (!step.console.isEmpty())
        parts.append(tr("Its console:") + u'\n' + step.console.join(u'\n'));
    parts.append(tr("It took %1.").arg(formatDuration(Microseconds(step.microseconds))));
    parts.removeAll(QString());
    return parts.join(u"\n\n"_s);
}

QString StepText::of(const QList<CaseDelivery> &deliveries)
{
    if (deliveries.isEmpty())
        return tr("Nothing would be sent.");
    QStringList parts;
    for (const auto &each : deliveries) {
        const auto type = each.contentType.isEmpty() ? tr("the body as it came")
                                                     : QString::fromUtf8(each.contentType);
        const auto shown = each.body.first(std::min(shownRawBytes, each.body.size()));
        parts.append(tr("To %1, by the node %2: %3, %4")
                         .arg(each.destination, each.node, type, formatBytes(each.body.size()))
                     + u'\n' + rawText(shown));
    }
    return parts.join(u"\n\n"_s);
}

} // namespace Signalbox
