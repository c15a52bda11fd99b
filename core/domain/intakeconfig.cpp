// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/intakeconfig.h"

#include "core/domain/names.h"

#include <cmath>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr Names<ConflictPolicy, 2> policyNames{{{
    {ConflictPolicy::Keep, QLatin1StringView("keep")},
    {ConflictPolicy::Admit, QLatin1StringView("admit")},
}}};

QJsonObject toJson(const SourceAnswer &answer)
{
    QJsonObject json{{u"status"_s, answer.status}};
    if (answer.body) {
        json.insert("content_type"_L1, answer.contentType);
        json.insert("body"_L1, *answer.body);
    }
    if (!answer.headers.isEmpty()) {
        QJsonObject headers;
        for (const auto &[name, value] : answer.headers.asKeyValueRange())
            headers.insert(name, value);
        json.insert("headers"_L1, headers);
    }
    return json;
}

void putWindow(QJsonObject &source, QLatin1StringView name, Microseconds window)
{
    if (window != Microseconds::zero())
        source.insert(name, double(window.count()) / 1e6);
}

Microseconds windowFrom(JsonFields &source, QStringView name)
{
    constexpr double longestWindow = 1e9; // seconds
    const auto window = source.number(name, 0);
    if (window >= 0 && window <= longestWindow)
        return Microseconds(std::llround(window * 1e6));
    source.fail(name, u"a duration in seconds"_s);
    return {};
}

SourceAnswer answerFrom(const QJsonObject &json, JsonFields &source)
{
    JsonFields fields(json, u"answer"_s);
    SourceAnswer answer;
    answer.status = int(fields.integer(u"status", answer.status));
    if (answer.status < 200 || answer.status > 299)
        fields.fail(u"status", u"200 to 299"_s);
    if (json.contains("body"_L1)) {
        answer.body = fields.text(u"body");
        answer.contentType = fields.text(u"content_type", JsonFields::Required);
    }
    const auto headers = fields.object(u"headers");
    for (auto header = headers.begin(); header != headers.end(); ++header)
        answer.headers.insert(header.key(), header.value().toString());
    if (!fields.ok())
        source.fail(fields.error());
    return answer;
}

} // namespace

QString conflictPolicyName(ConflictPolicy policy)
{
    return policyNames.name(policy);
}

std::optional<ConflictPolicy> conflictPolicyFromName(QStringView name)
{
    return policyNames.value(name);
}

void putIntake(QJsonObject &source, const IntakeConfig &intake)
{
    if (!intake.key.isEmpty())
        source.insert("key"_L1, intake.key);
    putWindow(source, "key_window"_L1, intake.keyWindow);
    putWindow(source, "replay_window"_L1, intake.replayWindow);
    if (intake.conflict != ConflictPolicy::Keep)
        source.insert("conflict"_L1, conflictPolicyName(intake.conflict));
    if (!intake.orderKey.isEmpty()) {
        QJsonObject order{{u"key"_s, intake.orderKey}};
        if (!intake.orderPosition.isEmpty())
            order.insert("position"_L1, intake.orderPosition);
        source.insert("order"_L1, order);
    }
    if (!intake.allow.isEmpty())
        source.insert("allow"_L1, QJsonArray::fromStringList(intake.allow));
    if (!intake.content.isEmpty())
        source.insert("content"_L1, QJsonArray::fromStringList(intake.content));
    if (intake.answer)
        source.insert("answer"_L1, toJson(*intake.answer));
}

IntakeConfig intakeFrom(JsonFields &source)
{
    IntakeConfig intake;
    intake.key = source.text(u"key");
    intake.keyWindow = windowFrom(source, u"key_window");
    intake.replayWindow = windowFrom(source, u"replay_window");
    if (const auto name = source.text(u"conflict"); !name.isEmpty()) {
        if (const auto policy = conflictPolicyFromName(name))
            intake.conflict = *policy;
        else
            source.fail(u"conflict", u"keep or admit"_s);
    }
    if (const auto json = source.object(u"order"); !json.isEmpty()) {
        JsonFields order(json, u"order"_s);
        intake.orderKey = order.text(u"key", JsonFields::Required);
        intake.orderPosition = order.text(u"position");
        if (!order.ok())
            source.fail(order.error());
    }
    intake.allow = source.texts(u"allow");
    intake.content = source.texts(u"content");
    if (const auto json = source.object(u"answer"); !json.isEmpty())
        intake.answer = answerFrom(json, source);
    return intake;
}

} // namespace Signalbox
