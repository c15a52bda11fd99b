// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/headerblock.h"

namespace Signalbox {
namespace {

/// Where the next CRLF begins, or the end. By its CR: a search for two bytes looks at each byte.
qsizetype lineEnd(QByteArrayView raw)
{
    for (auto at = raw.indexOf('\r'); at >= 0; at = raw.indexOf('\r', at + 1)) {
        if (at + 1 < raw.size() && raw[at + 1] == '\n')
            return at;
    }
    return raw.size();
}

/// Calls \a visit(name, value), the value with the blanks around it, for each line until it answers
/// false.
template <typename Visit>
void eachLine(QByteArrayView raw, Visit visit)
{
    while (!raw.isEmpty()) {
        const auto end = lineEnd(raw);
        const auto line = raw.first(end);
        raw = raw.sliced(std::min(end + 2, raw.size()));
        const auto colon = line.indexOf(':');
        if (colon > 0 && !visit(line.first(colon), line.sliced(colon + 1)))
            return;
    }
}

bool sameName(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() && left.compare(right, Qt::CaseInsensitive) == 0;
}

} // namespace

QList<HeaderBlock::Field> HeaderBlock::fields() const
{
    constexpr qsizetype usual = 16;
    QList<Field> fields;
    fields.reserve(usual);
    eachLine(m_raw, [&](QByteArrayView name, QByteArrayView value) {
        fields.append({name, value.trimmed()});
        return true;
    });
    return fields;
}

std::optional<QByteArrayView> HeaderBlock::single(QByteArrayView name) const
{
    std::optional<QByteArrayView> found;
    bool repeated = false;
    eachLine(m_raw, [&](QByteArrayView other, QByteArrayView value) {
        if (!sameName(other, name))
            return true;
        repeated = found.has_value();
        found = value.trimmed();
        return !repeated;
    });
    return repeated ? std::nullopt : found;
}

std::optional<QByteArrayView> HeaderBlock::first(QByteArrayView name) const
{
    std::optional<QByteArrayView> found;
    eachLine(m_raw, [&](QByteArrayView other, QByteArrayView value) {
        if (!sameName(other, name))
            return true;
        found = value.trimmed();
        return false;
    });
    return found;
}

} // namespace Signalbox
