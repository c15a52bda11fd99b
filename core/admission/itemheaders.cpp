// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/itemheaders.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

bool isNamed(QByteArrayView line, QByteArrayView name)
{
    return line.size() > name.size() && line[name.size()] == ':'
        && line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

HeaderBlock itemHeaders(const HeaderBlock &headers, const QByteArray &contentType)
{
    static constexpr QByteArrayView typeName = "content-type";
    static constexpr QByteArrayView codingName = "content-encoding";
    QByteArray raw;
    raw.reserve(headers.raw().size() + contentType.size());
    QByteArrayView rest = headers.raw();
    while (!rest.isEmpty()) {
        const auto end = rest.indexOf("\r\n");
        const auto line = end < 0 ? rest : rest.first(end + 2);
        rest = rest.sliced(line.size());
        if (isNamed(line, codingName) || (isNamed(line, typeName) && !contentType.isEmpty()))
            continue;
        raw += line;
    }
    if (!contentType.isEmpty())
        raw += "Content-Type: "_ba + contentType + "\r\n"_ba;
    return HeaderBlock(raw);
}

HeaderBlock itemHeaders(const HeaderBlock &headers, const ItemsPlace &place)
{
    return itemHeaders(headers,
                       place.kind == ItemsPlace::Kind::Body ? ""_ba : "application/json"_ba);
}

} // namespace Signalbox
