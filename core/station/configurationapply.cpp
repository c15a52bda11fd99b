// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/configurationapply.h"

#include "core/station/applywarnings.h"
#include "core/station/stationfile.h"

#include <algorithm>
#include <future>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Names of enabled objects that do not belong to \a owner: what its file may refer to without
/// defining it.
template <typename Config>
QStringList namesOfOthers(const QList<Configured<Config>> &objects, const Owner &owner)
{
    QStringList names;
    for (const auto &object : objects) {
        if (object.enabled && object.owner != owner)
            names.append(object.config.name);
    }
    return names;
}

QHash<QString, QStringList> parametersOf(const ProviderCatalogue &providers)
{
    QHash<QString, QStringList> all;
    for (const auto &name : providers.names())
        all.insert(name, providers.find(name)->parameterNames());
    return all;
}

Result<void> putAll(WriteSession &session, const ApplyPlan &plan)
{
    if (plan.retain) {
        if (auto put = session.putRetain(*plan.retain); !put)
            return put;
    }
    for (const auto &source : plan.sources) {
        if (auto put = session.putSource(source); !put)
            return put;
    }
    for (const auto &destination : plan.destinations) {
        if (auto put = session.putDestination(destination); !put)
            return put;
    }
    for (const auto &workflow : plan.workflows) {
        if (auto put = session.putWorkflow(workflow); !put)
            return put;
    }
    return {};
}

} // namespace

Result<ApplyPlan> planStationFile(ReadSession &session, const ProviderCatalogue &providers,
                                  const QByteArray &text, const QString &name, Timestamp now)
{
    const auto stored = session.configuration();
    if (!stored)
        return stored.error();
    const Owner owner = u"file:"_s + name;
    StationFileLines lines;
    const auto wanted =
        readStationFile(text, name,
                        {providers.names(), namesOfOthers(stored->sources, owner),
                         namesOfOthers(stored->destinations, owner), parametersOf(providers)},
                        &lines);
    if (!wanted)
        return wanted.error();
    auto plan = planApply(*stored, *wanted, owner, now, lines);
    if (!plan)
        return plan;
    plan->report.listen = wanted->listen;
    plan->report.warnings = applyWarnings(*stored, *plan, *wanted, providers);
    return plan;
}

QStringList missingSecrets(ReadSession &session, const ApplyPlan &plan)
{
    const SecretResolver secrets([&](const QString &name) { return session.secret(name); });
    QStringList missing;
    const auto check = [&](const SecretReference &reference) {
        if (!secrets.resolve(reference) && !missing.contains(reference.text))
            missing.append(reference.text);
    };
    for (const auto &source : plan.sources)
        std::ranges::for_each(source.config.secrets, check);
    for (const auto &destination : plan.destinations) {
        if (destination.config.secret)
            check(*destination.config.secret);
    }
    return missing;
}

Result<void> putPlan(Writer &writer, const ApplyPlan &plan)
{
    return write(writer, [&](WriteSession &session) { return putAll(session, plan); });
}

Result<void> write(Writer &writer, const std::function<Result<void>(WriteSession &)> &change)
{
    std::promise<Result<void>> written;
    Result<void> outcome;
    WriteJob job;
    job.apply = [&](WriteSession &session) { outcome = change(session); };
    job.done = [&](const Result<void> &committed) {
        written.set_value(committed ? outcome : committed);
    };
    writer.submitAlways(std::move(job));
    return written.get_future().get();
}

SecretSet resolveSecrets(ReadSession &session, const SourceConfig &source)
{
    const SecretResolver resolver([&](const QString &name) { return session.secret(name); });
    SecretSet secrets;
    for (const auto &reference : source.secrets) {
        if (auto secret = resolver.resolve(reference))
            secrets[reference.slot].append({*std::move(secret), reference.expires});
    }
    return secrets;
}

Result<Snapshots> loadSnapshots(ReadSession &session, const ProviderCatalogue &providers,
                                std::shared_ptr<const KeySource> keys)
{
    const auto configuration = session.configuration();
    if (!configuration)
        return configuration.error();
    const SecretResolver secrets([&](const QString &name) { return session.secret(name); });
    return makeSnapshots(*configuration, providers, secrets, std::move(keys));
}

} // namespace Signalbox
