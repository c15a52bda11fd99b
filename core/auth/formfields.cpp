// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/formfields.h"

#include <cctype>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

QByteArray decodedField(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '%' && at + 2 < text.size() && std::isxdigit(uchar(text[at + 1]))
            && std::isxdigit(uchar(text[at + 2]))) {
            out += char(text.sliced(at + 1, 2).toInt(nullptr, 16));
            at += 2;
        } else {
            out += c == '+' ? ' ' : c;
        }
    }
    return out;
}

} // namespace

Result<FormFields> readFormFields(QByteArrayView encoded)
{
    FormFields fields;
    while (!encoded.isEmpty()) {
        const auto end = encoded.indexOf('&');
        const auto field = end < 0 ? encoded : encoded.first(end);
        encoded = end < 0 ? QByteArrayView() : encoded.sliced(end + 1);
        if (field.isEmpty())
            continue;
        if (fields.size() == maxFormFields)
            return Error{ErrorCode::TooLarge, u"more than %1 fields"_s.arg(maxFormFields)};
        const auto equals = field.indexOf('=');
        fields.append({decodedField(equals < 0 ? field : field.first(equals)),
                       decodedField(equals < 0 ? QByteArrayView() : field.sliced(equals + 1))});
    }
    return fields;
}

std::optional<QByteArrayView> singleField(const FormFields &fields, QByteArrayView name)
{
    std::optional<QByteArrayView> found;
    for (const auto &field : fields) {
        if (field.name != name)
            continue;
        if (found)
            return {};
        found = field.value;
    }
    return found;
}

} // namespace Signalbox
