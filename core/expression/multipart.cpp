// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/multipart.h"

#include "core/expression/contenttype.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Error malformed(const QString &what)
{
    return {ErrorCode::Invalid, what};
}

Result<FormPart> readPart(QByteArrayView part, qsizetype number)
{
    const bool bare = part.startsWith("\r\n");
    const auto end =
        bare ? 0 : part.first(std::min(part.size(), maxPartHeaders)).indexOf("\r\n\r\n");
    if (end < 0 && part.size() > maxPartHeaders)
        return Error{ErrorCode::TooLarge,
                     u"The headers of part %1 do not end within %2 bytes."_s.arg(number).arg(
                         maxPartHeaders)};
    if (end < 0)
        return malformed(u"The headers of part %1 do not end."_s.arg(number));
    const HeaderBlock headers(part.first(end).toByteArray());
    const auto disposition =
        ParameterisedValue::parse(headers.first("content-disposition").value_or(QByteArrayView()));
    const auto name = disposition.parameter("name");
    if (disposition.value != "form-data" || !name)
        return malformed(u"Part %1 has no name."_s.arg(number));
    return FormPart{*name, disposition.parameter("filename"),
                    headers.first("content-type").value_or(QByteArrayView()).toByteArray(),
                    part.sliced(end + (bare ? 2 : 4))};
}

} // namespace

Result<QList<FormPart>> readMultipart(QByteArrayView body, const QByteArray &boundary)
{
    constexpr qsizetype longestBoundary = 70;
    if (boundary.isEmpty() || boundary.size() > longestBoundary || boundary.contains('\r')
        || boundary.contains('\n'))
        return malformed(u"The content type has no boundary of 1 to 70 characters."_s);
    const QByteArray delimiter = "\r\n--" + boundary;
    const auto opening = QByteArrayView(delimiter).sliced(2);
    qsizetype at = body.startsWith(opening) ? 0 : body.indexOf(delimiter);
    if (at < 0)
        return malformed(u"The boundary that the content type names is not in the body."_s);
    at += at == 0 && body.startsWith(opening) ? opening.size() : delimiter.size();

    QList<FormPart> parts;
    for (;;) {
        const auto rest = body.sliced(at);
        if (rest.startsWith("--"))
            return parts;
        if (parts.size() == maxFormParts)
            return Error{ErrorCode::TooLarge,
                         u"The form has more than %1 parts."_s.arg(maxFormParts)};
        const auto number = parts.size() + 1;
        const auto lineEnd = rest.indexOf("\r\n");
        const auto end = rest.indexOf(delimiter, std::max<qsizetype>(lineEnd, 0));
        if (lineEnd < 0 || end < 0 || !rest.first(lineEnd).trimmed().isEmpty())
            return malformed(u"Part %1 does not end with the boundary."_s.arg(number));
        // The line break of an empty part is that of its delimiter.
        const auto start = std::min(lineEnd + 2, end);
        auto part = readPart(rest.sliced(start, end - start), number);
        if (!part)
            return part.error();
        parts.append(*std::move(part));
        at += end + delimiter.size();
    }
}

} // namespace Signalbox
