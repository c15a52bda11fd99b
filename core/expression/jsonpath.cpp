// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsonpath.h"

#include <algorithm>
#include <cctype>

namespace Signalbox {

using namespace Qt::StringLiterals;

QString jsonPathText(const QList<PathStep> &steps)
{
    QString text;
    for (const PathStep &step : steps) {
        if (step.index) {
            text += u"[%1]"_s.arg(*step.index);
            continue;
        }
        const bool plain = !step.name.isEmpty() && !std::isdigit(uchar(step.name.front()))
            && std::ranges::all_of(step.name,
                                   [](char c) { return std::isalnum(uchar(c)) || c == '_'; });
        const QString name = QString::fromUtf8(step.name);
        text += text.isEmpty() ? u""_s : u"."_s;
        text += plain
            ? name
            : u'"' + QString(name).replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s) + u'"';
    }
    return text;
}

} // namespace Signalbox
