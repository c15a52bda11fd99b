// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilecheck.h"

#include "core/station/stationfilereaders.h"
#include "core/station/stationfilevalues.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

const YamlNode *memberOf(const YamlNode &node, QLatin1StringView key)
{
    const auto found = std::ranges::find(node.children, key, &YamlNode::key);
    return found == node.children.end() ? nullptr : &*found;
}

StationFileReaders::Files filesIn(const YamlNode &root)
{
    StationFileReaders::Files files;
    if (const auto *texts = memberOf(root, "files"_L1)) {
        for (const auto &file : texts->children)
            files.insert(file.key, file.text.toUtf8());
    }
    return files;
}

/// Writes \a config as a station file and hands its one object of \a section to \a read.
template <typename Read>
QList<FieldProblem> check(const StationConfig &config, QLatin1StringView section,
                          const QStringList &providers, const Read &read)
{
    YamlFailure failure;
    const auto root = readYaml(writeStationFile(config), failure);
    const auto *list = root ? memberOf(*root, section) : nullptr;
    if (!list || list->children.empty())
        return {{{}, failure.detail.isEmpty() ? u"it cannot be written"_s : failure.detail}};
    const auto files = filesIn(*root);
    StationFileProblems problems({});
    const StationFileContext context{providers, {}, {}};
    read(StationFileReaders(problems, context, files), list->children.front());
    QList<FieldProblem> found;
    for (const auto &problem : problems.all())
        found.append({problem.field, problem.what});
    return found;
}

} // namespace

QList<FieldProblem> checkSource(const SourceConfig &source, const QStringList &providers)
{
    StationConfig config;
    config.sources = {source};
    return check(
        config, "sources"_L1, providers,
        [](const StationFileReaders &readers, const YamlNode &node) { readers.source(node, {}); });
}

QList<FieldProblem> checkDestination(const DestinationConfig &destination)
{
    StationConfig config;
    config.destinations = {destination};
    return check(config, "destinations"_L1, {},
                 [](const StationFileReaders &readers, const YamlNode &node) {
                     readers.destination(node, {});
                 });
}

bool isWorkflowName(const QString &name)
{
    return StationFileValues::isName(name);
}

SecretReference storedSecretReference(const QString &name)
{
    return StationFileValues::storedSecret(name);
}

std::optional<QString> storedSecretNameOf(const SecretReference &reference)
{
    return StationFileValues::storedSecretName(reference);
}

Result<WorkflowConfig> readWorkflowFile(const QByteArray &text, const QString &file,
                                        const QString &name)
{
    YamlFailure failure;
    const auto root = readYaml(text, failure);
    StationFileProblems problems(file);
    if (!root) {
        problems.add(failure.line, {}, failure.detail);
        return problems.error();
    }
    const StationFileContext context;
    const auto files = filesIn(*root);
    const StationFileReaders readers(problems, context, files);
    QList<std::pair<const YamlNode *, QString>> found;
    QStringList names;
    const auto consider = [&](const YamlNode &node, const QString &path) {
        const auto *own = memberOf(node, "name"_L1);
        names.append(own ? own->text : QString());
        if (name.isEmpty() || names.last() == name)
            found.append({&node, path});
    };
    YamlNode alone;
    if (memberOf(*root, "nodes"_L1)) {
        alone = *root;
        std::erase_if(alone.children, [](const YamlNode &one) { return one.key == "files"_L1; });
        consider(alone, {});
    } else if (const auto *workflows = memberOf(*root, "workflows"_L1)) {
        for (size_t i = 0; i < workflows->children.size(); ++i)
            consider(workflows->children[i], u"workflows[%1]"_s.arg(i));
    }
    if (found.isEmpty())
        return Error{ErrorCode::NotFound,
                     name.isEmpty()
                         ? u"%1 has no workflow: expected nodes, or workflows"_s.arg(file)
                         : u"%1 has no workflow '%2'"_s.arg(file, name)};
    if (found.size() > 1)
        return Error{ErrorCode::Invalid,
                     u"%1 has several workflows (%2): say which"_s.arg(file, names.join(u", "))};
    StationFileReaders::Known known;
    known.any = true;
    auto workflow = readers.workflow(*found.first().first, found.first().second, known);
    if (!problems.isEmpty())
        return problems.error();
    return workflow;
}

} // namespace Signalbox
