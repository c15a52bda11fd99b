// SPDX-License-Identifier: GPL-3.0-or-later
// What signatures are read from: structured fields, forms, encodings, times. Whatever comes: no
// value that is not in the text, and what is written again reads the same.
#include "core/auth/formfields.h"
#include "core/auth/signatureencoding.h"
#include "core/auth/structuredfields.h"
#include "core/auth/timestampcheck.h"

#include <algorithm>
#include <cstdlib>

using namespace Signalbox;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkInputs(QByteArrayView text)
{
    const auto inputs = readSignatureInputs(text);
    if (!inputs)
        return;
    for (const auto &input : *inputs) {
        require(text.contains(input.text) && !input.label.isEmpty());
        for (const auto &component : input.components)
            require(input.text.contains(component.text));
        const auto again = readSignatureInputs(input.label + '=' + input.text);
        require(again && again->size() == 1 && again->first().text == input.text
                && again->first().components.size() == input.components.size()
                && again->first().parameters == input.parameters);
    }
}

void checkSequences(QByteArrayView text)
{
    const auto sequences = readByteSequences(text);
    if (!sequences)
        return;
    for (const auto &[name, bytes] : *sequences)
        require(readByteSequences(name + "=:" + bytes.toBase64() + ':').has_value());
}

void checkEncodings(QByteArrayView text)
{
    for (const auto encoding :
         {SignatureEncoding::Hex, SignatureEncoding::Base64, SignatureEncoding::Base64Url}) {
        const auto raw = decodeSignature(encoding, text);
        if (raw)
            require(decodeSignature(encoding, encodeSignature(encoding, *raw)) == raw);
    }
}

void checkForm(QByteArrayView text)
{
    const auto read = readFormFields(text);
    require(read.ok() || text.count('&') >= maxFormFields);
    if (!read)
        return;
    const auto &fields = *read;
    require(fields.size() <= text.count('&') + 1);
    QByteArray again;
    for (const auto &field : fields)
        again += (again.isEmpty() ? "" : "&") + field.name.toPercentEncoding() + '='
            + field.value.toPercentEncoding();
    const auto second = readFormFields(again);
    require(second.ok() && *second == fields);
    constexpr qsizetype looked = 16; // each is compared with all
    for (const auto &field : fields.first(std::min(looked, fields.size()))) {
        const bool single = std::ranges::count(fields, field.name, &FormField::name) == 1;
        const auto found = singleField(fields, field.name);
        require(single ? found == field.value : !found);
    }
}

void checkTimes(QByteArrayView text)
{
    constexpr qint64 latest = 253402300799LL * 1'000'000 + 999'999;
    for (const auto unit : {TimestampUnit::Seconds, TimestampUnit::Milliseconds,
                            TimestampUnit::Nanoseconds, TimestampUnit::Iso8601}) {
        if (const auto time = readTimestamp(unit, text))
            require(unit == TimestampUnit::Iso8601
                    || (toMicroseconds(*time) >= 0 && toMicroseconds(*time) <= latest));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArrayView text(data, qsizetype(size));
    checkInputs(text);
    checkSequences(text);
    checkEncodings(text);
    checkForm(text);
    checkTimes(text);
    return 0;
}
