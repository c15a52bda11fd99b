// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by jmespath.cpp alone: where jsoncons' JMESPath rounds numbers or strays from the
// standard. The specialisations are for ExactJson, a type of our own, and stand before their first
// use.
#include "core/expression/exactjson.h"

#include <jsoncons_ext/jmespath/jmespath.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

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

/// The list that a function was given, if machines hold all its numbers; null otherwise.
inline const Signalbox::ExactJson *numbersGiven(const ExactArguments &arguments)
{
    if (!arguments[0].is_value() || !arguments[0].value().is_array())
        return nullptr;
    const Signalbox::ExactJson &list = arguments[0].value();
    const auto items = list.array_range();
    const bool held = std::all_of(items.begin(), items.end(), [](const Signalbox::ExactJson &item) {
        return item.is_number();
    });
    return held ? &list : nullptr;
}

/// Of \a numbers. Integers are added exactly; nothing where the sum does not fit 64 bits, or where
/// one that a double does not hold is added to a decimal.
inline std::optional<Signalbox::ExactJson> sumOf(const Signalbox::ExactJson &numbers)
{
    qint64 whole = 0;
    double decimal = 0;
    bool isWhole = true;
    bool overflows = false;
    bool fits = true;
    for (const Signalbox::ExactJson &number : numbers.array_range()) {
        isWhole = isWhole && number.is<qint64>();
        overflows =
            overflows || (isWhole && __builtin_add_overflow(whole, number.as<qint64>(), &whole));
        fits = fits && Signalbox::fitsDouble(number);
        decimal += number.as<double>();
    }
    if (isWhole)
        return overflows ? std::nullopt : std::optional(Signalbox::ExactJson(whole));
    return fits ? std::optional(Signalbox::ExactJson(decimal)) : std::nullopt;
}

template <>
inline auto ExactEvaluator::sum_function::evaluate(const ExactArguments &arguments,
                                                   ExactContext &context, std::error_code &ec) const
    -> reference
{
    if (const auto *numbers = numbersGiven(arguments)) {
        if (const auto sum = sumOf(*numbers))
            return *context.create_json(*sum);
    }
    ec = jmespath_errc::invalid_type;
    return context.null_value();
}

template <>
inline auto ExactEvaluator::avg_function::evaluate(const ExactArguments &arguments,
                                                   ExactContext &context, std::error_code &ec) const
    -> reference
{
    const auto *numbers = numbersGiven(arguments);
    if (numbers != nullptr && numbers->empty())
        return context.null_value();
    const auto sum = numbers == nullptr ? std::nullopt : sumOf(*numbers);
    if (sum) {
        const auto count = qint64(numbers->size());
        if (sum->is<qint64>() && sum->as<qint64>() % count == 0)
            return *context.create_json(sum->as<qint64>() / count);
        if (Signalbox::fitsDouble(*sum))
            return *context.create_json(sum->as<double>() / double(count));
    }
    ec = jmespath_errc::invalid_type;
    return context.null_value();
}

/// What \a round makes of a decimal; integers stay as they are.
template <typename Round>
const Signalbox::ExactJson &rounded(const ExactArguments &arguments, ExactContext &context,
                                    std::error_code &ec, Round round)
{
    if (!arguments[0].is_value() || !arguments[0].value().is_number()) {
        ec = jmespath_errc::invalid_type;
        return context.null_value();
    }
    const Signalbox::ExactJson &number = arguments[0].value();
    return number.is_double() ? *context.create_json(round(number.as<double>())) : number;
}

template <>
inline auto ExactEvaluator::ceil_function::evaluate(const ExactArguments &arguments,
                                                    ExactContext &context,
                                                    std::error_code &ec) const -> reference
{
    return rounded(arguments, context, ec, [](double value) { return std::ceil(value); });
}

template <>
inline auto ExactEvaluator::floor_function::evaluate(const ExactArguments &arguments,
                                                     ExactContext &context,
                                                     std::error_code &ec) const -> reference
{
    return rounded(arguments, context, ec, [](double value) { return std::floor(value); });
}

/// Of two numbers or two texts.
inline bool isBelow(const Signalbox::ExactJson &left, const Signalbox::ExactJson &right)
{
    return left.is_string() ? left.as_string_view() < right.as_string_view()
                            : Signalbox::compareNumbers(left, right) < 0;
}

/// A list of nothing but numbers that machines hold, or of nothing but texts; null otherwise.
inline const Signalbox::ExactJson *orderedGiven(const ExactArguments &arguments)
{
    if (const auto *numbers = numbersGiven(arguments))
        return numbers;
    if (!arguments[0].is_value() || !arguments[0].value().is_array())
        return nullptr;
    const Signalbox::ExactJson &list = arguments[0].value();
    const auto items = list.array_range();
    const bool texts =
        std::all_of(items.begin(), items.end(),
                    [](const Signalbox::ExactJson &item) { return item.is_string(); });
    return texts ? &list : nullptr;
}

// jsoncons compares a large integer with a decimal as doubles: hence all that orders.

template <>
inline auto ExactEvaluator::max_function::evaluate(const ExactArguments &arguments,
                                                   ExactContext &context, std::error_code &ec) const
    -> reference
{
    const auto *list = orderedGiven(arguments);
    if (list == nullptr)
        ec = jmespath_errc::invalid_type;
    if (list == nullptr || list->empty())
        return context.null_value();
    const auto items = list->array_range();
    return *std::max_element(items.begin(), items.end(), isBelow);
}

template <>
inline auto ExactEvaluator::min_function::evaluate(const ExactArguments &arguments,
                                                   ExactContext &context, std::error_code &ec) const
    -> reference
{
    const auto *list = orderedGiven(arguments);
    if (list == nullptr)
        ec = jmespath_errc::invalid_type;
    if (list == nullptr || list->empty())
        return context.null_value();
    const auto items = list->array_range();
    return *std::min_element(items.begin(), items.end(), isBelow);
}

template <>
inline auto ExactEvaluator::sort_function::evaluate(const ExactArguments &arguments,
                                                    ExactContext &context,
                                                    std::error_code &ec) const -> reference
{
    if (arguments[0].is_value() && arguments[0].value().is_array()
        && arguments[0].value().size() <= 1)
        return arguments[0].value();
    const auto *list = orderedGiven(arguments);
    if (list == nullptr) {
        ec = jmespath_errc::invalid_type;
        return context.null_value();
    }
    auto &sorted = *context.create_json(Signalbox::ownCopy(*list));
    auto items = sorted.array_range();
    std::stable_sort(items.begin(), items.end(), isBelow);
    return sorted;
}

/// What the second argument, an expression, gives for each element of the list that is the first.
/// Nothing unless all are numbers that machines hold, or all texts.
inline std::optional<std::vector<const Signalbox::ExactJson *>>
keysGiven(const ExactArguments &arguments, ExactContext &context)
{
    if (!arguments[0].is_value() || !arguments[0].value().is_array()
        || !arguments[1].is_expression())
        return {};
    const auto &expression = arguments[1].expression();
    std::vector<const Signalbox::ExactJson *> keys;
    bool numbers = true;
    bool texts = true;
    for (const Signalbox::ExactJson &item : arguments[0].value().array_range()) {
        std::error_code failed; // then it is null
        keys.push_back(&expression.evaluate(item, context, failed));
        numbers = numbers && keys.back()->is_number();
        texts = texts && keys.back()->is_string();
    }
    return numbers || texts ? std::optional(std::move(keys)) : std::nullopt;
}

inline bool hasSmallerKey(const Signalbox::ExactJson *left, const Signalbox::ExactJson *right)
{
    return isBelow(*left, *right);
}

/// The element whose key \a choose picks.
template <typename Choose>
const Signalbox::ExactJson &chosenByKey(const ExactArguments &arguments, ExactContext &context,
                                        std::error_code &ec, Choose choose)
{
    const auto keys = keysGiven(arguments, context);
    if (!keys)
        ec = jmespath_errc::invalid_type;
    if (!keys || keys->empty())
        return context.null_value();
    return arguments[0].value().at(size_t(choose(keys->begin(), keys->end()) - keys->begin()));
}

template <>
inline auto ExactEvaluator::max_by_function::evaluate(const ExactArguments &arguments,
                                                      ExactContext &context,
                                                      std::error_code &ec) const -> reference
{
    return chosenByKey(arguments, context, ec, [](auto begin, auto end) {
        return std::max_element(begin, end, hasSmallerKey);
    });
}

template <>
inline auto ExactEvaluator::min_by_function::evaluate(const ExactArguments &arguments,
                                                      ExactContext &context,
                                                      std::error_code &ec) const -> reference
{
    return chosenByKey(arguments, context, ec, [](auto begin, auto end) {
        return std::min_element(begin, end, hasSmallerKey);
    });
}

template <>
inline auto ExactEvaluator::sort_by_function::evaluate(const ExactArguments &arguments,
                                                       ExactContext &context,
                                                       std::error_code &ec) const -> reference
{
    if (arguments[0].is_value() && arguments[0].value().is_array()
        && arguments[0].value().size() <= 1 && arguments[1].is_expression())
        return arguments[0].value();
    const auto keys = keysGiven(arguments, context);
    if (!keys) {
        ec = jmespath_errc::invalid_type;
        return context.null_value();
    }
    std::vector<size_t> order(keys->size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](size_t left, size_t right) {
        return hasSmallerKey((*keys)[left], (*keys)[right]);
    });
    auto &sorted = *context.create_json(jsoncons::json_array_arg);
    sorted.reserve(order.size());
    for (const size_t at : order)
        sorted.push_back(Signalbox::ownCopy(arguments[0].value().at(at)));
    return sorted;
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
