// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/signaturebase.h"

#include "core/auth/signedcontent.h"
#include "core/support/bytes.h"

#include <QCryptographicHash>

#include <algorithm>

namespace Signalbox {
namespace {

/// Values of all lines of a field, without the blanks around them.
std::optional<QByteArray> fieldValue(const HeaderBlock &headers, const QByteArray &name)
{
    QByteArrayList values;
    for (const auto &field : headers.fields()) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            values.append(field.value.toByteArray());
    }
    return values.isEmpty() ? std::nullopt : std::optional(values.join(", "));
}

/// Scheme, authority and the rest of the called URL.
struct Parts
{
    QByteArray scheme;
    QByteArray authority;
    QByteArray path;
    QByteArray query; ///< with '?', or empty
};

Parts partsOf(const QByteArray &url)
{
    Parts parts;
    const auto sign = url.indexOf("://");
    parts.scheme = url.first(std::max<qsizetype>(0, sign)).toLower();
    const auto rest = url.sliced(sign < 0 ? 0 : sign + 3);
    auto end = rest.indexOf('/');
    const auto mark = rest.indexOf('?');
    if (end < 0 || (mark >= 0 && mark < end))
        end = mark;
    if (end < 0)
        end = rest.size();
    parts.authority = rest.first(end).toLower();
    const auto standard = parts.scheme == "https" ? QByteArray(":443") : QByteArray(":80");
    if (parts.authority.endsWith(standard))
        parts.authority.chop(standard.size());
    const auto target = rest.sliced(end);
    const auto question = target.indexOf('?');
    parts.path = question < 0 ? target : target.first(question);
    if (parts.path.isEmpty())
        parts.path = "/";
    if (question >= 0)
        parts.query = target.sliced(question);
    return parts;
}

std::optional<QByteArray> queryParameter(const RequestView &request, const QByteArray &name)
{
    const auto value = singleField(request.query(), QByteArray::fromPercentEncoding(name));
    if (!value)
        return {};
    return value->toByteArray().toPercentEncoding();
}

std::optional<QByteArray> derived(const SignatureComponent &component, const RequestView &request,
                                  const QByteArray &url)
{
    const auto &name = component.name;
    if (name == "@query-param") {
        if (component.parameters.size() != 1 || component.parameters.first().name != "name"
            || !component.parameters.first().isString)
            return {};
        return queryParameter(request, component.parameters.first().value);
    }
    if (!component.parameters.isEmpty())
        return {};
    const auto parts = partsOf(url);
    if (name == "@method")
        return request.method.toByteArray();
    if (name == "@target-uri")
        return url;
    if (name == "@authority")
        return parts.authority;
    if (name == "@scheme")
        return parts.scheme;
    if (name == "@path")
        return parts.path;
    if (name == "@query")
        return parts.query.isEmpty() ? QByteArray("?") : parts.query;
    if (name == "@request-target")
        return request.target.toByteArray();
    return {};
}

} // namespace

std::optional<QByteArray> signatureBase(const SignatureInput &input, const RequestView &request,
                                        QByteArrayView publicUrl)
{
    const auto url = calledUrl(request, publicUrl);
    QByteArray base;
    QByteArrayList seen;
    for (const auto &component : input.components) {
        const bool isDerived = component.name.startsWith('@');
        if (seen.contains(component.text) || (!isDerived && !component.parameters.isEmpty()))
            return {};
        seen.append(component.text);
        const auto value = isDerived ? derived(component, request, url)
            : component.name == component.name.toLower()
            ? fieldValue(request.headers, component.name)
            : std::nullopt;
        if (!value)
            return {};
        base += component.text + ": " + *value + '\n';
    }
    return base + "\"@signature-params\": " + input.text;
}

bool contentDigestFits(const RequestView &request)
{
    const auto value = fieldValue(request.headers, "content-digest");
    const auto digests = value ? readByteSequences(*value) : std::nullopt;
    if (!digests)
        return false;
    int checked = 0;
    for (const auto &[name, digest] : *digests) {
        if (name != "sha-256" && name != "sha-512")
            continue;
        const auto actual = QCryptographicHash::hash(
            request.body,
            name == "sha-256" ? QCryptographicHash::Sha256 : QCryptographicHash::Sha512);
        if (!constantTimeEquals(actual, digest))
            return false;
        ++checked;
    }
    return checked > 0;
}

} // namespace Signalbox
