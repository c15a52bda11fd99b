// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/delivery.h"

#include "core/domain/names.h"

namespace Signalbox {
namespace {

constexpr Names<AttemptOutcome, 8> outcomeNames{{{
    {AttemptOutcome::Success, QLatin1StringView("success")},
    {AttemptOutcome::HttpError, QLatin1StringView("http_error")},
    {AttemptOutcome::ConnectFailed, QLatin1StringView("connect_failed")},
    {AttemptOutcome::TlsFailed, QLatin1StringView("tls_failed")},
    {AttemptOutcome::Timeout, QLatin1StringView("timeout")},
    {AttemptOutcome::ConnectionLost, QLatin1StringView("connection_lost")},
    {AttemptOutcome::Cancelled, QLatin1StringView("cancelled")},
    {AttemptOutcome::Refused, QLatin1StringView("refused")},
}}};

}

QString attemptOutcomeName(AttemptOutcome value)
{
    return outcomeNames.name(value);
}

std::optional<AttemptOutcome> attemptOutcomeFromName(QStringView name)
{
    return outcomeNames.value(name);
}

} // namespace Signalbox
