// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/contenttype.h"
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
constexpr qsizetype mostAnswerHeaders = 20;

const StationFileFields::Names orderNames{{u"key"_s, u"position"_s}, {}};
const StationFileFields::Names answerNames{
    {u"status"_s, u"content_type"_s, u"body"_s, u"headers"_s}, {}};
const auto contentExpected = u"a list of json, form, multipart, xml, text, binary and other"_s;

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

/// A time of at most longestWindow.
std::optional<Microseconds> window(QStringView text)
{
    const auto window = Values::parseDuration(text);
    if (!window || *window <= Microseconds::zero() || *window > longestWindow)
        return {};
    return window;
}

/// What frames an answer, concerns one connection, or has a field of its own here.
bool isReservedHeader(const QString &name)
{
    static const QStringList reserved{u"connection"_s,
                                      u"content-encoding"_s,
                                      u"content-length"_s,
                                      u"content-type"_s,
                                      u"date"_s,
                                      u"keep-alive"_s,
                                      u"te"_s,
                                      u"trailer"_s,
                                      u"transfer-encoding"_s,
                                      u"upgrade"_s,
                                      u"proxy-connection"_s,
                                      u"proxy-authenticate"_s,
                                      u"proxy-authorization"_s};
    return reserved.contains(name, Qt::CaseInsensitive);
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
            return text == "forever"_L1 ? Microseconds::zero() : window(text);
        },
        intake.keyWindow);
    fields.read(u"replay_window"_s, u"a time such as 1h, at most 3650d"_s, window,
                intake.replayWindow);
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
    for (const auto *node : fields.list(u"content"_s, contentExpected)) {
        if (node->kind == YamlNode::Kind::Scalar && contentKindFromName(node->text))
            intake.content.append(node->text);
        else if (node->kind == YamlNode::Kind::Scalar)
            fields.problem(node->line, fields.path(u"content"_s),
                           u"expected %1, found %2"_s.arg(contentExpected, quoted(node->text)));
        else
            fields.unexpected(*node, fields.path(u"content"_s), contentExpected);
    }
    if (fields.find(u"answer"_s))
        readAnswer(fields, intake);
}

void StationFileReaders::readAnswerHeaders(const StationFileFields &answer,
                                           QMap<QString, QString> &headers) const
{
    const auto *node = answer.find(u"headers"_s);
    if (!node)
        return;
    const auto path = answer.path(u"headers"_s);
    const auto expected = u"a mapping of at most 20 names and values"_s;
    if (node->kind != YamlNode::Kind::Map || qsizetype(node->children.size()) > mostAnswerHeaders) {
        answer.unexpected(*node, path, expected);
        return;
    }
    static const QRegularExpression token(u"\\A[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}\\z"_s);
    static const QRegularExpression printable(u"\\A[ -~]{0,1024}\\z"_s);
    QStringList names;
    for (const auto &header : node->children) {
        const auto at = path + u'.' + header.key;
        if (header.kind != YamlNode::Kind::Scalar)
            answer.unexpected(header, at, u"text"_s);
        else if (!token.match(header.key).hasMatch() || isReservedHeader(header.key))
            answer.problem(header.line, path, u"%1 cannot be set here"_s.arg(quoted(header.key)));
        else if (!printable.match(header.text).hasMatch())
            answer.problem(header.line, at, u"expected at most 1024 printable ASCII characters"_s);
        else if (names.contains(header.key, Qt::CaseInsensitive))
            answer.problem(header.line, at, u"stands twice"_s);
        else
            headers.insert(header.key, header.text);
        names.append(header.key);
    }
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
    readAnswerHeaders(answer, intake.answer->headers);
    const auto typeExpected = u"a media type such as text/plain"_s;
    if (answer.find(u"content_type"_s) && !intake.answer->body)
        answer.problem(answer.line(), answer.path(u"content_type"_s),
                       u"stands without a body; leave it out"_s);
    else if (intake.answer->body && answer.require(u"content_type"_s, typeExpected))
        answer.read(u"content_type"_s, typeExpected, mediaType, intake.answer->contentType);
}

} // namespace Signalbox
