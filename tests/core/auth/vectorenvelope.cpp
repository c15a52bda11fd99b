// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/auth/vectorenvelope.h"

#include "core/auth/formfields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

QJsonObject objectOf(const FormFields &fields)
{
    QJsonObject object;
    for (const auto &field : fields)
        object.insert(QString::fromUtf8(field.name), QString::fromUtf8(field.value));
    return object;
}

QJsonValue bodyOf(const ProviderVector &vector)
{
    for (const auto &[name, value] : vector.headers) {
        if (name.toLower() == "content-type" && value.startsWith("application/x-www-form"))
            return objectOf(readFormFields(vector.body).value());
    }
    const auto document = QJsonDocument::fromJson(vector.body);
    if (document.isObject())
        return document.object();
    return document.isArray() ? QJsonValue(document.array())
                              : QJsonValue(QString::fromUtf8(vector.body));
}

QJsonValue firstItem(const ItemsPlace &items, const QJsonValue &body)
{
    if (items.kind == ItemsPlace::Kind::Form) {
        const auto text = body[QString::fromUtf8(items.field)].toString().toUtf8();
        return QJsonDocument::fromJson(text).array().first();
    }
    auto list = body;
    for (const auto &step : items.path)
        list = list[QString::fromUtf8(step.name)];
    return list[0];
}

bool holds(const ValueExpression &condition, const Document &envelope)
{
    const auto matches = condition.expression().matches(envelope);
    return matches && *matches;
}

} // namespace

Document envelopeOf(const Provider &provider, const ProviderVector &vector)
{
    QJsonObject headers;
    for (const auto &[name, value] : vector.headers)
        headers.insert(QString::fromLatin1(name).toLower(), QString::fromUtf8(value));
    const auto mark = vector.url.indexOf('?');
    const auto body = bodyOf(vector);
    QJsonObject envelope{
        {"method"_L1, QString::fromLatin1(vector.method)},
        {"query"_L1,
         objectOf(readFormFields(mark < 0 ? QByteArray() : vector.url.sliced(mark + 1)).value())},
        {"headers"_L1, headers},
        {"body"_L1, body},
        {"item"_L1, body},
    };
    const auto document = [&] { return Document::parse(QJsonDocument(envelope).toJson()).value(); };
    if (provider.items && (!provider.itemsWhen || holds(*provider.itemsWhen, document())))
        envelope.insert("item"_L1, firstItem(*provider.items, body));
    return document();
}
