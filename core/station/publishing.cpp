// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/publishing.h"

#include "core/station/stationfilecheck.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

SourceTraits::Body bodyOf(const Provider &provider)
{
    using Body = SourceTraits::Body;
    if (provider.items && provider.items->kind != ItemsPlace::Kind::Form)
        return Body::Json;
    Body body = Body::Unknown;
    for (const auto &type : provider.contentTypes) {
        Body one = Body::Unknown;
        if (type == "application/json" || type.endsWith("+json"))
            one = Body::Json;
        else if (type == "application/x-www-form-urlencoded" || type == "multipart/form-data")
            one = Body::Form;
        else if (type.startsWith("text/") || type.endsWith("/xml") || type.endsWith("+xml"))
            one = Body::Text;
        if (one == Body::Unknown || (body != Body::Unknown && body != one))
            return Body::Unknown;
        body = one;
    }
    return body;
}

Error invalid(const QString &detail)
{
    return {ErrorCode::Invalid, detail};
}

std::optional<Error> checkWords(const PublishRequest &request)
{
    if (!isWorkflowName(request.workflow))
        return invalid(u"name: expected 1 to 64 of a-z, 0-9, '-' and '_'"_s);
    if (request.author.trimmed().isEmpty() || request.author.size() > PublishRequest::longestAuthor
        || !std::ranges::all_of(request.author, [](QChar c) { return c.isPrint(); }))
        return invalid(
            u"author: expected 1 to %1 printable characters"_s.arg(PublishRequest::longestAuthor));
    if (request.note.size() > PublishRequest::longestNote)
        return invalid(u"note: expected at most %1 characters"_s.arg(PublishRequest::longestNote));
    const auto age = request.traceAge.value_or(Microseconds());
    if (age.count() != 0 && (age < std::chrono::seconds(1) || age > std::chrono::days(3650)))
        return invalid(u"retain.traces: expected 0, or a time from 1s to 3650d"_s);
    return {};
}

std::optional<Error> checkBase(const PublishRequest &request, int published)
{
    if (request.base == published)
        return {};
    const auto name = request.workflow;
    if (published == 0)
        return Error{
            ErrorCode::NotFound,
            u"there is no workflow '%1' any more (base revision %2)"_s.arg(name).arg(request.base)};
    if (request.base == 0)
        return Error{
            ErrorCode::Conflict,
            u"there is a workflow '%1' already, at revision %2"_s.arg(name).arg(published)};
    return Error{
        ErrorCode::Conflict,
        u"revision %1 of '%2' was published meanwhile; this one began with %3"_s.arg(published)
            .arg(name)
            .arg(request.base)};
}

} // namespace

KnownNames knownNames(const Configuration &stored, const ProviderCatalogue &providers)
{
    KnownNames known;
    for (const auto &source : stored.sources) {
        SourceTraits traits;
        traits.orderKey = source.config.intake.orderKey;
        traits.orderPosition = source.config.intake.orderPosition;
        if (const auto *provider = providers.find(source.config.provider)) {
            traits.body = bodyOf(*provider);
            if (traits.orderPosition.isEmpty() && provider->sequence)
                traits.orderPosition = provider->sequence->text();
        }
        known.sources.insert(source.config.name, traits);
    }
    for (const auto &destination : stored.destinations)
        known.destinations.insert(destination.config.name);
    return known;
}

std::optional<Error> readOnly(const QString &what, const Owner &owner)
{
    if (!owner.startsWith("file:"_L1))
        return {};
    return Error{
        ErrorCode::Conflict,
        u"%1 is owned by %2: change it there, or detach it first"_s.arg(what, owner.sliced(5))};
}

Result<Publication> planPublish(const Configuration &stored, const PublishRequest &request,
                                const KnownNames &known, Timestamp now)
{
    if (auto wrong = checkWords(request))
        return *std::move(wrong);
    const auto old = std::ranges::find(stored.workflows, request.workflow,
                                       [](const auto &workflow) { return workflow.config.name; });
    const bool exists = old != stored.workflows.end();
    if (exists) {
        if (auto foreign = readOnly(u"workflow '%1'"_s.arg(request.workflow), old->owner))
            return *std::move(foreign);
    }
    if (auto passed = checkBase(request, exists ? old->revision : 0))
        return *std::move(passed);
    Publication publication;
    publication.report.problems = validateWorkflow(request.graph, &known);
    if (std::ranges::any_of(publication.report.problems, [](const WorkflowProblem &problem) {
            return preventsPublishing(problem.reason);
        }))
        return publication;
    if (exists && old->config.graph == request.graph) {
        publication.report.revision = old->revision;
        if (request.traceAge.value_or(old->config.traceAge) == old->config.traceAge)
            return publication;
        publication.report.changed = true;
        publication.workflow = *old;
        publication.workflow->config.traceAge = *request.traceAge;
        publication.workflow->changedAt = now;
        return publication;
    }
    publication.report.changed = true;
    publication.revision =
        NewRevision{request.workflow, request.graph, peoplesOwner,    request.author.trimmed(),
                    request.note,     now,           request.traceAge};
    return publication;
}

} // namespace Signalbox
