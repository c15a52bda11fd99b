// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <string>
#include <string_view>
#include <variant>

namespace Signalbox {

/// A number that no machine type holds exactly: it stays the text that it was.
struct ExactNumber
{
    std::string_view text;
};

using NumberValue = std::variant<qint64, quint64, double, ExactNumber>;

/// The value of \a text, a number by RFC 8259: an integer when it is written as one and 64 bits
/// hold it, a double when it has at most 15 significant digits and lies in the double's normal
/// range, else exact text that points into \a text.
NumberValue numberValue(std::string_view text);

/// Whether \a text is a number by RFC 8259 section 6.
bool isJsonNumber(std::string_view text);

/// Shortest JSON text that reads back as \a value; "null" for what JSON cannot say.
std::string numberText(double value);

/// A decimal number of any size, for exact comparison: 0.<digits> times ten to the exponent.
class Decimal
{
public:
    /// \a text must be a JSON number; its exponent must fit 9 digits.
    static Decimal fromText(std::string_view text);

    /// Below, at or above zero as this is less than, equal to or greater than \a other.
    int compare(const Decimal &other) const;

    /// Without the zeros before and after.
    qsizetype significantDigits() const { return qsizetype(m_digits.size()); }

private:
    bool m_negative = false;
    std::string m_digits; ///< without leading and trailing zeros; empty for zero
    qint64 m_exponent = 0;
};

} // namespace Signalbox
