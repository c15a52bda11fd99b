// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/requestkeys.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

Result<QByteArray> readKey(const std::optional<Locator> &locator, const HeaderBlock &headers,
                           QByteArrayView body)
{
    if (!locator)
        return "sha256:"_ba + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();

    const auto missing = [&](const QString &what) {
        return Error{ErrorCode::NotFound, what.arg(QString::fromLatin1(locator->header))};
    };
    const auto value = headers.single(locator->header);
    if (!value && headers.first(locator->header))
        return missing(u"The header %1 came more than once."_s);
    if (!value)
        return missing(u"The header %1 is missing."_s);
    if (value->isEmpty())
        return missing(u"The header %1 is empty."_s);
    if (value->size() > maxKeySize)
        return missing(u"The header %1 is longer than 512 bytes."_s);
    return value->toByteArray();
}

std::optional<QByteArrayView> find(const std::optional<Locator> &locator,
                                   const HeaderBlock &headers)
{
    return locator ? headers.single(locator->header) : std::nullopt;
}

} // namespace

Result<RequestKeys> readKeys(const KeyLocators &locators, const HeaderBlock &headers,
                             QByteArrayView body)
{
    auto key = readKey(locators.key, headers, body);
    if (!key)
        return key.error();
    RequestKeys keys;
    keys.key = *std::move(key);
    if (const auto type = find(locators.type, headers))
        keys.type = QString::fromUtf8(type->first(std::min(type->size(), maxTypeSize)));
    if (const auto time = find(locators.occurredAt, headers))
        keys.occurredAt = fromIso8601(QString::fromLatin1(*time));
    return keys;
}

} // namespace Signalbox
