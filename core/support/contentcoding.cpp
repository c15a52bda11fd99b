// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/contentcoding.h"

#include "core/support/expansion.h"

#include <QList>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Expand = ExpansionEnd (*)(QByteArrayView, ExpansionBuffer &);

struct Coding
{
    QByteArrayView name;
    Expand expand;
};

constexpr Coding codingsKnown[] = {
    {"gzip", expandGzip}, {"x-gzip", expandGzip},    {"deflate", expandDeflate},
    {"br", expandBrotli}, {"zstd", expandZstandard},
};

/// The names listed in a Content-Encoding, without identity.
QList<QByteArrayView> listed(QByteArrayView codings)
{
    QList<QByteArrayView> names;
    while (!codings.isEmpty()) {
        const qsizetype comma = codings.indexOf(',');
        const auto name = (comma < 0 ? codings : codings.first(comma)).trimmed();
        codings = comma < 0 ? QByteArrayView() : codings.sliced(comma + 1);
        if (!name.isEmpty() && name.compare("identity", Qt::CaseInsensitive) != 0)
            names.append(name);
    }
    return names;
}

qsizetype allowed(qsizetype encoded, const ExpansionLimits &limits)
{
    const qsizetype byRatio = encoded > limits.bytes / limits.ratio
        ? limits.bytes
        : std::max(limits.harmless, encoded * limits.ratio);
    return std::min(byRatio, limits.bytes);
}

Result<QByteArray> expand(const QByteArray &encoded, const Coding &coding,
                          const ExpansionLimits &limits)
{
    const qsizetype most = allowed(encoded.size(), limits);
    ExpansionBuffer buffer(most);
    const auto end = coding.expand(encoded, buffer);
    if (buffer.isOverrun())
        return Error{ErrorCode::TooLarge,
                     u"%1 bytes of %2 expand to more than %3."_s.arg(encoded.size())
                         .arg(QLatin1StringView(coding.name))
                         .arg(most)};
    if (end.state == ExpansionEnd::Truncated)
        return Error{ErrorCode::Invalid,
                     u"The %1 data ends early."_s.arg(QLatin1StringView(coding.name))};
    if (end.state == ExpansionEnd::Damaged)
        return Error{ErrorCode::Invalid,
                     u"The %1 data is damaged at byte %2."_s.arg(QLatin1StringView(coding.name))
                         .arg(end.position)};
    return std::move(buffer).take();
}

} // namespace

Result<QByteArray> expandContent(const QByteArray &body, QByteArrayView codings,
                                 const ExpansionLimits &limits)
{
    const auto names = listed(codings);
    if (names.size() > maxCodings)
        return Error{ErrorCode::Unsupported,
                     u"The body is encoded more than %1 times."_s.arg(maxCodings)};
    QByteArray bytes = body;
    for (qsizetype at = names.size(); at-- > 0;) {
        const auto coding = std::ranges::find_if(codingsKnown, [&](const Coding &known) {
            return known.name.size() == names.at(at).size()
                && known.name.compare(names.at(at), Qt::CaseInsensitive) == 0;
        });
        if (coding == std::end(codingsKnown))
            return Error{ErrorCode::Unsupported,
                         u"The content coding is none of gzip, deflate, br and zstd."_s};
        auto expanded = expand(bytes, *coding, limits);
        if (!expanded)
            return expanded;
        bytes = *std::move(expanded);
    }
    return bytes;
}

} // namespace Signalbox
