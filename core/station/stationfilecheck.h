// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafts.h"
#include "core/support/result.h"

namespace Signalbox {

// What a station file would be refused for, asked of one object that came by another way, so that
// what people make by hand can be exported and applied again.

/// \a providers: names in the catalogue.
QList<FieldProblem> checkSource(const SourceConfig &source, const QStringList &providers);
QList<FieldProblem> checkDestination(const DestinationConfig &destination);
bool isWorkflowName(const QString &name); ///< 1 to 64 of [a-z0-9-_]

/// {stored: name}, as configuration refers to a secret that the station keeps.
SecretReference storedSecretReference(const QString &name);
/// The name in it; nothing for other references.
std::optional<QString> storedSecretNameOf(const SecretReference &reference);

/// One workflow from a file: a station file that has it, whose other sections are not looked at, or
/// only {name, nodes, edges}. Scripts that it names as files are in its section `files`: see
/// withSchemaFiles(). \a name chooses among several; empty: there must be just one. Sources
/// and destinations are taken as they are named. \a file is what problems call it; errors as
/// readStationFile(), NotFound without a workflow of that name.
Result<WorkflowConfig> readWorkflowFile(const QByteArray &text, const QString &file,
                                        const QString &name = {});

} // namespace Signalbox
