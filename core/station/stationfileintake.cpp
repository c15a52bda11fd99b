// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jmespath.h"
#include "core/station/stationfilereaders.h"
#include "core/station/stationfilevalues.h"
#include "core/support/addressrange.h"

#include <QRegularExpression>

namespace Signalbox {

using namespace Qt::StringLiterals;
namespace Values = StationFileValues;

namespace {

constexpr Microseconds longestWindow = std::chrono::days(3650);
constexpr qsizetype longestAnswer = 64 * 1024;

const StationFileFields::Names orderNames{{u"key"_s, u"position"_s}, {}};
const StationFileFields::Names answerNames{{u"status"_s, u"content_type"_s, u"body"_s}, {}};

/// A JMESPath expression over the envelope of a request; says at what character one is wrong.
void readExpression(const StationFileFields &fields, const QString &name, QString &target)
{
    const auto *node = fields.find(name);
    if (!node)
        return;
    if (node->kind != YamlNode::Kind::Scalar) {
        fields.unexpected(*node, fields.path(name), u"a JMESPath expression"_s);
        return;
    }
    const auto expression = Expression::compile(node->text);
    if (expression)
        target = node->text;
    else
        fields.problem(node->line, fields.path(name), expression.error().detail);
}

std::optional<QString> mediaType(QStringView text)
{
    static const QRegularExpression form(
        u"\\A[a-z0-9.+-]{1,64}/[a-z0-9.+-]{1,64}(; ?charset=[a-z0-9-]{1,32})?\\z"_s);
    if (!form.matchView(text).hasMatch())
        return {};
    return text.toString();
}

} // namespace

void StationFileReaders::readIntake(const StationFileFields &fields, IntakeConfig &intake) const
{
    readExpression(fields, u"key"_s, intake.key);
    fields.read(
        u"key_window"_s, u"forever, or a time such as 15m, 24h or 30d, at most 3650d"_s,
        [](QStringView text) -> std::optional<Microseconds> {
            if (text == "forever"_L1)
                return Microseconds::zero();
            const auto window = Values::parseDuration(text);
            if (!window || *window <= Microseconds::zero() || *window > longestWindow)
                return {};
            return window;
        },
        intake.keyWindow);
    fields.read(u"conflict"_s, u"keep or admit"_s, conflictPolicyFromName, intake.conflict);
    if (fields.find(u"order"_s))
        readOrder(fields, intake);
    const auto expected = u"a list of networks such as [140.82.112.0/20, 2a0a:a440::/29]"_s;
    for (const auto *node : fields.list(u"allow"_s, expected)) {
        const auto range = AddressRange::parse(node->text);
        if (node->kind != YamlNode::Kind::Scalar)
            fields.unexpected(*node, fields.path(u"allow"_s), expected);
        else if (range)
            intake.allow.append(range->toString());
        else
            fields.problem(node->line, fields.path(u"allow"_s), range.error().detail);
    }
    if (fields.find(u"answer"_s))
        readAnswer(fields, intake);
}

void StationFileReaders::readOrder(const StationFileFields &fields, IntakeConfig &intake) const
{
    const StationFileFields order(*fields.find(u"order"_s), fields.path(u"order"_s), orderNames,
                                  m_problems);
    if (order.require(u"key"_s, u"a JMESPath expression such as body.repository.id"_s))
        readExpression(order, u"key"_s, intake.orderKey);
    readExpression(order, u"position"_s, intake.orderPosition);
}

void StationFileReaders::readAnswer(const StationFileFields &fields, IntakeConfig &intake) const
{
    const StationFileFields answer(*fields.find(u"answer"_s), fields.path(u"answer"_s), answerNames,
                                   m_problems);
    intake.answer.emplace();
    answer.read(
        u"status"_s, u"a status from 200 to 299"_s,
        [](QStringView text) -> std::optional<int> {
            const auto status = Values::parseCount(text);
            if (!status || *status < 200 || *status > 299)
                return {};
            return status;
        },
        intake.answer->status);
    answer.read(
        u"body"_s, u"a text of at most 64 KiB"_s,
        [](QStringView text) -> std::optional<QString> {
            if (text.size() > longestAnswer)
                return {};
            return text.toString();
        },
        intake.answer->body);
    const auto typeExpected = u"a media type such as text/plain"_s;
    if (answer.find(u"content_type"_s) && !intake.answer->body)
        answer.problem(answer.line(), answer.path(u"content_type"_s),
                       u"stands without a body; leave it out"_s);
    else if (intake.answer->body && answer.require(u"content_type"_s, typeExpected))
        answer.read(u"content_type"_s, typeExpected, mediaType, intake.answer->contentType);
}

} // namespace Signalbox
