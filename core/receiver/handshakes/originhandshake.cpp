// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakes/originhandshake.h"

#include "core/auth/wordlist.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

bool isOrigin(QByteArrayView text)
{
    static constexpr QByteArrayView marks = "._:-";
    return !text.isEmpty() && text.size() <= 255 && std::ranges::all_of(text, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
            || marks.contains(c);
    });
}

} // namespace

StepEnd OriginHandshake::respond(Intake &intake, const IntakeTools &) const
{
    const auto origin = intake.request.headers.single("webhook-request-origin");
    if (!origin)
        return {};
    const auto allowed = wordsIn(parameter(u"origins"_s));
    if (!isOrigin(*origin) || (!allowed.isEmpty() && !allowed.contains(origin->toByteArray())))
        return refused(u"The origin is not one that may send here."_s);
    const auto rate = parameter(u"rate"_s);
    return Answered{{200,
                     {{"WebHook-Allowed-Origin"_ba, origin->toByteArray()},
                      {"WebHook-Allowed-Rate"_ba, rate.isEmpty() ? "*"_ba : rate},
                      {"Allow"_ba, intake.source->methods.join(", ")}},
                     {}}};
}

} // namespace Signalbox
