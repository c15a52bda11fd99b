// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/reportwords.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype sentenceValue = 160;
}

QString ReportWords::value(const ExpressionReport &report, qsizetype length)
{
    auto text = QString::fromUtf8(report.value).simplified();
    if (text.size() > length || report.cut)
        text = text.first(std::min(length, text.size())) + u'…';
    return text;
}

QString ReportWords::sentence(const ExpressionReport &report)
{
    if (!report.failure.isEmpty())
        return tr("Fails on the sample: %1").arg(report.failure);
    if (report.value.isEmpty())
        return {};
    return tr("On the sample: %1").arg(value(report, sentenceValue));
}

QString ReportWords::condition(const ExpressionReport &report)
{
    if (!report.failure.isEmpty() || report.value.isEmpty())
        return sentence(report);
    const bool plain = report.value == "true" || report.value == "false";
    const auto words =
        report.truthy ? tr("Holds on the sample") : tr("Does not hold on the sample");
    return plain ? words : tr("%1: %2").arg(words, value(report, sentenceValue));
}

} // namespace Signalbox
