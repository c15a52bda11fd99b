// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/schemaset.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

Result<JsonSchema> compileSchema(const SchemaConfig &config)
{
    QList<SchemaReference> references;
    for (const auto &reference : config.references)
        references.append({reference.name, reference.text});
    return JsonSchema::compile(config.file.text, references);
}

Result<SchemaSet::Entry> SchemaSet::entryOf(const SchemaConfig &config)
{
    auto schema = compileSchema(config);
    if (!schema)
        return Error{schema.error().code, u"%1: %2"_s.arg(config.file.name, schema.error().detail)};
    return Entry{config.mode, config.file.name, *std::move(schema)};
}

Result<SchemaSet> SchemaSet::compile(const AdmissionConfig &config)
{
    SchemaSet set;
    if (config.schema && config.schema->mode != SchemaMode::Off) {
        auto entry = entryOf(*config.schema);
        if (!entry)
            return entry.error();
        set.m_general = *std::move(entry);
    }
    for (auto at = config.schemas.begin(); at != config.schemas.end(); ++at) {
        auto &own = set.m_byType[at.key()];
        if (at->mode == SchemaMode::Off)
            continue;
        auto entry = entryOf(*at);
        if (!entry)
            return entry.error();
        own = *std::move(entry);
    }
    return set;
}

std::optional<SchemaSet::Breach> SchemaSet::breachOf(const QString &type,
                                                     const Document &body) const
{
    const auto own = m_byType.constFind(type);
    const auto &entry = own == m_byType.constEnd() ? m_general : *own;
    if (!entry)
        return {};
    auto violation = entry->schema.violationOf(body);
    if (!violation)
        return {};
    return Breach{entry->mode, entry->file, *std::move(violation)};
}

} // namespace Signalbox
