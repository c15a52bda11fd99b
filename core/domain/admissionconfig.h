// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/jsonfields.h"
#include "core/domain/ratelimit.h"

#include <QMap>

#include <optional>

namespace Signalbox {

/// What becomes of an event that is not as its schema has it.
enum class SchemaMode : quint8 {
    Enforce, ///< a rejection
    Warn, ///< an event with a warning
    Off, ///< nobody looks
};

/// A JSON Schema with the name that it has in the station file. The text is the truth.
struct SchemaFile
{
    QString name;
    QByteArray text;

    bool operator==(const SchemaFile &) const = default;
};

/// What bodies must be like.
struct SchemaConfig
{
    SchemaFile file;
    QList<SchemaFile> references; ///< schemas that it refers to by their names or $id
    SchemaMode mode = SchemaMode::Enforce;

    bool operator==(const SchemaConfig &) const = default;
};

/// How much a source takes, and what it must be like.
struct AdmissionConfig
{
    std::optional<SchemaConfig> schema; ///< of events whose type has none of its own
    QMap<QString, SchemaConfig> schemas; ///< by event type
    std::optional<RateLimit> rateLimit; ///< of what was authenticated
    std::optional<RateLimit> addressRateLimit; ///< of each address, before that

    bool operator==(const AdmissionConfig &) const = default;
};

/// Adds schema {file, text, mode, references [{file, text}]}, schemas {type: …}, rate_limit and
/// address_rate_limit to \a source. What is not set is left out.
void putAdmission(QJsonObject &source, const AdmissionConfig &admission);
/// The same members of a source; what does not fit is noted in \a source.
AdmissionConfig admissionFrom(JsonFields &source);

QString schemaModeName(SchemaMode mode); ///< as in station files
std::optional<SchemaMode> schemaModeFromName(QStringView name);

} // namespace Signalbox
