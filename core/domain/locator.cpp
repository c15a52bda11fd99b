// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/locator.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Signalbox {

Result<Locator> Locator::parse(QStringView text)
{
    static const QRegularExpression shape(
        uR"re(^headers\.(?:"([a-z0-9!#$%&'*+.^_`|~-]+)"|([a-z_][a-z0-9_]*))$)re"_s);
    const auto match = shape.matchView(text);
    if (!match.hasMatch()) {
        return Error{ErrorCode::Invalid,
                     u"expected headers.\"name\" with the header's name in lower case"_s};
    }
    const auto name = match.hasCaptured(1) ? match.capturedView(1) : match.capturedView(2);
    return Locator{name.toLatin1()};
}

QString Locator::toString() const
{
    return "headers.\""_L1 + QString::fromLatin1(header) + u'"';
}

} // namespace Signalbox
