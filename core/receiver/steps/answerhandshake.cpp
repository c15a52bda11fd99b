// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/answerhandshake.h"

#include "core/receiver/handshakes/handshaker.h"
#include "core/receiver/ingestcontext.h"
#include "core/support/logging.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

void log(const Intake &intake, const Handshaker &handshaker, bool answered)
{
    qCInfo(lcReceiver).noquote().nospace()
        << "handshake source=" << intake.source->name << " kind=" << handshaker.kind()
        << " peer=" << intake.request.client.toString()
        << " answered=" << (answered ? "true" : "false");
}

StepEnd answer(Intake &intake, const IntakeTools &tools, bool proven)
{
    for (const auto &handshaker : intake.source->handshakers) {
        if (handshaker->needsProof() != proven)
            continue;
        auto end = handshaker->answer(intake, tools);
        if (!end)
            continue;
        // Signed by the vendor, but anybody can have Amazon ask about a topic of theirs.
        intake.isProven = false;
        const auto &request = intake.request;
        if (!tools.context.handshakeRate().admit(intake.source->name, request.client,
                                                 request.receivedAt)) {
            if (const auto *delivered = std::get_if<Delivered>(&*end))
                tools.context.registrations().open(intake.source->name, delivered->openUntil);
            return Refused{
                RejectionCause::RateLimited,
                u"More handshakes came from this address than are answered in a second."_s,
                {{"most_per_second"_L1, HandshakeRate::answeredPerSecond}},
                {}};
        }
        if (auto *refused = std::get_if<Refused>(&*end))
            refused->evidence.insert("handshake"_L1, handshaker->kind());
        if (!std::holds_alternative<KeyAwaited>(*end))
            log(intake, *handshaker, !std::holds_alternative<Refused>(*end));
        return end;
    }
    return {};
}

} // namespace

StepEnd answerHandshake(Intake &intake, const IntakeTools &tools)
{
    return answer(intake, tools, false);
}

StepEnd answerProvenHandshake(Intake &intake, const IntakeTools &tools)
{
    return answer(intake, tools, true);
}

} // namespace Signalbox
