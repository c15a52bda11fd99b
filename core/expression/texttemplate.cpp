// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/texttemplate.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Whether \a path holds a segment that climbs, also a percent-encoded one.
bool climbs(QByteArray path)
{
    path.replace("%2E", ".").replace("%2e", ".");
    const auto segments = path.split('/');
    return std::ranges::any_of(
        segments, [](const QByteArray &segment) { return segment == "." || segment == ".."; });
}

bool fitsLine(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

} // namespace

Result<TextTemplate> TextTemplate::compile(const QString &text, Into into,
                                           ExpressionProblem *problem)
{
    const auto fail = [&](const QString &what, qsizetype position) {
        if (problem != nullptr)
            *problem = {what, position};
        return Error{ErrorCode::Invalid, u"%1, at character %2"_s.arg(what).arg(position + 1)};
    };
    if (text.toUtf8().size() > maxLength)
        return fail(u"longer than %1 bytes"_s.arg(maxLength), 0);
    TextTemplate made;
    made.m_into = into;
    qsizetype done = 0;
    for (;;) {
        const qsizetype open = text.indexOf(u"{{", done);
        const QString before = text.sliced(done, (open < 0 ? text.size() : open) - done);
        if (into == Into::Line && !fitsLine(before.toUtf8()))
            return fail(u"only printable ASCII can stand here"_s, done);
        made.m_texts.append(before.toUtf8());
        if (open < 0)
            return made;
        // An expression may hold }} itself: the first end that makes it whole counts.
        ExpressionProblem first;
        std::optional<Expression> expression;
        qsizetype end = open;
        while (!expression && (end = text.indexOf(u"}}", end + 2)) >= 0) {
            ExpressionProblem found;
            auto compiled = Expression::compile(text.sliced(open + 2, end - open - 2), &found);
            if (compiled)
                expression = *std::move(compiled);
            else if (first.text.isEmpty())
                first = found;
        }
        if (!expression)
            return first.text.isEmpty() ? fail(u"the closing }} is missing"_s, open)
                                        : fail(first.text, open + 2 + first.position);
        made.m_expressions.append(*std::move(expression));
        done = end + 2;
    }
}

Result<QByteArray> TextTemplate::render(const Document &document) const
{
    QByteArray text = m_texts.first();
    for (qsizetype at = 0; at < m_expressions.size(); ++at) {
        const auto value = m_expressions.at(at).evaluate(document);
        if (!value)
            return value.error();
        const auto piece = valueText(*value);
        if (!piece)
            return piece.error();
        text += *piece;
        text += m_texts.at(at + 1);
    }
    if (m_into == Into::Path && climbs(text))
        return Error{ErrorCode::Invalid, u"the path would hold a segment of only dots"_s};
    return text;
}

Result<QByteArray> TextTemplate::valueText(const Document &value) const
{
    if (value.kind() == Document::Kind::Null)
        return QByteArray();
    if (m_into == Into::Json && value.kind() == Document::Kind::String) {
        const QByteArray quoted = value.toJson();
        return quoted.sliced(1, quoted.size() - 2);
    }
    const auto scalar = value.scalarText();
    const QByteArray text = scalar ? *scalar : value.toJson();
    if (m_into == Into::Path)
        return text.toPercentEncoding();
    if (m_into == Into::Line && !fitsLine(text))
        return Error{ErrorCode::Invalid,
                     u"a value holds what is not printable ASCII, which cannot stand there"_s};
    return text;
}

} // namespace Signalbox
