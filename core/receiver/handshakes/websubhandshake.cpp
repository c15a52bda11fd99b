// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakes/websubhandshake.h"

#include "core/auth/wordlist.h"
#include "core/receiver/handshakes/handshakeanswer.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

StepEnd WebSubHandshake::respond(Intake &intake, const IntakeTools &) const
{
    const auto &query = intake.view().query();
    const auto mode = singleField(query, "hub.mode");
    const auto topic = singleField(query, "hub.topic");
    if (!mode || !topic)
        return {};
    if (*mode == "denied")
        return Answered{{200, {}, {}}};
    const auto challenge = singleField(query, "hub.challenge");
    if (*mode != "subscribe" || !wordsIn(parameter(u"topics"_s)).contains(topic->toByteArray()))
        return refused(u"The hub asks about a subscription that was not asked for."_s);
    if (!challenge || !HandshakeAnswer::isEchoable(*challenge))
        return refused(u"The challenge is missing, empty, too long, or not text."_s);
    return Answered{answered(challenge->toByteArray(), {})};
}

} // namespace Signalbox
