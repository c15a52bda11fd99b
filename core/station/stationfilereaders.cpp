// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilereaders.h"

#include "core/station/stationfilevalues.h"

#include <QUrl>

namespace Signalbox {

using namespace Qt::StringLiterals;
namespace Values = StationFileValues;

namespace {

constexpr qint64 largestBody = 256LL * 1024 * 1024; ///< what a listener holds in all
constexpr Microseconds longestTimeout = std::chrono::hours(1);
constexpr Microseconds longestInterval = std::chrono::days(30);
constexpr Microseconds longestRetain = std::chrono::days(3650);
constexpr qint64 largestRetain = 1'000'000'000'000'000; ///< bytes

const StationFileFields::Names sourceNames{
    {u"name"_s,       u"provider"_s,      u"secrets"_s, u"public_url"_s, u"max_body"_s,
     u"parameters"_s, u"tolerance"_s,     u"scheme"_s,  u"key"_s,        u"key_window"_s,
     u"conflict"_s,   u"replay_window"_s, u"order"_s,   u"allow"_s,      u"content"_s,
     u"answer"_s,     u"schema"_s,        u"schemas"_s, u"rate_limit"_s, u"address_rate_limit"_s,
     u"retain"_s},
    {},
};
const StationFileFields::Names destinationNames{
    {u"name"_s, u"http"_s, u"retry"_s, u"limit"_s, u"serial"_s},
    {u"breaker"_s},
};
const StationFileFields::Names httpNames{{u"url"_s, u"secret"_s, u"timeout"_s}, {}};
const StationFileFields::Names retryNames{
    {u"strategy"_s, u"initial"_s, u"factor"_s, u"max_interval"_s, u"max_attempts"_s, u"jitter"_s,
     u"retry_on"_s},
    {},
};
const StationFileFields::Names retainNames{{u"for"_s, u"bytes"_s}, {}};
const StationFileFields::Names traceRetainNames{{u"traces"_s}, {}};
const StationFileFields::Names limitNames{{u"concurrency"_s}, {u"rate"_s}};

const auto nameExpected = u"a name of 1 to 64 of a-z, 0-9, '-' and '_'"_s;
const auto urlExpected = u"an http or https URL, without user, password or fragment"_s;
const auto durationExpected = u"a time such as 250ms, 15s, 5m or 1h"_s;

/// An absolute http or https URL without user or password: those would be literal secrets.
std::optional<QString> webUrl(QStringView text)
{
    const QUrl url(text.toString(), QUrl::StrictMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty()
        || url.hasFragment())
        return {};
    return text.toString();
}

/// \a parse, but nothing outside \a least to \a most.
template <typename Parse, typename T>
auto within(const Parse &parse, T least, T most)
{
    return [parse, least, most](QStringView text) {
        auto value = parse(text);
        if (value && (*value < least || *value > most))
            value.reset();
        return value;
    };
}

std::optional<QString> nameText(QStringView text)
{
    if (!Values::isName(text))
        return {};
    return text.toString();
}

} // namespace

StationFileReaders::StationFileReaders(StationFileProblems &problems,
                                       const StationFileContext &context, const Files &files)
    : m_problems(problems)
    , m_context(context)
    , m_files(files)
{
}

void StationFileReaders::readName(const StationFileFields &fields, QString &name) const
{
    if (fields.require(u"name"_s, nameExpected))
        fields.read(u"name"_s, nameExpected, nameText, name);
}

void StationFileReaders::readUrl(const StationFileFields &fields, const QString &name,
                                 QString &target) const
{
    const auto *node = fields.find(name);
    if (!node)
        return;
    if (const auto text = webUrl(node->text))
        target = *text;
    else // what was found is not shown: it may hold a password
        fields.problem(node->line, fields.path(name), u"expected %1"_s.arg(urlExpected));
}

std::optional<SecretReference> StationFileReaders::secret(const YamlNode &node,
                                                          const QString &path) const
{
    if (node.kind == YamlNode::Kind::Scalar) {
        if (const auto reference = Values::parseSecretReference(node.text))
            return reference;
    } else if (node.kind == YamlNode::Kind::Map && node.children.size() == 1
               && node.children.front().key == "stored"_L1
               && Values::isNodeId(node.children.front().text)) {
        return Values::storedSecret(node.children.front().text);
    }
    m_problems.add(node.line, path,
                   u"expected \"${NAME}\" (environment), file:/path or {stored: name}, found "
                   "something else (not shown); a secret itself must not stand in this file"_s);
    return {};
}

SourceConfig StationFileReaders::source(const YamlNode &node, const QString &path) const
{
    const StationFileFields fields(node, path, sourceNames, m_problems);
    SourceConfig config;
    readName(fields, config.name);
    const auto providers =
        u"one of the providers %1"_s.arg(QStringList(m_context.providers).join(u", "));
    if (fields.require(u"provider"_s, providers)) {
        fields.read(
            u"provider"_s, providers,
            [&](QStringView text) -> std::optional<QString> {
                if (text != "custom"_L1 && !m_context.providers.contains(text))
                    return {};
                return text.toString();
            },
            config.provider);
    }
    readCredentials(fields, config);
    readUrl(fields, u"public_url"_s, config.publicUrl);
    fields.read(u"max_body"_s, u"a size from 1B to 256MiB such as 5MB or 5MiB"_s,
                within(Values::parseSize, qint64(1), largestBody), config.maxBody);
    readIntake(fields, config.intake);
    readAdmission(fields, config.admission);
    readRetain(fields, config.retain);
    return config;
}

void StationFileReaders::readRetain(const StationFileFields &fields, RetainConfig &retain) const
{
    const auto *node = fields.find(u"retain"_s);
    if (!node)
        return;
    const StationFileFields members(*node, fields.path(u"retain"_s), retainNames, m_problems);
    members.read(
        u"for"_s, u"a time from 1s to 3650d such as 30d or 12h"_s,
        within(Values::parseDuration, Microseconds(std::chrono::seconds(1)), longestRetain),
        retain.age);
    members.read(u"bytes"_s, u"a size from 1B to 1000000GB such as 10GB"_s,
                 within(Values::parseSize, qint64(1), largestRetain), retain.bytes);
}

DestinationConfig StationFileReaders::destination(const YamlNode &node, const QString &path) const
{
    const StationFileFields fields(node, path, destinationNames, m_problems);
    DestinationConfig config;
    readName(fields, config.name);
    if (fields.require(u"http"_s, u"{url: …}"_s))
        readHttp(fields, config);
    if (fields.find(u"retry"_s))
        readRetry(fields, config.retry);
    if (const auto *limit = fields.find(u"limit"_s)) {
        const StationFileFields limits(*limit, fields.path(u"limit"_s), limitNames, m_problems);
        limits.read(u"concurrency"_s, u"a number from 1 to 1000"_s,
                    within(Values::parseCount, 1, 1000), config.concurrency);
    }
    fields.read(
        u"serial"_s, u"true or false"_s,
        [](QStringView text) -> std::optional<bool> {
            if (text != "true"_L1 && text != "false"_L1)
                return {};
            return text == "true"_L1;
        },
        config.serial);
    return config;
}

void StationFileReaders::readHttp(const StationFileFields &fields, DestinationConfig &config) const
{
    const StationFileFields http(*fields.find(u"http"_s), fields.path(u"http"_s), httpNames,
                                 m_problems);
    if (http.require(u"url"_s, urlExpected))
        readUrl(http, u"url"_s, config.url);
    if (const auto *node = http.find(u"secret"_s))
        config.secret = secret(*node, http.path(u"secret"_s));
    http.read(u"timeout"_s, durationExpected + u", at most 1h"_s,
              within(Values::parseDuration, Microseconds(1000), longestTimeout), config.timeout);
}

void StationFileReaders::readRetry(const StationFileFields &fields, RetryPolicy &policy) const
{
    const StationFileFields retry(*fields.find(u"retry"_s), fields.path(u"retry"_s), retryNames,
                                  m_problems);
    QString strategy;
    retry.read(
        u"strategy"_s, u"exponential"_s,
        [](QStringView text) -> std::optional<QString> {
            if (text != "exponential"_L1)
                return {};
            return text.toString();
        },
        strategy);
    const auto interval = within(Values::parseDuration, Microseconds(1000), longestInterval);
    retry.read(u"initial"_s, durationExpected, interval, policy.initial);
    retry.read(u"max_interval"_s, durationExpected, interval, policy.maxInterval);
    retry.read(u"factor"_s, u"a number from 1 to 100"_s, within(Values::parseNumber, 1.0, 100.0),
               policy.factor);
    retry.read(u"max_attempts"_s, u"a number from 1 to 1000"_s, within(Values::parseCount, 1, 1000),
               policy.maxAttempts);
    retry.read(u"jitter"_s, u"a share from 0% to 100%"_s, within(Values::parsePercent, 0.0, 1.0),
               policy.jitter);
    retry.read(u"retry_on"_s, u"status codes such as \"408,429,500-599\""_s, parseStatusRanges,
               policy.retryOn);
    if (policy.initial > policy.maxInterval)
        retry.problem(retry.line(), retry.path(u"initial"_s),
                      u"expected at most max_interval (%1), found %2"_s.arg(
                          Values::formatDuration(policy.maxInterval),
                          Values::formatDuration(policy.initial)));
}

WorkflowConfig StationFileReaders::workflow(const YamlNode &node, const QString &path,
                                            const Known &known) const
{
    const StationFileFields fields(
        node, path, {{u"name"_s, u"nodes"_s, u"edges"_s, u"groups"_s, u"retain"_s}, {}},
        m_problems);
    WorkflowConfig config;
    readName(fields, config.name);
    fields.require(u"nodes"_s, u"a list such as [{id: in, source: [github]}, …]"_s);
    config.graph = graph(fields, known);
    if (const auto *retain = fields.find(u"retain"_s)) {
        const StationFileFields members(*retain, fields.path(u"retain"_s), traceRetainNames,
                                        m_problems);
        members.read(
            u"traces"_s, u"a time from 1s to 3650d such as 7d or 12h"_s,
            within(Values::parseDuration, Microseconds(std::chrono::seconds(1)), longestRetain),
            config.traceAge);
    }
    return config;
}

} // namespace Signalbox
