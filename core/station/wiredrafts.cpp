// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/station/wire.h"
#include "core/station/wirefields.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Result<TypedSecret> typedSecretFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"typed_secrets"_s);
    TypedSecret secret;
    secret.slot = fields.text(u"slot");
    secret.value = fields.bytes(u"value"_s);
    secret.expires = fields.optionalTime(u"expires"_s);
    return fields.result(secret);
}

Result<FieldProblem> fieldProblemFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"problems"_s);
    FieldProblem problem;
    problem.field = fields.text(u"field");
    problem.detail = fields.text(u"detail");
    problem.prevents = fields.boolean(u"prevents", true);
    return fields.result(problem);
}

} // namespace

QJsonObject toJson(const SourceDraft &draft)
{
    auto json = toJson(draft.config);
    QJsonArray secrets;
    for (const auto &secret : draft.secrets) {
        QJsonObject one{{u"slot"_s, secret.slot}, {u"expires"_s, timeJson(secret.expires)}};
        putBytes(one, u"value"_s, secret.value);
        secrets.append(one);
    }
    json.insert("typed_secrets"_L1, secrets);
    json.insert("base_revision"_L1, draft.base);
    return json;
}

Result<SourceDraft> sourceDraftFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    SourceDraft draft;
    const auto config = sourceConfigFromJson(json);
    if (config)
        draft.config = *config;
    else
        fields.fail(config.error());
    draft.secrets = fields.each(u"typed_secrets"_s, typedSecretFromJson);
    draft.base = fields.count(u"base_revision"_s);
    return fields.result(draft);
}

QJsonObject toJson(const DestinationDraft &draft)
{
    auto json = toJson(draft.config);
    if (draft.secret)
        putBytes(json, u"typed_secret"_s, *draft.secret);
    json.insert("base_revision"_L1, draft.base);
    return json;
}

Result<DestinationDraft> destinationDraftFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    DestinationDraft draft;
    const auto config = destinationConfigFromJson(json);
    if (config)
        draft.config = *config;
    else
        fields.fail(config.error());
    if (json.contains("typed_secret"_L1) || json.contains("typed_secret_base64"_L1))
        draft.secret = fields.bytes(u"typed_secret"_s);
    draft.base = fields.count(u"base_revision"_s);
    return fields.result(draft);
}

QJsonObject toJson(const SaveReport &report)
{
    QJsonArray problems;
    for (const auto &problem : report.problems)
        problems.append(QJsonObject{{u"field"_s, problem.field},
                                    {u"detail"_s, problem.detail},
                                    {u"prevents"_s, problem.prevents}});
    return {{u"revision"_s, report.revision > 0 ? QJsonValue(report.revision) : QJsonValue()},
            {u"problems"_s, problems}};
}

Result<SaveReport> saveReportFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    SaveReport report;
    report.revision = int(fields.optionalInteger(u"revision"_s).value_or(0));
    report.problems = fields.each(u"problems"_s, fieldProblemFromJson);
    return fields.result(report);
}

QJsonObject toJson(const RemovalReport &report)
{
    return {{u"removed"_s, report.removed}, {u"held"_s, report.held}};
}

Result<RemovalReport> removalReportFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    RemovalReport report;
    report.removed = fields.boolean(u"removed", false);
    report.held = fields.integer(u"held", 0);
    return fields.result(report);
}

} // namespace Signalbox
