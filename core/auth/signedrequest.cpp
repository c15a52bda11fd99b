// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/signedrequest.h"

#include "core/auth/canonicalcontent.h"
#include "core/auth/timestampcheck.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

Finding refusal(RejectionCause cause, const QString &detail, const Place &place)
{
    Finding finding{Finding::State::Refused, cause, detail, {}, {}, {}};
    describePlace(place, finding.evidence);
    return finding;
}

/// The one value at \a place, which the signature covers.
std::optional<Finding> readCovered(const Place &place, const VerifyInput &input, PlaceValues &out)
{
    out = readPlace(place, input.request, input.item);
    if (out.single())
        return {};
    if (out.state == PlaceValues::State::Absent) {
        // The signature is there, so the request does use this scheme.
        auto finding = unusable(place, out.empty, false);
        finding.state = Finding::State::Refused;
        finding.detail.chop(1);
        finding.detail += u", and it is part of what is signed."_s;
        return finding;
    }
    return refusal(RejectionCause::SignatureMalformed,
                   u"The %1 does not hold exactly one value."_s.arg(describe(place)), place);
}

Result<QVarLengthArray<ContentParts, 1>> contentsOf(const SignedContent &content,
                                                    const ContentInput &input)
{
    if (!content.canonical().isEmpty())
        return canonicalContents(content.canonical(), input);
    auto parts = content.of(input);
    if (!parts)
        return parts.error();
    QVarLengthArray<ContentParts, 1> contents;
    contents.append(*std::move(parts));
    return contents;
}

} // namespace

BoundLayout BoundLayout::bind(const SignatureLayout &layout, const Scheme &scheme,
                              const Parameters &parameters, const QByteArray &publicUrl,
                              const std::optional<Tolerance> &tolerance)
{
    BoundLayout bound{layout, publicUrl,
                      tolerance.value_or(scheme.tolerance.value_or(Tolerance()))};
    bound.layout.content = layout.content.with(parameters);
    auto &prefix = bound.layout.signature.prefix;
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        prefix.replace("{parameter:"_ba + it.key().toUtf8() + '}', it.value().toUtf8());
    return bound;
}

std::optional<Finding> readSigned(const BoundLayout &bound, const VerifyInput &input,
                                  SignedRequest &signedRequest)
{
    const auto &layout = bound.layout;
    auto &signatures = signedRequest.signatures;
    signatures = readPlace(layout.signature, input.request, input.item);
    using State = PlaceValues::State;
    if (signatures.state == State::Absent || signatures.state == State::Repeated)
        return unusable(layout.signature, signatures.empty, signatures.state == State::Repeated);
    if (signatures.state == State::OtherForm) {
        auto finding = refusal(
            RejectionCause::SignatureMalformed,
            layout.signature.split.isEmpty()
                ? u"The %1 does not begin with \"%2\"."_s.arg(
                      describe(layout.signature), QString::fromUtf8(layout.signature.prefix))
                : u"The %1 has no entry that begins with \"%2\"."_s.arg(
                      describe(layout.signature), QString::fromUtf8(layout.signature.prefix)),
            layout.signature);
        finding.state = Finding::State::Absent; // another scheme of the provider may know the form
        return finding;
    }
    if (layout.timestamp) {
        const auto &place = layout.timestamp->place;
        if (auto finding = readCovered(place, input, signedRequest.timestamp))
            return finding;
        signedRequest.time =
            readTimestamp(layout.timestamp->unit, *signedRequest.timestamp.single());
        if (!signedRequest.time) {
            return refusal(
                RejectionCause::SignatureMalformed,
                u"The %1 is not a time in the unit that the provider uses."_s.arg(describe(place)),
                place);
        }
    }
    if (layout.id) {
        if (auto finding = readCovered(*layout.id, input, signedRequest.id))
            return finding;
    }
    const ContentInput content{
        input.request, signedRequest.timestamp.single().value_or(QByteArrayView()),
        signedRequest.id.single().value_or(QByteArrayView()), input.item, bound.publicUrl};
    auto contents = contentsOf(layout.content, content);
    if (!contents && contents.error().code == ErrorCode::Invalid) {
        return refusal(RejectionCause::SignatureMalformed,
                       u"The %1."_s.arg(contents.error().detail), layout.signature);
    }
    if (!contents) {
        return refusal(
            RejectionCause::SignatureMissing,
            u"The %1, which is part of what is signed, does not stand exactly once."_s.arg(
                contents.error().detail),
            layout.signature);
    }
    signedRequest.contents = *std::move(contents);
    return {};
}

std::optional<Finding> refuseByTime(const BoundLayout &bound, const SignedRequest &signedRequest,
                                    const VerifyInput &input)
{
    const auto &time = signedRequest.time;
    if (!time || isTimely(*time, input.request.now, bound.tolerance))
        return {};
    auto finding =
        refusal(RejectionCause::TimestampOutsideTolerance,
                u"The signature is right, but its time is outside the tolerance: "
                "it is %1."_s.arg(describeAge(*time, input.request.now, bound.tolerance)),
                bound.layout.timestamp->place);
    finding.evidence.insert("timestamp"_L1, toIso8601(*time));
    finding.evidence.insert("received_at"_L1, toIso8601(input.request.now));
    finding.evidence.insert("tolerance_past"_L1, bound.tolerance.past);
    finding.evidence.insert("tolerance_future"_L1, bound.tolerance.future);
    return finding;
}

QByteArray digestOf(const ContentParts &parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto view : parts.views)
        hash.addData(view);
    return hash.result();
}

} // namespace Signalbox
