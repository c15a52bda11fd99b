// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/ingesthandler.h"

#include "core/admission/itemheaders.h"
#include "core/receiver/ingestanswers.h"
#include "core/receiver/neweventof.h"
#include "core/support/bytes.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qsizetype longestName = 64; ///< bytes of a name that is not ours
constexpr int mostKeysAwaited = 3; ///< by one request
constexpr int keyRetryAfter = 10; ///< seconds

Error keyTooLate()
{
    return {ErrorCode::Unavailable, u"it was gone again before it was used"_s};
}

/// What stands below /in/ in a raw target, or nothing.
std::optional<QByteArrayView> sourceName(QByteArrayView target)
{
    static constexpr QByteArrayView folder = "/in/";
    if (!target.startsWith(folder))
        return {};
    const auto name = target.sliced(folder.size());
    const auto query = name.indexOf('?');
    return query < 0 ? name : name.first(query);
}

/// The address with the port, which only the peer of the connection has.
QString formatClient(const ReceivedRequest &request)
{
    const bool proxied = !request.client.isNull() && request.client != request.peer;
    const auto &address = proxied ? request.client : request.peer;
    bool isIpv4 = false;
    const QHostAddress ipv4(address.toIPv4Address(&isIpv4));
    const auto host = isIpv4 ? ipv4.toString() : u'[' + address.toString() + u']';
    return proxied ? host : host + u':' + QString::number(request.peerPort);
}

RejectionCause causeOf(const GuardViolation &violation)
{
    switch (violation.status) {
    case 408: return RejectionCause::DeadlineMissed;
    case 413: return RejectionCause::TooLarge;
    case 414:
    case 431: return RejectionCause::HeadersTooLarge;
    default: return RejectionCause::Malformed;
    }
}

/// What came of the body, or what was announced if that is more.
qint64 bodySizeOf(const ReceivedRequest &request)
{
    const auto announced = request.headers.single("content-length");
    return std::max<qint64>(request.body.size(), announced ? announced->toLongLong() : 0);
}

} // namespace

IngestHandler::IngestHandler(IngestContext &context)
    : m_context(context)
    , m_log(context.clock())
    , m_rejections(context, m_log)
    , m_events(context, m_log)
    , m_secrets(context)
    , m_suspended(context,
                  [this](std::unique_ptr<Intake> intake, HttpResponder &&responder,
                         const Result<void> &fetched) {
                      resume(std::move(intake), std::move(responder), fetched);
                  })
{
}

IngestHandler::~IngestHandler() = default;

void IngestHandler::handle(ReceivedRequest &&request, HttpResponder &&responder)
{
    const auto name = sourceName(request.target);
    if (!name) {
        responder.send(IngestAnswers::noSuchPage());
        return;
    }
    auto source = m_context.sources()->find(*name);
    if (!source) {
        refuse(std::move(request), std::move(responder), *name, nullptr,
               {RejectionCause::UnknownSource, u"No source has this name."_s, {}, {}},
               Trust::Unproven);
        return;
    }
    proceed(std::make_unique<Intake>(std::move(request), std::move(source)), std::move(responder),
            stepsOfProof());
}

void IngestHandler::proceed(std::unique_ptr<Intake> intake, HttpResponder &&responder,
                            std::span<const IntakeStep> steps)
{
    const IntakeTools tools{m_context, m_hmac};
    auto end = runSteps(steps, *intake, tools);
    if (!end)
        end = runSteps(stepsOfContent(), *intake, tools);
    if (!end) {
        store(*intake, std::move(responder));
    } else if (auto *refused = std::get_if<Refused>(&*end)) {
        refuse(std::move(intake->request), std::move(responder), intake->source->name.toUtf8(),
               intake->source.get(), std::move(*refused),
               intake->isProven ? Trust::Proven : Trust::Unproven);
    } else if (auto *delivered = std::get_if<Delivered>(&*end)) {
        m_secrets.add(intake->source->name, std::move(*delivered), std::move(responder));
    } else if (const auto *awaited = std::get_if<KeyAwaited>(&*end)) {
        if (++intake->keysAwaited > mostKeysAwaited)
            resume(std::move(intake), std::move(responder), keyTooLate());
        else
            m_suspended.suspend(std::move(intake), std::move(responder), awaited->address);
    } else {
        responder.send(std::get<Answered>(*std::move(end)).response);
    }
}

void IngestHandler::resume(std::unique_ptr<Intake> intake, HttpResponder &&responder,
                           const Result<void> &fetched)
{
    if (fetched) {
        proceed(std::move(intake), std::move(responder), stepsFromSignature());
        return;
    }
    // Undecided, so not 401: a genuine sender must come back.
    refuse(std::move(intake->request), std::move(responder), intake->source->name.toUtf8(),
           intake->source.get(),
           {RejectionCause::Busy,
            u"What the request needs of its vendor could not be fetched: %1."_s.arg(
                fetched.error().detail),
            {{"retry_after"_L1, keyRetryAfter}},
            {}},
           Trust::Unproven);
}

void IngestHandler::store(Intake &intake, HttpResponder &&responder)
{
    const auto &source = *intake.source;
    auto request = toStore(std::move(intake.request), &source);
    if (!intake.split) {
        m_events.add(newEventOf(source, std::move(intake.items.front()), std::move(request),
                                m_context.clock()),
                     intake.source, std::move(responder));
        return;
    }
    request.headers = itemHeaders(request.headers, *source.items);
    std::vector<EventHandover::Item> items;
    items.reserve(intake.items.size());
    for (qsizetype number = 0; auto &item : intake.items) {
        request.body = item.body;
        if (item.refused) {
            item.refused->evidence.insert("item"_L1, number);
            items.emplace_back(
                rejectionOf(source.name.toUtf8(), *std::move(item.refused), request));
        } else {
            items.emplace_back(newEventOf(source, std::move(item), request, m_context.clock()));
        }
        ++number;
    }
    m_events.addItems(std::move(items), intake.source, std::move(responder));
}

Rejection IngestHandler::rejectionOf(QByteArrayView name, Refused &&refused, Request request) const
{
    Rejection rejection;
    rejection.id = RejectionId::make(m_context.clock().now());
    rejection.source = QString::fromLatin1(name.first(std::min(name.size(), longestName)));
    rejection.status = IngestAnswers::statusOf(refused.cause);
    rejection.cause = refused.cause;
    rejection.detail = std::move(refused.detail);
    rejection.evidence = std::move(refused.evidence);
    rejection.key = std::move(refused.key);
    rejection.bodySize = request.body.size();
    rejection.request = std::move(request);
    rejection.request.body = bounded(rejection.request.body, Rejection::keptBody);
    return rejection;
}

void IngestHandler::refuse(ReceivedRequest &&request, HttpResponder &&responder,
                           QByteArrayView name, const IngestSource *source, Refused refused,
                           Trust trust)
{
    auto rejection = rejectionOf(name, std::move(refused), toStore(std::move(request), source));
    if (trust == Trust::Unproven) {
        auto &body = rejection.request.body;
        body = m_context.redaction().redactBody(body, placesOf(source));
    }
    auto refusal = IngestAnswers::refused(rejection.cause, rejection.id,
                                          source ? source->methods : QList<QByteArray>(),
                                          rejection.evidence.value("retry_after"_L1).toInt());
    if (source && source->answer.bareRefusals)
        refusal = IngestAnswers::bare(std::move(refusal));
    responder.send(std::move(refusal));
    m_rejections.add(std::move(rejection), source != nullptr, trust);
}

CredentialPlaces IngestHandler::placesOf(const IngestSource *source) const
{
    return source ? source->credentials : m_context.sources()->credentials();
}

Request IngestHandler::toStore(ReceivedRequest &&request, const IngestSource *source) const
{
    const auto &redaction = m_context.redaction();
    const auto places = placesOf(source);
    return {std::move(request.method),
            redaction.redactTarget(request.target, places),
            redaction.redact(request.headers, places),
            std::move(request.body),
            formatClient(request),
            request.receivedAt};
}

qint64 IngestHandler::bodyLimit(QByteArrayView, QByteArrayView target) const
{
    const auto name = sourceName(target);
    const auto source = name ? m_context.sources()->find(*name) : nullptr;
    return source ? source->maxBody : 0;
}

void IngestHandler::violated(const GuardViolation &violation)
{
    auto request = violation.request;
    const auto name = sourceName(request.target).value_or(QByteArrayView());
    const auto source = m_context.sources()->find(name);
    const auto shownName = QString::fromLatin1(name.first(std::min(name.size(), longestName)));
    if (violation.status == 503) {
        m_context.observer().overloaded(source ? shownName : QString(), m_context.clock().now());
        return;
    }
    Rejection rejection;
    rejection.id = RejectionId::make(m_context.clock().now());
    rejection.source = shownName;
    rejection.status = violation.status;
    rejection.cause = causeOf(violation);
    rejection.detail =
        u"The guard refused the request: %1."_s.arg(QString::fromLatin1(violation.cause));
    rejection.evidence = {{"violation"_L1, QString::fromLatin1(violation.cause)}};
    rejection.bodySize = bodySizeOf(request);
    request.body = bounded(request.body, Rejection::keptBody);
    request.body = m_context.redaction().redactBody(request.body, placesOf(source.get()));
    rejection.request = toStore(std::move(request), source.get());
    m_rejections.add(std::move(rejection), source != nullptr, Trust::Unproven);
}

} // namespace Signalbox
