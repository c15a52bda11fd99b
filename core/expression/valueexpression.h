// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/locator.h"
#include "core/expression/jmespath.h"

#include <optional>

namespace Signalbox {

/// Where a request says something: an expression over the envelope (with "item", for an element
/// of a batch). One that names a header needs no envelope: see header().
class ValueExpression final
{
public:
    /// Errors as Expression::compile().
    static Result<ValueExpression> parse(const QString &text);

    const QString &text() const { return m_expression.text(); }
    /// The header, when that is all that it reads.
    const std::optional<Locator> &header() const { return m_header; }
    const Expression &expression() const { return m_expression; }

    bool operator==(const ValueExpression &other) const { return text() == other.text(); }

private:
    ValueExpression(Expression expression, std::optional<Locator> header)
        : m_expression(std::move(expression))
        , m_header(std::move(header))
    {
    }

    Expression m_expression;
    std::optional<Locator> m_header;
};

} // namespace Signalbox
