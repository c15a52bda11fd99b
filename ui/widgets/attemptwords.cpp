// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/attemptwords.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

Look AttemptWords::look(const Attempt &attempt)
{
    switch (attempt.outcome) {
    case AttemptOutcome::Success:
        return {QString::number(attempt.httpStatus), u"circle-check"_s, Tone::Good};
    case AttemptOutcome::HttpError:
        return {QString::number(attempt.httpStatus), u"circle-x"_s, Tone::Bad};
    case AttemptOutcome::ConnectFailed: return {tr("No connection"), u"circle-x"_s, Tone::Bad};
    case AttemptOutcome::TlsFailed: return {tr("TLS failed"), u"circle-x"_s, Tone::Bad};
    case AttemptOutcome::Timeout: return {tr("Timeout"), u"clock"_s, Tone::Bad};
    case AttemptOutcome::ConnectionLost: return {tr("Connection lost"), u"circle-x"_s, Tone::Bad};
    case AttemptOutcome::Cancelled: return {tr("Cancelled"), u"ban"_s, Tone::Quiet};
    case AttemptOutcome::Refused: return {tr("Not sent"), u"ban"_s, Tone::Bad};
    }
    Q_UNREACHABLE_RETURN({});
}

QString AttemptWords::sentence(const Attempt &attempt)
{
    switch (attempt.outcome) {
    case AttemptOutcome::Success:
        return tr("The destination took it and answered %1.").arg(attempt.httpStatus);
    case AttemptOutcome::HttpError:
        return tr("The destination answered %1, which is not a success.").arg(attempt.httpStatus);
    case AttemptOutcome::ConnectFailed:
        return tr("No connection to the destination: its name, address or port does not answer.");
    case AttemptOutcome::TlsFailed:
        return tr("The destination's TLS certificate or handshake was not accepted.");
    case AttemptOutcome::Timeout:
        return tr("The destination did not answer in time. It may have taken the event all the "
                  "same.");
    case AttemptOutcome::ConnectionLost:
        return tr("The connection broke before a whole answer came. The destination may have taken "
                  "the event all the same.");
    case AttemptOutcome::Cancelled: return tr("The attempt was cancelled before it ended.");
    case AttemptOutcome::Refused:
        return tr("Nothing was sent: the destination is missing, disabled or not allowed.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Signalbox
