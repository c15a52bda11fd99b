// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/envelopeparts.h"

#include "core/expression/fieldvalues.h"

#include <QUtf8StringView>

namespace Signalbox::EnvelopeParts {
namespace {

/// What follows the authority of an absolute-form target.
QByteArrayView originForm(QByteArrayView target)
{
    if (target.startsWith('/'))
        return target;
    const qsizetype authority = target.indexOf("://");
    const qsizetype slash = authority < 0 ? -1 : target.indexOf('/', authority + 3);
    return slash < 0 ? QByteArrayView() : target.sliced(slash);
}

std::string lowered(QByteArrayView name)
{
    std::string lower(name.data(), size_t(name.size()));
    for (char &letter : lower) {
        if (letter >= 'A' && letter <= 'Z')
            letter = char(letter - 'A' + 'a');
    }
    return lower;
}

} // namespace

ExactJson text(QByteArrayView bytes)
{
    if (QUtf8StringView(bytes).isValidUtf8())
        return stringValue(bytes);
    return ExactJson(QString::fromLatin1(bytes).toStdString());
}

ExactJson headers(const HeaderBlock &headers)
{
    FieldValues values;
    for (const auto &field : headers.fields())
        values.add(lowered(field.name), text(field.value));
    return std::move(values).take();
}

Target target(QByteArrayView target)
{
    target = originForm(target);
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return {text(target), fieldsOf({})};
    return {text(target.first(mark)), fieldsOf(target.sliced(mark + 1))};
}

} // namespace Signalbox::EnvelopeParts
