// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/admissionconfig.h"
#include "core/domain/graph.h"
#include "core/domain/intakeconfig.h"
#include "core/domain/removal.h"
#include "core/domain/retrypolicy.h"
#include "core/domain/sourcesecret.h"
#include "core/domain/workflowproblem.h"

#include <QString>
#include <QStringList>

namespace Signalbox {

/// Who may change a configured object: "file:<name>" what came from a station file, "gui" the rest.
using Owner = QString;

/// How long events are kept, and how much of them. Failed ones are kept three times as long, and go
/// last when space is short.
struct RetainConfig
{
    Microseconds age{}; ///< 0: not said
    qint64 bytes = 0; ///< of events with all that belongs to them; 0: not said

    bool operator==(const RetainConfig &) const = default;
};

/// Of a station that says nothing.
inline constexpr RetainConfig defaultRetain{std::chrono::days(30), 10'000'000'000};

/// A named ingest address /in/<name>.
struct SourceConfig
{
    QString name; ///< 1 to 64 of [a-z0-9-_]
    QString provider; ///< name in the catalogue
    QList<SourceSecret> secrets; ///< any of one slot may verify
    QString publicUrl; ///< what the vendor calls, when a proxy or tunnel stands before us
    qint64 maxBody = 0; ///< bytes; 0: the provider's limit, or the station's
    AdmissionConfig admission{};
    IntakeConfig intake{};
    QMap<QString, QString> parameters{}; ///< what the provider asks for beside secrets
    std::optional<TimeTolerance> tolerance{}; ///< nothing: the provider's
    QJsonObject scheme{}; ///< of the provider "custom": as in a provider file
    RetainConfig retain{}; ///< in place of the station's age, and beside its bytes

    bool operator==(const SourceConfig &) const = default;
};

/// Where events go over HTTP.
struct DestinationConfig
{
    QString name;
    QString url; ///< http or https
    std::optional<SecretReference> secret; ///< signs by Standard Webhooks
    Microseconds timeout = std::chrono::seconds(15); ///< of a whole attempt
    RetryPolicy retry;
    int concurrency = 8; ///< attempts at the same time
    /// Deliveries of one order key go one after another, in the order in which they were routed:
    /// the next begins when the one before has ended, whatever became of it.
    bool serial = false;

    bool operator==(const DestinationConfig &) const = default;
};

struct WorkflowConfig
{
    QString name;
    Graph graph;
    /// How long its traces are kept, three times as long where something failed. 0: as long as the
    /// events, and never longer. No part of a revision.
    Microseconds traceAge{};

    bool operator==(const WorkflowConfig &) const = default;
};

/// A configured object as the store holds it.
template <typename Config>
struct Configured
{
    Config config;
    Owner owner;
    bool enabled = true; ///< false: the file no longer names it
    int revision = 1; ///< counts changes, from 1; for workflows the revision that events record
    Timestamp changedAt{};

    bool operator==(const Configured &) const = default;
};

/// The whole configuration of a station at one moment.
struct Configuration
{
    Configured<RetainConfig> retain; ///< of the station; nothing said until a file says it
    QList<Configured<SourceConfig>> sources;
    QList<Configured<DestinationConfig>> destinations;
    QList<Configured<WorkflowConfig>> workflows;
    QList<LeavingWorkflow> leaving; ///< no longer configured; by name and revision

    bool operator==(const Configuration &) const = default;
};

/// One difference between a station file and the store.
struct ConfigurationChange
{
    enum class Action { Create, Update, Enable, Disable };
    Action action = Action::Create;
    QString kind; ///< source, destination, workflow
    QString name;
    QStringList fields; ///< of an update: what differs

    bool operator==(const ConfigurationChange &) const = default;
};

/// What the author of a workflow in a station file should see; it is applied all the same.
struct ApplyWarning
{
    QString workflow;
    int line = 0; ///< of the file, from 1, where the node or edge stands; 0: not known
    WorkflowProblem problem; ///< one that does not prevent publishing

    bool operator==(const ApplyWarning &) const = default;
};

/// What apply did, or with a dry run would do.
struct ApplyReport
{
    QList<ConfigurationChange> changes;
    QStringList missingSecrets; ///< references that could not be resolved
    QString listen; ///< ADDR:PORT that the file asks for, empty: it does not say
    QList<ApplyWarning> warnings{}; ///< of all workflows of the file, in its order

    bool operator==(const ApplyReport &) const = default;
};

} // namespace Signalbox
