// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/requestkeys.h"

#include "core/admission/sendertime.h"
#include "core/admission/valuereader.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

QByteArray digestOf(QByteArrayView bytes)
{
    return "sha256:"_ba + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QString nameOf(const ValueExpression &expression)
{
    return expression.header() ? u"The header "_s + QString::fromLatin1(expression.header()->header)
                               : u"The value of "_s + expression.text();
}

Result<QByteArray> readKey(const KeyLocators &locators, QByteArrayView item, ValueReader &reader)
{
    if (!locators.key)
        return digestOf(item);
    auto key = reader.read(*locators.key);
    if (!key && locators.keyOptional)
        return digestOf(item);
    if (key && key->size() > maxKeySize) {
        return Error{ErrorCode::NotFound,
                     u"%1 is longer than %2 bytes."_s.arg(nameOf(*locators.key)).arg(maxKeySize)};
    }
    return key;
}

/// Nothing without an expression, and where it gives nothing.
std::optional<QByteArray> find(const std::optional<ValueExpression> &expression,
                               ValueReader &reader)
{
    if (!expression)
        return {};
    auto value = reader.read(*expression);
    if (!value)
        return {};
    return *std::move(value);
}

std::optional<OrderPlace> readOrder(const KeyLocators &locators, ValueReader &reader)
{
    auto key = find(locators.orderKey, reader);
    if (!key)
        return {};
    auto position = find(locators.orderPosition, reader).value_or(QByteArray());
    if (key->size() > maxKeySize)
        key = digestOf(*key);
    return OrderPlace{*std::move(key), position.size() > maxKeySize ? QByteArray() : position};
}

} // namespace

Result<RequestKeys> readKeys(const KeyLocators &locators, const HeaderBlock &headers,
                             QByteArrayView item, const MakeEnvelope &envelope)
{
    ValueReader reader(headers, envelope);
    auto key = readKey(locators, item, reader);
    if (!key)
        return key.error();
    RequestKeys keys;
    keys.key = *std::move(key);
    if (const auto type = find(locators.type, reader))
        keys.type =
            QString::fromUtf8(QByteArrayView(*type).first(std::min(type->size(), maxTypeSize)));
    if (const auto time = find(locators.occurredAt, reader))
        keys.occurredAt = senderTime(*time);
    keys.order = readOrder(locators, reader);
    return keys;
}

} // namespace Signalbox
