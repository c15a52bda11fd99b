// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakes/secrethandshake.h"

#include "core/receiver/ingestcontext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qsizetype shortestSecret = 16;
constexpr qsizetype longestSecret = 256;

bool isSecret(QByteArrayView text)
{
    return text.size() >= shortestSecret && text.size() <= longestSecret
        && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

} // namespace

StepEnd SecretHandshake::respond(Intake &intake, const IntakeTools &tools) const
{
    const auto secret = challengeOf(intake);
    if (!secret)
        return {};
    if (!isSecret(*secret))
        return refused(u"The secret is not 16 to 256 printable characters."_s);
    const auto until =
        tools.context.registrations().take(intake.source->name, tools.context.clock().now());
    if (!until)
        return refused(u"A secret was offered, but the source is not open for registration."_s);
    return Delivered{*secret, answered(*secret, {}), *until};
}

} // namespace Signalbox
