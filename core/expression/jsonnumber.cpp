// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsonnumber.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace Signalbox {

namespace {

constexpr int doubleDigits = std::numeric_limits<double>::digits10;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view::size_type digitsFrom(std::string_view text, std::string_view::size_type at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

template <typename Number>
bool parses(std::string_view text, Number &number)
{
    const auto end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && last == end;
}

/// Digits that count, zeros at both ends left out, without building them.
int significantDigits(std::string_view text)
{
    int digits = 0;
    int zeros = 0;
    for (const char c : text) {
        if (c == 'e' || c == 'E')
            break;
        if (!isDigit(c))
            continue;
        if (c == '0') {
            zeros += digits > 0 ? 1 : 0;
        } else {
            digits += zeros + 1;
            zeros = 0;
        }
    }
    return digits;
}

} // namespace

NumberValue numberValue(std::string_view text)
{
    if (text.find_first_of(".eE") == std::string_view::npos) {
        qint64 integer = 0;
        // The lowest integer has no positive counterpart: it would overflow in abs().
        if (parses(text, integer) && integer != std::numeric_limits<qint64>::min())
            return integer;
        quint64 natural = 0;
        if (text.front() != '-' && parses(text, natural))
            return natural;
        return ExactNumber{text};
    }
    const int digits = significantDigits(text);
    double value = 0;
    if (digits <= doubleDigits && parses(text, value)
        && (digits == 0 ? value == 0 : std::isnormal(value)))
        return value;
    return ExactNumber{text};
}

bool isJsonNumber(std::string_view text)
{
    std::string_view::size_type at = text.starts_with('-') ? 1 : 0;
    if (at >= text.size() || !isDigit(text[at]))
        return false;
    at = text[at] == '0' ? at + 1 : digitsFrom(text, at);
    if (at < text.size() && text[at] == '.') {
        const auto end = digitsFrom(text, at + 1);
        if (end == at + 1)
            return false;
        at = end;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const auto end = digitsFrom(text, at);
        if (end == at)
            return false;
        at = end;
    }
    return at == text.size();
}

std::string numberText(double value)
{
    if (!std::isfinite(value))
        return "null";
    constexpr double plain = 1e15;
    char buffer[32];
    const auto end = std::abs(value) < plain && value == std::trunc(value)
        ? std::to_chars(buffer, std::end(buffer), qint64(value)).ptr
        : std::to_chars(buffer, std::end(buffer), value).ptr;
    return {buffer, end};
}

Decimal Decimal::fromText(std::string_view text)
{
    Decimal number;
    number.m_negative = text.starts_with('-');
    bool fraction = false;
    for (std::string_view::size_type at = number.m_negative ? 1 : 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.') {
            fraction = true;
        } else if (c == 'e' || c == 'E') {
            text.remove_prefix(at + 1);
            if (text.starts_with('+'))
                text.remove_prefix(1);
            qint64 exponent = 0;
            parses(text, exponent);
            number.m_exponent += exponent;
            break;
        } else if (c == '0' && number.m_digits.empty()) {
            number.m_exponent -= fraction ? 1 : 0;
        } else {
            number.m_digits.push_back(c);
            number.m_exponent += fraction ? 0 : 1;
        }
    }
    number.m_digits.erase(number.m_digits.find_last_not_of('0') + 1);
    if (number.m_digits.empty())
        number = {};
    return number;
}

int Decimal::compare(const Decimal &other) const
{
    const auto sign = [](const Decimal &number) {
        return number.m_digits.empty() ? 0 : number.m_negative ? -1 : 1;
    };
    const int mine = sign(*this);
    if (const int theirs = sign(other); mine != theirs || mine == 0)
        return mine - theirs;
    if (m_exponent != other.m_exponent)
        return m_exponent < other.m_exponent ? -mine : mine;
    return mine * m_digits.compare(other.m_digits);
}

} // namespace Signalbox
