// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/configurationapply.h"
#include "core/station/draftsaving.h"
#include "core/station/pipeline.h"
#include "core/station/publishing.h"
#include "core/support/logging.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Result<void> putDraft(WriteSession &session, const Configured<SourceConfig> &source)
{
    return session.putSource(source);
}

Result<void> putDraft(WriteSession &session, const Configured<DestinationConfig> &destination)
{
    return session.putDestination(destination);
}

/// Writes a plan, its secrets first: whoever refers to them finds them.
template <typename Config>
ConfigurationWrite writing(const DraftPlan<Config> &plan)
{
    if (!plan.value)
        return {};
    return [plan](WriteSession &session) -> Result<void> {
        for (const auto &[name, secret] : plan.newSecrets.asKeyValueRange()) {
            if (auto kept = session.putSecret(name, secret); !kept)
                return kept;
        }
        if (auto kept = putDraft(session, *plan.value); !kept)
            return kept;
        for (const auto &name : plan.oldSecrets) {
            if (auto removed = session.removeSecret(name); !removed)
                return removed;
        }
        return {};
    };
}

} // namespace

Result<void>
Pipeline::change(ReadSession &session,
                 const std::function<Result<ConfigurationWrite>(const Configuration &)> &plan)
{
    const std::lock_guard applying(m_applying);
    const auto stored = session.configuration();
    if (!stored)
        return stored.error();
    const auto planned = plan(*stored);
    if (!planned)
        return planned.error();
    if (!*planned)
        return {};
    if (auto written = write(*m_writer, *planned); !written)
        return written;
    if (const auto snapshots = reload(session); !snapshots)
        return snapshots.error();
    return {};
}

Result<PublishReport> Pipeline::publish(ReadSession &session, const PublishRequest &request)
{
    auto wanted = request;
    if (request.from) {
        auto earlier = session.revision(request.workflow, *request.from);
        if (!earlier)
            return earlier.error();
        wanted.graph = std::move(earlier->graph);
        if (wanted.note.isEmpty())
            wanted.note = u"Back to revision %1"_s.arg(*request.from);
    }
    PublishReport report;
    const auto changed =
        change(session, [&](const Configuration &stored) -> Result<ConfigurationWrite> {
            auto plan = planPublish(stored, wanted, knownNames(stored, m_providers), m_clock.now());
            if (!plan)
                return plan.error();
            report = plan->report;
            if (plan->workflow) {
                return ConfigurationWrite([workflow = *plan->workflow](WriteSession &writing) {
                    return writing.putWorkflow(workflow);
                });
            }
            if (!plan->revision)
                return ConfigurationWrite();
            return ConfigurationWrite(
                [&report, revision = *plan->revision](WriteSession &writing) -> Result<void> {
                    const auto number = writing.publish(revision);
                    if (!number)
                        return number.error();
                    report.revision = *number;
                    return {};
                });
        });
    if (!changed)
        return changed.error();
    if (report.changed)
        qCInfo(lcStation).noquote()
            << "published workflow="_L1 + request.workflow
            << "revision="_L1 + QString::number(report.revision) << "author="_L1 + request.author;
    return report;
}

Result<SaveReport> Pipeline::save(ReadSession &session, const SourceDraft &draft)
{
    SaveReport report;
    const SecretResolver secrets([&](const QString &name) { return session.secret(name); });
    const auto changed =
        change(session, [&](const Configuration &stored) -> Result<ConfigurationWrite> {
            const auto plan = planSave(stored, draft, m_providers, secrets, m_clock.now());
            if (!plan)
                return plan.error();
            report = plan->report;
            return writing(*plan);
        });
    if (!changed)
        return changed.error();
    return report;
}

Result<SaveReport> Pipeline::save(ReadSession &session, const DestinationDraft &draft)
{
    SaveReport report;
    const SecretResolver secrets([&](const QString &name) { return session.secret(name); });
    const auto changed =
        change(session, [&](const Configuration &stored) -> Result<ConfigurationWrite> {
            const auto plan = planSave(stored, draft, secrets, m_clock.now());
            if (!plan)
                return plan.error();
            report = plan->report;
            return writing(*plan);
        });
    if (!changed)
        return changed.error();
    return report;
}

Result<void> Pipeline::setEnabled(ReadSession &session, const ObjectName &object, bool enabled)
{
    return change(session, [&](const Configuration &stored) {
        return planEnabled(stored, object, enabled, knownNames(stored, m_providers), m_clock.now());
    });
}

Result<void> Pipeline::remove(ReadSession &session, const ObjectName &object)
{
    const auto counts = session.destinationCounts();
    if (!counts)
        return counts.error();
    return change(session, [&](const Configuration &stored) {
        return planRemoval(stored, object, counts->value(object.name).pending);
    });
}

Result<RemovalReport> Pipeline::removeWorkflow(ReadSession &session, const WorkflowRemoval &removal)
{
    RemovalReport report;
    const auto changed = change(session, [&](const Configuration &stored) {
        return planWorkflowRemoval(stored, removal, report);
    });
    if (!changed)
        return changed.error();
    if (report.removed)
        qCInfo(lcStation).noquote() << "removed workflow="_L1 + removal.workflow
                                    << "held="_L1 + QString::number(report.held)
                                    << (removal.held ? heldChoiceName(*removal.held) : QString());
    return report;
}

Result<void> Pipeline::detach(ReadSession &session, const ObjectName &object)
{
    return change(session, [&](const Configuration &stored) {
        return planDetach(stored, object, m_clock.now());
    });
}

} // namespace Signalbox
