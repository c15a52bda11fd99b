// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

#include <QByteArray>
#include <QCoreApplication>

namespace Signalbox {

/// A working example to begin a workflow with: from a provider, by a filter and a map, to a
/// destination. Its title and what it is for come from TemplateWords.
struct WorkflowTemplate
{
    QString name; ///< also what the workflow is called, unless one says otherwise
    QString provider; ///< of its source, which has the same name
    QString destination;
    QString url; ///< where a new destination leads, until one says where
    Graph graph; ///< of a source and a destination that have the names above
    QString sampleType; ///< event type, where the provider has it in a header
    QByteArray sampleBody;

    /// The graph with other names for its source and its destination.
    Graph graphFor(const QString &source, const QString &destination) const;
};

/// Those that come with Signalbox, in the order to show.
QList<WorkflowTemplate> workflowTemplates();

/// Templates in words.
class TemplateWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::TemplateWords)

public:
    static QString title(const QString &name);
    static QString origin(const QString &name); ///< whose events it begins with
    static QString sentence(const QString &name);
};

} // namespace Signalbox
