// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/admissionconfig.h"
#include "core/expression/jsonschema.h"

#include <QHash>

namespace Signalbox {

/// \a config's schema, compiled. Errors as JsonSchema::compile().
Result<JsonSchema> compileSchema(const SchemaConfig &config);

/// The schemas of one source, compiled once. Immutable; safe from any thread.
class SchemaSet final
{
public:
    /// What a value breaks.
    struct Breach
    {
        SchemaMode mode = SchemaMode::Enforce;
        QString file; ///< name of the schema
        SchemaViolation violation;
    };

    /// Those of \a config that are not off. Errors name the schema's file.
    static Result<SchemaSet> compile(const AdmissionConfig &config);

    bool isEmpty() const { return !m_general && m_byType.isEmpty(); }

    /// Nothing: \a body, of an event of \a type, is as its schema has it, or has none.
    std::optional<Breach> breachOf(const QString &type, const Document &body) const;

private:
    struct Entry
    {
        SchemaMode mode;
        QString file;
        JsonSchema schema;
    };
    static Result<Entry> entryOf(const SchemaConfig &config);

    std::optional<Entry> m_general;
    QHash<QString, std::optional<Entry>> m_byType; ///< nothing: its schema is off
};

} // namespace Signalbox
