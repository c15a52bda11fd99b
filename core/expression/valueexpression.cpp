// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/valueexpression.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Signalbox {

Result<ValueExpression> ValueExpression::parse(const QString &text)
{
    auto expression = Expression::compile(text);
    if (!expression)
        return expression.error();
    // What looks like a header's name must be one: in other letters it would never be found.
    static const QRegularExpression headerShape(uR"re(^headers\."[^"]*"$)re"_s);
    std::optional<Locator> header;
    if (const auto locator = Locator::parse(text))
        header = *locator;
    else if (headerShape.match(text).hasMatch())
        return locator.error();
    return ValueExpression(*std::move(expression), std::move(header));
}

} // namespace Signalbox
