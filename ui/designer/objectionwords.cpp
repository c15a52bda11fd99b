// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/objectionwords.h"

#include <array>

namespace Signalbox {

namespace {

/// The readers have no codes for these: their sentences are what is known by. Those with a place
/// for something stand behind those without.
constexpr auto objections = std::to_array<const char *>({
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "syntax error"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "there is no expression"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "nested too deeply"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "expected a value"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "expected a value, not an expression"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "expected &, an expression for each element"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "expected an operator or the end"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "expected an index, a slice, * or ?"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "expected a name, *, [ or {"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "expected a member's name"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "expected text in quotation marks"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "a slice cannot step by zero"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "a minus sign without a number"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "the index is too large"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "a character that no expression has here"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "a name in quotation marks is no function"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords",
                      "the name in quotation marks is not a JSON string"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords",
                      "a decimal in a literal can have 15 digits at most"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "only printable ASCII can stand here"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "not a header's name"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "the transport sets this header"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "Signalbox sets this header"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "a credential does not belong into a workflow"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "content_type says this"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "the header is there twice"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "there is no function %1"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "the closing %1 is missing"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "longer than %1 bytes"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "the literal is not JSON: %1"),
    QT_TRANSLATE_NOOP("Signalbox::ObjectionWords", "expected %1"),
});

} // namespace

QString ObjectionWords::of(const QString &objection)
{
    for (const char *each : objections) {
        const QLatin1StringView known(each);
        const auto place = known.indexOf(QLatin1StringView("%1"));
        if (place < 0) {
            if (objection == known)
                return tr(each);
            continue;
        }
        const auto before = known.first(place);
        const auto after = known.sliced(place + 2);
        if (objection.size() > before.size() + after.size() && objection.startsWith(before)
            && objection.endsWith(after))
            return tr(each).arg(
                objection.sliced(before.size(), objection.size() - before.size() - after.size()));
    }
    return objection;
}

} // namespace Signalbox
