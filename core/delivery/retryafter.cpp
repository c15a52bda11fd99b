// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/retryafter.h"

#include <curl/curl.h>

#include <algorithm>

namespace Signalbox {
namespace {

constexpr qint64 mostSeconds = 366LL * 24 * 3600; // above it the exact value no longer matters

bool isDigits(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Microseconds seconds(qint64 count)
{
    return std::chrono::seconds(std::clamp<qint64>(count, 0, mostSeconds));
}

} // namespace

std::optional<Microseconds> parseRetryAfter(QByteArrayView value, Timestamp now)
{
    const auto text = value.trimmed().toByteArray();
    if (text.isEmpty())
        return {};
    if (isDigits(text)) {
        bool fits = false;
        const auto count = text.toLongLong(&fits);
        return seconds(fits ? count : mostSeconds);
    }
    // Every form of an HTTP date begins with the name of the day; curl reads looser ones as well.
    if (text.size() < 20 || !isalpha(uchar(text.front())))
        return {};
    const auto date = curl_getdate(text.constData(), nullptr);
    if (date < 0)
        return {};
    return seconds(date - std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
}

} // namespace Signalbox
