// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilereaders.h"

#include "core/station/stationfilevalues.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;
namespace Values = StationFileValues;

namespace {

const StationFileFields::Names toleranceNames{{u"past"_s, u"future"_s}, {}};

std::optional<qint64> wholeSeconds(QStringView text)
{
    const auto duration = Values::parseDuration(text);
    const auto seconds = duration ? duration->count() / 1'000'000 : -1;
    if (seconds < 0 || seconds > TimeTolerance::longest
        || *duration != std::chrono::seconds(seconds))
        return {};
    return seconds;
}

/// A scheme as a provider file has it. YAML's scalars are text, so the members that are numbers
/// and truths are known by their names.
QJsonValue schemeJson(const YamlNode &node)
{
    static const QStringList numbers{u"past"_s, u"future"_s, u"index"_s};
    static const QStringList truths{u"repeat"_s, u"decides"_s, u"expires"_s};
    switch (node.kind) {
    case YamlNode::Kind::Null: return QJsonValue::Null;
    case YamlNode::Kind::Map: {
        QJsonObject object;
        for (const auto &child : node.children)
            object.insert(child.key, schemeJson(child));
        return object;
    }
    case YamlNode::Kind::Sequence: {
        QJsonArray array;
        for (const auto &child : node.children)
            array.append(schemeJson(child));
        return array;
    }
    case YamlNode::Kind::Scalar: break;
    }
    bool isNumber = false;
    const auto number = node.text.toLongLong(&isNumber);
    if (isNumber && numbers.contains(node.key))
        return number;
    if (truths.contains(node.key) && (node.text == "true"_L1 || node.text == "false"_L1))
        return node.text == "true"_L1;
    return node.text;
}

QString listOf(const QStringList &names)
{
    return names.isEmpty() ? u"no parameters"_s : u"the parameters "_s + names.join(u", ");
}

} // namespace

std::optional<SourceSecret> StationFileReaders::sourceSecret(const YamlNode &node,
                                                             const QString &path) const
{
    const auto child = [&node](QLatin1StringView name) {
        const auto found = std::ranges::find(node.children, name, &YamlNode::key);
        return found == node.children.end() ? nullptr : &*found;
    };
    const auto *inner = node.kind == YamlNode::Kind::Map ? child("secret"_L1) : nullptr;
    SourceSecret source;
    const auto reference = inner ? secret(*inner, path + u".secret"_s) : secret(node, path);
    if (!reference)
        return {};
    source.text = reference->text;
    if (!inner)
        return source;
    const StationFileFields fields(node, path, {{u"secret"_s, u"expires"_s}, {}}, m_problems);
    fields.read(u"expires"_s, u"a time such as 2026-12-01T00:00:00Z"_s, fromIso8601,
                source.expires);
    return source;
}

void StationFileReaders::readSecrets(const YamlNode &node, const QString &path, const QString &slot,
                                     QList<SourceSecret> &secrets) const
{
    const auto add = [&](const YamlNode &entry, const QString &at) {
        if (auto one = sourceSecret(entry, at)) {
            one->slot = slot;
            secrets.append(*one);
        }
    };
    if (node.kind != YamlNode::Kind::Sequence) {
        add(node, path);
        return;
    }
    for (size_t i = 0; i < node.children.size(); ++i)
        add(node.children[i], path + u"[%1]"_s.arg(i));
}

void StationFileReaders::readCredentials(const StationFileFields &fields,
                                         SourceConfig &config) const
{
    if (const auto *node = fields.find(u"secrets"_s)) {
        const auto path = fields.path(u"secrets"_s);
        if (node->kind == YamlNode::Kind::Map) {
            // By number: what stands there may be a misplaced secret.
            for (size_t i = 0; i < node->children.size(); ++i) {
                const auto &slot = node->children[i];
                readSecrets(slot, path + u"{%1}"_s.arg(i), slot.key, config.secrets);
            }
        } else if (node->kind == YamlNode::Kind::Sequence) {
            readSecrets(*node, path, {}, config.secrets);
        } else {
            fields.unexpected(*node, path,
                              u"a list such as [\"${GITHUB_SECRET}\"], or lists by name"_s);
        }
    }
    if (const auto *node = fields.find(u"parameters"_s)) {
        const auto path = fields.path(u"parameters"_s);
        if (node->kind != YamlNode::Kind::Map)
            fields.unexpected(*node, path, u"a mapping of names and texts"_s);
        const auto known = m_context.parameters.constFind(config.provider);
        for (const auto &parameter : node->children) {
            if (known != m_context.parameters.cend() && !known->contains(parameter.key)) {
                fields.problem(parameter.line, path + u'.' + parameter.key,
                               u"unknown; %1 has %2"_s.arg(config.provider, listOf(*known)));
            } else if (parameter.kind == YamlNode::Kind::Scalar)
                config.parameters.insert(parameter.key, parameter.text);
            else
                fields.unexpected(parameter, path + u'.' + parameter.key, u"text"_s);
        }
    }
    if (const auto *node = fields.find(u"tolerance"_s)) {
        const StationFileFields tolerance(*node, fields.path(u"tolerance"_s), toleranceNames,
                                          m_problems);
        config.tolerance.emplace();
        const auto expected = u"a time in whole seconds such as 5m, at most 7d; 0s for unchecked"_s;
        tolerance.read(u"past"_s, expected, wholeSeconds, config.tolerance->past);
        tolerance.read(u"future"_s, expected, wholeSeconds, config.tolerance->future);
    }
    const auto *scheme = fields.find(u"scheme"_s);
    if (scheme && scheme->kind == YamlNode::Kind::Map)
        config.scheme = schemeJson(*scheme).toObject();
    else if (scheme)
        fields.unexpected(*scheme, fields.path(u"scheme"_s), u"a mapping with kind"_s);
    if (scheme && config.provider != "custom"_L1)
        fields.problem(scheme->line, fields.path(u"scheme"_s),
                       u"goes with provider: custom only"_s);
    if (!scheme && config.provider == "custom"_L1)
        fields.require(u"scheme"_s, u"a scheme as in docs/providers.md"_s);
}

} // namespace Signalbox
