// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jmespath.h"

#include "core/expression/exactoperators.h"
#include "core/expression/jmespathsyntax.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using Evaluator = jsoncons::jmespath::detail::ExactEvaluator;
using Context = jsoncons::jmespath::detail::ExactContext;
using jsoncons::jmespath::jmespath_errc;

namespace {

QString sentence(const std::error_code &ec)
{
    if (ec == jmespath_errc::invalid_type)
        return u"a function was given a value of a type that it does not take"_s;
    const QString text = QString::fromStdString(ec.message());
    return text.isEmpty() ? u"syntax error"_s : text.first(1).toLower() + text.sliced(1);
}

bool hasRoundedDecimal(const ExactJson &value)
{
    if (value.is_byte_string()) {
        std::string text;
        writeJson(value, text);
        return text.find_first_of(".eE") != std::string::npos;
    }
    if (value.is_array())
        return std::ranges::any_of(value.array_range(), hasRoundedDecimal);
    return value.is_object()
        && std::ranges::any_of(value.object_range(), [](const ExactMember &member) {
               return hasRoundedDecimal(member.value());
           });
}

std::optional<ExpressionProblem> literalProblem(const JmespathToken &token)
{
    const auto value = readExactJson(token.text);
    if (!value)
        return ExpressionProblem{u"the literal is not JSON: "_s + value.error().detail,
                                 token.position};
    if (hasRoundedDecimal(*value))
        return ExpressionProblem{u"a decimal in a literal can have 15 digits at most"_s,
                                 token.position};
    return {};
}

std::optional<ExpressionProblem> problemBefore(const QByteArray &text)
{
    if (text.size() > Expression::maxLength)
        return ExpressionProblem{u"longer than %1 bytes"_s.arg(Expression::maxLength),
                                 Expression::maxLength};
    const auto read = readJmespathTokens(text);
    for (const JmespathToken &token : read.tokens) {
        if (token.kind != JmespathToken::Kind::Literal)
            continue;
        if (auto problem = literalProblem(token))
            return problem;
    }
    return read.problem ? read.problem : syntaxProblem(read.tokens, text.size());
}

} // namespace

class Expression::Program
{
public:
    QString text;
    Evaluator::jmespath_expression code;

    /// Calls \a use with the result, which lives no longer than the call. jsoncons reports by code
    /// and asserts by exception; neither leaves this function.
    template <typename Answer, typename Use>
    Result<Answer> run(const ExactJson &document, Use use) const
    {
        try {
            std::vector<std::unique_ptr<ExactJson>> temporaries;
            Context context(temporaries);
            std::error_code ec;
            const ExactJson *value =
                Evaluator::evaluate_tokens(document, code.output_stack_, context, ec);
            if (ec)
                return Error{ErrorCode::Invalid, sentence(ec)};
            return Answer(use(*value));
        } catch (const std::exception &e) {
            return Error{ErrorCode::Invalid, QString::fromUtf8(e.what())};
        }
    }
};

Expression::Expression(std::shared_ptr<const Program> program)
    : m_program(std::move(program))
{
}

Result<Expression> Expression::compile(const QString &text, ExpressionProblem *problem)
{
    const QByteArray utf8 = text.toUtf8();
    const auto fail = [&](ExpressionProblem found) {
        found.position = QString::fromUtf8(QByteArrayView(utf8).first(found.position)).size();
        if (problem != nullptr)
            *problem = found;
        return Error{ErrorCode::Invalid,
                     u"%1, at character %2"_s.arg(found.text).arg(found.position + 1)};
    };
    if (auto before = problemBefore(utf8))
        return fail(*std::move(before));
    qsizetype position = 0;
    try {
        const std::string source = utf8.toStdString();
        Evaluator evaluator;
        std::error_code ec;
        auto program = std::make_shared<Program>(
            text, evaluator.compile(source.data(), source.size(), {}, ec));
        position = std::min(qsizetype(evaluator.p_ - evaluator.begin_input_), utf8.size());
        if (ec)
            return fail({sentence(ec), position});
        return Expression(std::move(program));
    } catch (const std::exception &) {
        return fail({u"syntax error"_s, position});
    }
}

Result<Document> Expression::evaluate(const Document &document) const
{
    return m_program->run<Document>(
        document.value().json, [](const ExactJson &value) { return documentOf(ownCopy(value)); });
}

Result<bool> Expression::matches(const Document &document) const
{
    return m_program->run<bool>(document.value().json,
                                [](const ExactJson &value) { return Evaluator::is_true(value); });
}

const QString &Expression::text() const
{
    return m_program->text;
}

} // namespace Signalbox
