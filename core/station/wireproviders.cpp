// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/wire.h"
#include "core/station/wirefields.h"

#include <algorithm>
#include <array>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QJsonArray providerFieldsJson(const QList<ProviderField> &fields)
{
    QJsonArray array;
    for (const auto &field : fields)
        array.append(QJsonObject{{u"name"_s, field.name},
                                 {u"title"_s, field.title},
                                 {u"where"_s, field.where},
                                 {u"required"_s, field.required}});
    return array;
}

Result<ProviderField> providerFieldFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"field"_s);
    ProviderField field;
    field.name = fields.text(u"name", JsonFields::Required);
    field.title = fields.text(u"title");
    field.where = fields.text(u"where");
    field.required = fields.boolean(u"required", true);
    return fields.result(field);
}

constexpr std::array holdings{"impossible"_L1, "needless"_L1, "worthwhile"_L1};

/// A word that a newer station may say counts as impossible.
ReplayHolding holdingFromName(const QString &name)
{
    const auto found = std::find(holdings.begin(), holdings.end(), name);
    return found == holdings.end() ? ReplayHolding::Impossible
                                   : ReplayHolding(found - holdings.begin());
}

Result<ProviderView> providerViewFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"providers"_s);
    ProviderView view;
    view.name = fields.text(u"name", JsonFields::Required);
    view.title = fields.text(u"title");
    view.category = fields.text(u"category");
    view.documentation = fields.text(u"documentation");
    view.verified = fields.boolean(u"verified", false);
    view.advice = fields.text(u"advice");
    view.secrets = fields.each(u"secrets"_s, providerFieldFromJson);
    view.parameters = fields.each(u"parameters"_s, providerFieldFromJson);
    view.replays = holdingFromName(fields.text(u"replay_holding"));
    view.sample = fields.bytes(u"sample"_s);
    return fields.result(view);
}

} // namespace

QJsonObject toJson(const QList<ProviderView> &providers)
{
    QJsonArray array;
    for (const auto &view : providers) {
        QJsonObject json{{u"name"_s, view.name},
                         {u"title"_s, view.title},
                         {u"category"_s, view.category},
                         {u"documentation"_s, view.documentation},
                         {u"verified"_s, view.verified},
                         {u"advice"_s, view.advice},
                         {u"secrets"_s, providerFieldsJson(view.secrets)},
                         {u"parameters"_s, providerFieldsJson(view.parameters)},
                         {u"replay_holding"_s, QString(holdings[size_t(view.replays)])}};
        putBytes(json, u"sample"_s, view.sample);
        array.append(json);
    }
    return {{u"providers"_s, array}};
}

Result<QList<ProviderView>> providersFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    const auto providers = fields.each(u"providers"_s, providerViewFromJson);
    return fields.result(providers);
}

QJsonObject toJson(const TestRequest &request)
{
    QJsonObject json{{u"type"_s, request.type}, {u"content_type"_s, request.contentType}};
    putBytes(json, u"body"_s, request.body);
    return json;
}

Result<TestRequest> testRequestFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    TestRequest request;
    request.type = fields.text(u"type");
    if (!fields.isNull(u"content_type"_s))
        request.contentType = fields.text(u"content_type");
    request.body = fields.bytes(u"body"_s);
    return fields.result(request);
}

QJsonObject toJson(const TestAnswer &answer)
{
    QJsonObject json{{u"status"_s, answer.status}};
    putBytes(json, u"body"_s, answer.body);
    return json;
}

Result<TestAnswer> testAnswerFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    TestAnswer answer;
    answer.status = fields.count(u"status"_s);
    answer.body = fields.bytes(u"body"_s);
    return fields.result(answer);
}

} // namespace Signalbox
