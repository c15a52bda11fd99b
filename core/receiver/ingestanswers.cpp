// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/ingestanswers.h"

using namespace Qt::StringLiterals;

namespace Signalbox::IngestAnswers {
namespace {

QByteArray statusWord(IngestStatus status)
{
    switch (status) {
    case IngestStatus::Accepted: return "accepted"_ba;
    case IngestStatus::Duplicate: return "duplicate"_ba;
    case IngestStatus::Conflict: return "conflict"_ba;
    case IngestStatus::Replayed: return "replayed"_ba;
    }
    Q_UNREACHABLE_RETURN({});
}

QByteArray entry(const QString &id, const QByteArray &status)
{
    return "{\"id\":\""_ba + id.toLatin1() + "\",\"status\":\""_ba + status + "\"}"_ba;
}

/// The provider's own answer, or \a ours as JSON.
template <typename Ours>
HttpResponse answered(const ProviderAnswer &answer, const Ours &ours)
{
    if (answer.status == 204)
        return {204, answer.headers, {}};
    HttpResponse response{answer.status, {{"X-Content-Type-Options"_ba, "nosniff"_ba}}, {}};
    response.headers += answer.headers;
    if (answer.body) {
        response.headers.append({"Content-Type"_ba, answer.contentType});
        response.body = *answer.body;
    } else {
        response.headers.append({"Content-Type"_ba, "application/json"_ba});
        response.body = ours();
    }
    return response;
}

struct Words
{
    int status;
    QLatin1StringView type;
    QLatin1StringView detail;
};

Words wordsOf(RejectionCause cause)
{
    switch (cause) {
    case RejectionCause::UnknownSource:
    case RejectionCause::SourceDisabled:
        return {404, "unknown_source"_L1, "There is no such source."_L1};
    case RejectionCause::MethodNotAllowed:
        return {405, "method_not_allowed"_L1, "This source does not take this method."_L1};
    case RejectionCause::SignatureMissing:
    case RejectionCause::SignatureMalformed:
    case RejectionCause::SignatureMismatch:
    case RejectionCause::SecretMissing:
    case RejectionCause::TimestampOutsideTolerance:
        return {401, "unauthenticated"_L1, "The request could not be authenticated."_L1};
    case RejectionCause::KeyMissing:
        return {400, "key_missing"_L1, "The request lacks its idempotency key."_L1};
    case RejectionCause::Loop:
        return {508, "loop"_L1, "The event has passed too many stations."_L1};
    case RejectionCause::ContentType:
        return {415, "content_type"_L1, "This source does not take this content type."_L1};
    case RejectionCause::BodyMalformed:
        return {400, "body_malformed"_L1, "The body is not what its content type says."_L1};
    case RejectionCause::SchemaMismatch:
        return {422, "schema_mismatch"_L1, "The body does not fit the schema of this source."_L1};
    case RejectionCause::AddressNotAllowed:
        return {403, "address_not_allowed"_L1, "This address may not send to this source."_L1};
    case RejectionCause::RateLimited:
        return {429, "rate_limited"_L1, "Too many requests. Send it again later."_L1};
    case RejectionCause::Busy:
        return {503, "busy"_L1, "The event could not be stored now. Send it again later."_L1};
    case RejectionCause::HandshakeRefused:
        return {400, "handshake_refused"_L1, "This handshake is not answered here."_L1};
    case RejectionCause::TooLarge:
        return {413, "too_large"_L1, "The body expands to more than this source takes."_L1};
    case RejectionCause::Malformed: // answered by the guard, or by stored()
    case RejectionCause::DeadlineMissed:
    case RejectionCause::HeadersTooLarge:
    case RejectionCause::Conflict:
    case RejectionCause::Replayed: break;
    }
    Q_UNREACHABLE_RETURN((Words{500, {}, {}}));
}

} // namespace

HttpResponse stored(const ProviderAnswer &answer, const EventId &id, IngestStatus status)
{
    return answered(answer, [&] { return entry(id.toString(), statusWord(status)); });
}

HttpResponse storedItems(const ProviderAnswer &answer, const QList<Item> &items)
{
    return answered(answer, [&] {
        QByteArrayList entries;
        for (const auto &item : items) {
            if (const auto *outcome = std::get_if<IngestOutcome>(&item))
                entries.append(entry(outcome->event.toString(), statusWord(outcome->status)));
            else
                entries.append(entry(std::get<RejectionId>(item).toString(), "rejected"_ba));
        }
        return "{\"events\":["_ba + entries.join(',') + "]}"_ba;
    });
}

HttpResponse refused(RejectionCause cause, const RejectionId &id, const QList<QByteArray> &methods,
                     int retryAfter)
{
    const auto words = wordsOf(cause);
    auto response =
        problem(words.status, words.type, words.detail, {{"id"_L1, id.toString()}}, retryAfter);
    if (words.status == 401)
        response.headers.append({"WWW-Authenticate"_ba, "Signature realm=\"signalbox\""_ba});
    if (words.status == 405)
        response.headers.append({"Allow"_ba, methods.join(", ")});
    return response;
}

HttpResponse bare(HttpResponse refusal)
{
    refusal.headers.removeIf([](const auto &field) { return field.first == "Content-Type"; });
    refusal.body.clear();
    return refusal;
}

int statusOf(RejectionCause cause)
{
    return wordsOf(cause).status;
}

HttpResponse noSuchPage()
{
    return problem(404, "not_found"_L1, u"There is nothing here."_s);
}

HttpResponse overloaded()
{
    return problem(503, "overloaded"_L1, u"The event could not be stored now. Send it again."_s, {},
                   1);
}

} // namespace Signalbox::IngestAnswers
