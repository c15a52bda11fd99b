// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/schemaset.h"
#include "core/station/stationfilereaders.h"
#include "core/station/stationfilevalues.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
namespace Values = StationFileValues;

namespace {

const StationFileFields::Names schemaNames{{u"file"_s, u"mode"_s, u"references"_s}, {}};
const auto rateExpected = u"a rate such as 200/s, 60/m or \"200/s burst 500\""_s;

std::optional<RateLimit> rateText(QStringView text)
{
    const auto rate = RateLimit::parse(text);
    return rate ? std::optional(*rate) : std::nullopt;
}

} // namespace

std::optional<SchemaFile> StationFileReaders::schemaFile(const YamlNode &node,
                                                         const StationFileFields &fields,
                                                         const QString &path) const
{
    const auto found = m_files.constFind(node.text);
    if (node.kind == YamlNode::Kind::Scalar && found != m_files.constEnd())
        return SchemaFile{node.text, *found};
    fields.problem(
        node.line, path,
        u"expected the name of a file beside this one, or in its section files, found %1"_s.arg(
            quoted(node.text)));
    return {};
}

std::optional<SchemaConfig> StationFileReaders::schema(const YamlNode &node,
                                                       const QString &path) const
{
    const StationFileFields fields(node, path, schemaNames, m_problems);
    const auto *file = fields.require(u"file"_s, u"the name of a JSON Schema file"_s);
    if (!file)
        return {};
    SchemaConfig config;
    fields.read(u"mode"_s, u"enforce, warn or off"_s, schemaModeFromName, config.mode);
    bool whole = true;
    for (const auto *reference :
         fields.list(u"references"_s, u"a list of names of JSON Schema files"_s)) {
        const auto read = schemaFile(*reference, fields, fields.path(u"references"_s));
        whole = whole && read;
        if (read)
            config.references.append(*read);
    }
    const auto read = schemaFile(*file, fields, fields.path(u"file"_s));
    if (!read || !whole)
        return {};
    config.file = *read;
    if (const auto compiled = compileSchema(config); !compiled)
        fields.problem(file->line, fields.path(u"file"_s),
                       u"expected a JSON Schema: %1"_s.arg(compiled.error().detail));
    return config;
}

void StationFileReaders::readAdmission(const StationFileFields &fields,
                                       AdmissionConfig &admission) const
{
    if (const auto *node = fields.find(u"schema"_s))
        admission.schema = schema(*node, fields.path(u"schema"_s));
    if (const auto *types = fields.find(u"schemas"_s)) {
        const auto path = fields.path(u"schemas"_s);
        if (types->kind != YamlNode::Kind::Map)
            fields.unexpected(*types, path, u"{event type: {file: …}}"_s);
        for (const auto &type : types->children) {
            if (const auto read = schema(type, path + u'.' + type.key))
                admission.schemas.insert(type.key, *read);
        }
    }
    RateLimit rate;
    if (fields.find(u"rate_limit"_s)) {
        fields.read(u"rate_limit"_s, rateExpected, rateText, rate);
        admission.rateLimit = rate;
    }
    if (fields.find(u"address_rate_limit"_s)) {
        fields.read(u"address_rate_limit"_s, rateExpected, rateText, rate);
        admission.addressRateLimit = rate;
    }
}

} // namespace Signalbox
