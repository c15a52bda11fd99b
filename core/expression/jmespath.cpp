// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jmespath.h"

#include "core/expression/exactfunctions.h"
#include "core/expression/jmespathsyntax.h"

#include <QMap>

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

/// What is known of an expression before jsoncons sees it.
struct Reading
{
    std::optional<ExpressionProblem> problem; ///< its position is in bytes
    QList<QByteArray> functions; ///< ours that it calls
    CompiledLiterals literals;
    std::string source; ///< for jsoncons
};

/// \a text with brackets around each expression after an &: jsoncons takes what follows its first
/// operator for something else.
std::string bracketed(const QByteArray &text, const JmespathSyntax &syntax)
{
    QMap<qsizetype, char> brackets;
    for (const auto &[start, end] : syntax.expressions) {
        brackets.insert(start, '(');
        brackets.insert(end, ')');
    }
    std::string source;
    qsizetype done = 0;
    for (const auto &[position, bracket] : brackets.asKeyValueRange()) {
        source.append(text.constData() + done, size_t(position - done));
        source += bracket;
        done = position;
    }
    return source.append(text.constData() + done, size_t(text.size() - done));
}

Reading readBefore(const QByteArray &text)
{
    Reading reading;
    if (text.size() > Expression::maxLength) {
        reading.problem = {u"longer than %1 bytes"_s.arg(Expression::maxLength),
                           Expression::maxLength};
        return reading;
    }
    const auto read = readJmespathTokens(text);
    for (const JmespathToken &token : read.tokens) {
        if (token.kind == JmespathToken::Kind::Literal && (reading.problem = literalProblem(token)))
            return reading;
    }
    reading.problem = read.problem;
    if (reading.problem)
        return reading;
    const JmespathSyntax syntax = readJmespathSyntax(read.tokens, text.size());
    reading.problem = syntax.problem;
    reading.functions = syntax.ours;
    reading.source = bracketed(text, syntax);
    for (const auto &argument : syntax.literals) {
        const JmespathToken &token = read.tokens.at(argument.token);
        const ExactJson value = token.kind == JmespathToken::Kind::RawString
            ? stringValue(token.text)
            : *readExactJson(token.text);
        const auto added = reading.literals.add(argument.kind, value);
        if (!added && !reading.problem)
            reading.problem = {added.error().detail, token.position};
    }
    return reading;
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
    Reading before = readBefore(utf8);
    if (before.problem)
        return fail(*std::move(before.problem));
    qsizetype position = 0;
    try {
        Evaluator evaluator;
        std::error_code ec;
        const auto literals = std::make_shared<const CompiledLiterals>(std::move(before.literals));
        auto program = std::make_shared<Program>(
            text,
            evaluator.compile(before.source.data(), before.source.size(),
                              customFunctions(before.functions, literals), ec));
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
