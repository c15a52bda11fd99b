// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/document.h"

#include <QList>

namespace Signalbox {

/// A schema that others may refer to.
struct SchemaReference
{
    QString uri; ///< what they call it; it is also known by its own $id
    QByteArray text;

    bool operator==(const SchemaReference &) const = default;
};

/// The first thing in a value that is not as its schema has it. Nothing of the value is in it.
struct SchemaViolation
{
    QByteArray pointer; ///< RFC 6901, to what is wrong; empty: all of it
    QByteArray keyword; ///< that it breaks; empty: it is nested deeper than is followed
    QByteArray rule; ///< where the schema says so

    QString sentence() const; ///< for the operator
    bool operator==(const SchemaViolation &) const = default;
};

/// A compiled JSON Schema: draft 4, 6, 7, 2019-09 or 2020-12 by its $schema, 2020-12 without one.
/// `format` is an annotation, as the standard has it. Patterns are matched in time linear to the
/// text. Immutable; copies share; safe from any thread.
class JsonSchema final
{
public:
    /// Values and schemas nested deeper together are a violation.
    static constexpr int maxDepth = 1024;

    /// What \a schema refers to must be in it, in \a references or one of the drafts: nothing is
    /// fetched. Error Invalid for what is no JSON, holds not its draft, refers to what is not
    /// there, or has a pattern that RE2 does not know (references back, looking around).
    static Result<JsonSchema> compile(QByteArrayView schema,
                                      const QList<SchemaReference> &references = {});

    /// Nothing: \a value is as the schema has it.
    std::optional<SchemaViolation> violationOf(const Document &value) const;

private:
    class Program;
    explicit JsonSchema(std::shared_ptr<const Program> program);
    std::shared_ptr<const Program> m_program;
};

} // namespace Signalbox
