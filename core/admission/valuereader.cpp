// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/valuereader.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

Error missing(const QString &what, const QString &where)
{
    return {ErrorCode::NotFound, what.arg(where)};
}

} // namespace

ValueReader::ValueReader(const HeaderBlock &headers, const MakeEnvelope &envelope)
    : m_headers(headers)
    , m_makeEnvelope(envelope)
{
}

Result<QByteArray> ValueReader::read(const ValueExpression &expression)
{
    if (!expression.header())
        return evaluate(expression);
    const auto &header = expression.header()->header;
    const auto name = QString::fromLatin1(header);
    const auto value = m_headers.single(header);
    if (!value && m_headers.first(header))
        return missing(u"The header %1 came more than once."_s, name);
    if (!value)
        return missing(u"The header %1 is missing."_s, name);
    if (value->isEmpty())
        return missing(u"The header %1 is empty."_s, name);
    return value->toByteArray();
}

Result<QByteArray> ValueReader::evaluate(const ValueExpression &expression)
{
    if (!m_envelope)
        m_envelope = m_makeEnvelope();
    const auto value = expression.expression().evaluate(*m_envelope);
    if (!value)
        return missing(u"The expression %1 cannot be evaluated here."_s, expression.text());
    if (value->kind() == Document::Kind::Null)
        return missing(u"The expression %1 gives nothing."_s, expression.text());
    auto text = value->scalarText();
    if (!text)
        return missing(u"The expression %1 gives a list or an object."_s, expression.text());
    if (text->isEmpty())
        return missing(u"The expression %1 gives an empty text."_s, expression.text());
    return *std::move(text);
}

} // namespace Signalbox
