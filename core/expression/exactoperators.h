// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by jmespath.cpp alone: where jsoncons' JMESPath rounds numbers or strays from the
// standard. The specialisations are for ExactJson, a type of our own, and stand before their first
// use.
#include "core/expression/exactjson.h"

#include <jsoncons_ext/jmespath/jmespath.hpp>

static_assert(JSONCONS_VERSION_MAJOR == 1 && JSONCONS_VERSION_MINOR >= 3,
              "read exactoperators.h against this version of jsoncons before allowing it");

namespace jsoncons {

/// Integers in literals that 64 bits do not hold.
template <>
inline auto json_decoder<Signalbox::ExactJson>::visit_string(const string_view_type &text,
                                                             semantic_tag tag, const ser_context &,
                                                             std::error_code &)
    -> JSONCONS_VISITOR_RETURN_TYPE
{
    auto value =
        tag == semantic_tag::bigint ? Signalbox::exactNumber(text) : Signalbox::ExactJson(text);
    if (structure_stack_.back().type_ == structure_type::root_t) {
        result_ = std::move(value);
        is_valid_ = true;
    } else {
        item_stack_.emplace_back(std::move(name_), index_++, std::move(value));
    }
    JSONCONS_VISITOR_RETURN;
}

namespace jmespath::detail {

using ExactEvaluator = jmespath_evaluator<Signalbox::ExactJson>;
using ExactContext = eval_context<Signalbox::ExactJson>;
using ExactArguments = std::vector<parameter<Signalbox::ExactJson>>;

inline const Signalbox::ExactJson &truth(bool value, const ExactContext &context)
{
    return value ? context.true_value() : context.false_value();
}

/// The ordering operators: null unless both are numbers.
template <typename Accepts>
const Signalbox::ExactJson &ordered(const Signalbox::ExactJson &left,
                                    const Signalbox::ExactJson &right, const ExactContext &context,
                                    Accepts accepts)
{
    if (!Signalbox::isNumber(left) || !Signalbox::isNumber(right))
        return context.null_value();
    return truth(accepts(Signalbox::compareNumbers(left, right)), context);
}

template <>
inline auto ExactEvaluator::eq_operator::evaluate(reference left, reference right,
                                                  ExactContext &context, std::error_code &) const
    -> reference
{
    return truth(Signalbox::exactlyEqual(left, right), context);
}

template <>
inline auto ExactEvaluator::ne_operator::evaluate(reference left, reference right,
                                                  ExactContext &context, std::error_code &) const
    -> reference
{
    return truth(!Signalbox::exactlyEqual(left, right), context);
}

template <>
inline auto ExactEvaluator::lt_operator::evaluate(reference left, reference right,
                                                  ExactContext &context, std::error_code &) const
    -> reference
{
    return ordered(left, right, context, [](int order) { return order < 0; });
}

template <>
inline auto ExactEvaluator::lte_operator::evaluate(reference left, reference right,
                                                   ExactContext &context, std::error_code &) const
    -> reference
{
    return ordered(left, right, context, [](int order) { return order <= 0; });
}

template <>
inline auto ExactEvaluator::gt_operator::evaluate(reference left, reference right,
                                                  ExactContext &context, std::error_code &) const
    -> reference
{
    return ordered(left, right, context, [](int order) { return order > 0; });
}

template <>
inline auto ExactEvaluator::gte_operator::evaluate(reference left, reference right,
                                                   ExactContext &context, std::error_code &) const
    -> reference
{
    return ordered(left, right, context, [](int order) { return order >= 0; });
}

template <>
inline auto ExactEvaluator::contains_function::evaluate(const ExactArguments &arguments,
                                                        ExactContext &context,
                                                        std::error_code &ec) const -> reference
{
    if (arguments[0].is_value() && arguments[1].is_value()) {
        reference subject = arguments[0].value();
        reference searched = arguments[1].value();
        if (subject.is_array()) {
            const auto items = subject.array_range();
            return truth(std::any_of(items.begin(), items.end(),
                                     [&](reference item) {
                                         return Signalbox::exactlyEqual(item, searched);
                                     }),
                         context);
        }
        if (subject.is_string() && searched.is_string())
            return truth(subject.as_string_view().find(searched.as_string_view())
                             != std::string_view::npos,
                         context);
    }
    ec = jmespath_errc::invalid_type;
    return context.null_value();
}

template <>
inline auto ExactEvaluator::type_function::evaluate(const ExactArguments &arguments,
                                                    ExactContext &context,
                                                    std::error_code &ec) const -> reference
{
    if (!arguments[0].is_value()) {
        ec = jmespath_errc::invalid_type;
        return context.null_value();
    }
    reference value = arguments[0].value();
    if (Signalbox::isNumber(value))
        return context.number_type_name();
    if (value.is_bool())
        return context.boolean_type_name();
    if (value.is_string())
        return context.string_type_name();
    if (value.is_object())
        return context.object_type_name();
    return value.is_array() ? context.array_type_name() : context.null_type_name();
}

/// By the grammar of JSON, where jsoncons takes whatever strtod does.
template <>
inline auto ExactEvaluator::to_number_function::evaluate(const ExactArguments &arguments,
                                                         ExactContext &context,
                                                         std::error_code &ec) const -> reference
{
    if (!arguments[0].is_value()) {
        ec = jmespath_errc::invalid_type;
        return context.null_value();
    }
    reference value = arguments[0].value();
    if (Signalbox::isNumber(value))
        return value;
    if (value.is_string()) {
        if (const auto parsed = Signalbox::readExactJson(value.as_string_view());
            parsed && Signalbox::isNumber(*parsed))
            return *context.create_json(*parsed);
    }
    return context.null_value();
}

template <>
inline auto ExactEvaluator::to_string_function::evaluate(const ExactArguments &arguments,
                                                         ExactContext &context,
                                                         std::error_code &ec) const -> reference
{
    if (!arguments[0].is_value()) {
        ec = jmespath_errc::invalid_type;
        return context.null_value();
    }
    reference value = arguments[0].value();
    if (value.is_string())
        return value;
    std::string text;
    Signalbox::writeJson(value, text);
    return *context.create_json(text);
}

template <>
inline auto ExactEvaluator::not_null_function::evaluate(const ExactArguments &arguments,
                                                        ExactContext &context,
                                                        std::error_code &ec) const -> reference
{
    if (arguments.empty())
        ec = jmespath_errc::invalid_arity;
    for (const auto &argument : arguments) {
        if (argument.is_value() && !argument.value().is_null())
            return argument.value();
    }
    return context.null_value();
}

} // namespace jmespath::detail
} // namespace jsoncons
