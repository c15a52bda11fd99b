// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/filterfunctions.h"

#include "core/expression/timevalue.h"

#include <QHostAddress>

#include <algorithm>
#include <unordered_map>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Arguments = std::span<const ExactJson *const>;
using Literal = JmespathFunction::Literal;

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Whether the argument at \a position says that upper and lower case are the same.
bool anyCase(Arguments arguments, size_t position)
{
    return arguments.size() > position;
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return uchar(c) < 0x80; });
}

std::string folded(std::string_view text)
{
    if (!isAscii(text))
        return toQt(text).toCaseFolded().toStdString();
    std::string lower(text);
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
    return lower;
}

/// Asks \a question about two texts; false when one of them is no text.
template <typename Question>
ExactJson ofTexts(Arguments arguments, Question question)
{
    if (!arguments[0]->is_string() || !arguments[1]->is_string())
        return ExactJson(false);
    const std::string_view text = arguments[0]->as_string_view();
    const std::string_view part = arguments[1]->as_string_view();
    if (!anyCase(arguments, 2))
        return ExactJson(question(text, part));
    const std::string foldedText = folded(text);
    const std::string foldedPart = folded(part);
    return ExactJson(question(std::string_view(foldedText), std::string_view(foldedPart)));
}

bool same(const ExactJson &one, const ExactJson &other, bool foldCase)
{
    if (foldCase && one.is_string() && other.is_string())
        return folded(one.as_string_view()) == folded(other.as_string_view());
    return exactlyEqual(one, other);
}

bool holds(const ExactJson &list, const ExactJson &value, bool foldCase)
{
    return std::ranges::any_of(list.array_range(),
                               [&](const ExactJson &item) { return same(item, value, foldCase); });
}

/// A number, also one that a string holds.
std::optional<ExactJson> numberOf(const ExactJson &value)
{
    if (isNumber(value))
        return value;
    if (value.is_string() && isJsonNumber(value.as_string_view()))
        return exactNumber(value.as_string_view());
    return {};
}

std::optional<Timestamp> timeOf(const ExactJson &value)
{
    if (value.is_string())
        return timeFromText(value.as_string_view());
    if (!isNumber(value))
        return {};
    std::string text;
    writeJson(value, text);
    return timeFromEpoch(text);
}

template <typename Order>
ExactJson ofTimes(Arguments arguments, Order order)
{
    const auto one = timeOf(*arguments[0]);
    const auto other = timeOf(*arguments[1]);
    return ExactJson(one && other && order(*one, *other));
}

template <typename Change>
ExactJson changedText(const ExactJson &value, Change change)
{
    if (!value.is_string())
        return ExactJson::null();
    return ExactJson(change(toQt(value.as_string_view())).toStdString());
}

ExactJson absent(Arguments arguments, const CompiledLiterals &)
{
    return ExactJson(arguments[0]->is_null());
}

ExactJson after(Arguments arguments, const CompiledLiterals &)
{
    return ofTimes(arguments, std::greater<>());
}

ExactJson before(Arguments arguments, const CompiledLiterals &)
{
    return ofTimes(arguments, std::less<>());
}

ExactJson begins(Arguments arguments, const CompiledLiterals &)
{
    return ofTexts(arguments, [](auto text, auto part) { return text.starts_with(part); });
}

ExactJson between(Arguments arguments, const CompiledLiterals &)
{
    const auto value = numberOf(*arguments[0]);
    const auto low = numberOf(*arguments[1]);
    const auto high = numberOf(*arguments[2]);
    return ExactJson(value && low && high && compareNumbers(*low, *value) <= 0
                     && compareNumbers(*value, *high) <= 0);
}

ExactJson ends(Arguments arguments, const CompiledLiterals &)
{
    return ofTexts(arguments, [](auto text, auto part) { return text.ends_with(part); });
}

ExactJson equals(Arguments arguments, const CompiledLiterals &)
{
    return ExactJson(same(*arguments[0], *arguments[1], anyCase(arguments, 2)));
}

ExactJson exists(Arguments arguments, const CompiledLiterals &)
{
    return ExactJson(!arguments[0]->is_null());
}

ExactJson fromJson(Arguments arguments, const CompiledLiterals &)
{
    if (!arguments[0]->is_string())
        return ExactJson::null();
    auto value = readExactJson(arguments[0]->as_string_view());
    return value ? std::move(*value) : ExactJson::null();
}

ExactJson has(Arguments arguments, const CompiledLiterals &)
{
    return ExactJson(arguments[0]->is_object() && arguments[1]->is_string()
                     && arguments[0]->contains(arguments[1]->as_string_view()));
}

ExactJson in(Arguments arguments, const CompiledLiterals &)
{
    return ExactJson(arguments[1]->is_array()
                     && holds(*arguments[1], *arguments[0], anyCase(arguments, 2)));
}

ExactJson inNetwork(Arguments arguments, const CompiledLiterals &literals)
{
    if (!arguments[0]->is_string())
        return ExactJson(false);
    const auto address = parseAddress(toQt(arguments[0]->as_string_view()));
    const auto ranges = std::ranges::find_if(literals.networks, [&](const auto &known) {
        return exactlyEqual(known.first, *arguments[1]);
    });
    return ExactJson(address && ranges != literals.networks.end()
                     && containsAddress(ranges->second, *address));
}

ExactJson includes(Arguments arguments, const CompiledLiterals &)
{
    if (arguments[0]->is_array())
        return ExactJson(holds(*arguments[0], *arguments[1], anyCase(arguments, 2)));
    return ofTexts(arguments, [](std::string_view text, std::string_view part) {
        return text.find(part) != std::string_view::npos;
    });
}

ExactJson isoTime(Arguments arguments, const CompiledLiterals &)
{
    const auto time = timeOf(*arguments[0]);
    return time ? ExactJson(toIso8601(*time).toStdString()) : ExactJson::null();
}

ExactJson lower(Arguments arguments, const CompiledLiterals &)
{
    return changedText(*arguments[0], [](const QString &text) { return text.toLower(); });
}

ExactJson matches(Arguments arguments, const CompiledLiterals &literals)
{
    if (!arguments[0]->is_string())
        return ExactJson(false);
    const auto pattern =
        std::ranges::find(literals.patterns, arguments[1]->as_string_view(),
                          [](const auto &known) { return std::string_view(known.first); });
    return ExactJson(pattern != literals.patterns.end()
                     && pattern->second.foundIn(arguments[0]->as_string_view()));
}

ExactJson time(Arguments arguments, const CompiledLiterals &)
{
    const auto time = timeOf(*arguments[0]);
    return time ? ExactJson(toMicroseconds(*time)) : ExactJson::null();
}

ExactJson trim(Arguments arguments, const CompiledLiterals &)
{
    return changedText(*arguments[0], [](const QString &text) { return text.trimmed(); });
}

ExactJson upper(Arguments arguments, const CompiledLiterals &)
{
    return changedText(*arguments[0], [](const QString &text) { return text.toUpper(); });
}

} // namespace

Result<void> CompiledLiterals::add(Literal kind, const ExactJson &literal)
{
    if (kind == Literal::Networks)
        return addNetworks(literal);
    if (!literal.is_string())
        return Error{ErrorCode::Invalid, u"expected text in quotation marks"_s};
    if (kind == Literal::Pattern)
        return addPattern(literal.as_string_view());
    return literal.as_string_view() == "i"
        ? Result<void>()
        : Error{ErrorCode::Invalid, u"expected 'i', which means any case"_s};
}

Result<void> CompiledLiterals::addPattern(std::string_view text)
{
    auto pattern = TextPattern::compile(text);
    if (!pattern)
        return Error{ErrorCode::Invalid,
                     u"not a regular expression: %1"_s.arg(pattern.error().detail)};
    patterns.emplace_back(text, std::move(*pattern));
    return {};
}

Result<void> CompiledLiterals::addNetworks(const ExactJson &literal)
{
    std::vector<ExactJson> texts{literal};
    if (literal.is_array())
        texts.assign(literal.array_range().begin(), literal.array_range().end());
    QList<AddressRange> ranges;
    for (const ExactJson &text : texts) {
        if (!text.is_string())
            return Error{ErrorCode::Invalid,
                         u"expected a network like 10.0.0.0/8, or a list of them"_s};
        const auto range = AddressRange::parse(toQt(text.as_string_view()));
        if (!range)
            return range.error();
        ranges.append(*range);
    }
    networks.emplace_back(literal, ranges);
    return {};
}

FilterFunction filterFunction(std::string_view name)
{
    static const std::unordered_map<std::string_view, FilterFunction> functions{
        {"absent", absent},
        {"after", after},
        {"before", before},
        {"begins", begins},
        {"between", between},
        {"ends", ends},
        {"equals", equals},
        {"exists", exists},
        {"from_json", fromJson},
        {"has", has},
        {"in", in},
        {"in_network", inNetwork},
        {"includes", includes},
        {"iso_time", isoTime},
        {"lower", lower},
        {"matches", matches},
        {"time", time},
        {"trim", trim},
        {"upper", upper},
    };
    const auto function = functions.find(name);
    return function == functions.end() ? nullptr : function->second;
}

} // namespace Signalbox
