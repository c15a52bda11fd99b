// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"

namespace Signalbox {

enum class ObjectKind : quint8 { Source, Destination, Workflow };

QString objectKindName(ObjectKind kind); ///< source, destination, workflow
std::optional<ObjectKind> objectKindFromName(QStringView name);

/// One configured object.
struct ObjectName
{
    ObjectKind kind = ObjectKind::Workflow;
    QString name;

    bool operator==(const ObjectName &) const = default;
};

/// A secret as somebody typed it. The station keeps it and refers to it as {stored: …}.
struct TypedSecret
{
    static constexpr qsizetype longest = 64 * 1024; ///< bytes

    QString slot; ///< which of the provider's secrets; empty: the first
    QByteArray value;
    std::optional<Timestamp> expires;

    bool operator==(const TypedSecret &) const = default;
};

/// A source as a person wants it.
struct SourceDraft
{
    SourceConfig config; ///< its secrets are references, as ever
    QList<TypedSecret> secrets; ///< besides those
    int base = 0; ///< the revision that the editor started from; 0: a new source
    bool dryRun = false; ///< only says what is wrong

    bool operator==(const SourceDraft &) const = default;
};

/// A destination as a person wants it.
struct DestinationDraft
{
    DestinationConfig config;
    std::optional<QByteArray> secret; ///< typed, in place of the reference
    int base = 0;
    bool dryRun = false;

    bool operator==(const DestinationDraft &) const = default;
};

/// What is wrong with one field of a draft.
struct FieldProblem
{
    QString field; ///< as in the station file: secrets[0], retry.initial; empty: the whole
    QString detail; ///< one sentence; never a secret
    bool prevents = true; ///< false: it is kept all the same

    bool operator==(const FieldProblem &) const = default;
};

struct SaveReport
{
    int revision = 0; ///< that holds now; 0: nothing was changed, problems or a dry run
    QList<FieldProblem> problems;

    bool operator==(const SaveReport &) const = default;
};

} // namespace Signalbox
