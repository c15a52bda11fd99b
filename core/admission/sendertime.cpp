// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/sendertime.h"

#include "core/expression/timevalue.h"

#include <QDateTime>

namespace Signalbox {
namespace {

/// Tue, 24 Nov 2026 09:30:00 GMT, or with an offset.
std::optional<Timestamp> mailDate(QString text)
{
    using namespace Qt::StringLiterals;
    const auto time = QDateTime::fromString(text.replace(u"GMT"_s, u"+0000"_s), Qt::RFC2822Date);
    if (!time.isValid())
        return {};
    return fromMicroseconds(time.toSecsSinceEpoch() * 1'000'000);
}

} // namespace

std::optional<Timestamp> senderTime(QByteArrayView text)
{
    constexpr qsizetype longest = 64;
    text = text.trimmed();
    if (text.isEmpty() || text.size() > longest)
        return {};
    if (const auto time = timeFromText({text.data(), size_t(text.size())}))
        return time;
    return mailDate(QString::fromLatin1(text));
}

} // namespace Signalbox
