// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilebundle.h"

#include "core/station/stationfilevalues.h"
#include "core/station/yamltree.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;
namespace Values = StationFileValues;

namespace {

const YamlNode *child(const YamlNode &node, QStringView key)
{
    const auto found =
        std::ranges::find_if(node.children, [&](const YamlNode &one) { return one.key == key; });
    return found == node.children.end() ? nullptr : &*found;
}

void addNames(const YamlNode &schema, QStringList &names)
{
    if (const auto *file = child(schema, u"file"))
        names.append(file->text);
    if (const auto *references = child(schema, u"references")) {
        for (const auto &reference : references->children)
            names.append(reference.text);
    }
}

void addScripts(const YamlNode &workflow, QStringList &names)
{
    const auto *nodes = child(workflow, u"nodes");
    if (nodes == nullptr)
        return;
    for (const auto &node : nodes->children) {
        const auto *script = child(node, u"script");
        if (const auto *file = script ? child(*script, u"file") : nullptr)
            names.append(file->text);
    }
}

QStringList namesIn(const YamlNode &root)
{
    QStringList names;
    const auto *sources = child(root, u"sources");
    for (const auto &source : sources ? sources->children : std::vector<YamlNode>()) {
        if (const auto *schema = child(source, u"schema"))
            addNames(*schema, names);
        if (const auto *schemas = child(source, u"schemas")) {
            for (const auto &schema : schemas->children)
                addNames(schema, names);
        }
    }
    addScripts(root, names);
    if (const auto *workflows = child(root, u"workflows")) {
        for (const auto &workflow : workflows->children)
            addScripts(workflow, names);
    }
    names.removeDuplicates();
    return names;
}

} // namespace

QByteArray withSchemaFiles(const QByteArray &text, const QString &folder)
{
    YamlFailure failure;
    const auto root = readYaml(text, failure);
    if (!root || child(*root, u"files"))
        return text;
    QByteArray files;
    for (const auto &name : namesIn(*root)) {
        QFile file(QDir(folder).filePath(name));
        if (!Values::isFileName(name) || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.read(YamlNode::maxBytes + 1);
        if (content.isValidUtf8())
            files += "  " + Values::quotedScalar(name).toUtf8() + ": "
                + Values::quotedScalar(QString::fromUtf8(content)).toUtf8() + '\n';
    }
    return files.isEmpty() ? text : text + "\nfiles:\n" + files;
}

} // namespace Signalbox
