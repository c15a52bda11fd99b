// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/headerblock.h"

namespace Signalbox {
namespace {

/// Calls \a visit(field) for each line until it answers false.
template <typename Visit>
void eachField(QByteArrayView raw, Visit visit)
{
    while (!raw.isEmpty()) {
        auto end = raw.indexOf("\r\n");
        if (end < 0)
            end = raw.size();
        const auto line = raw.first(end);
        raw = raw.sliced(std::min(end + 2, raw.size()));
        const auto colon = line.indexOf(':');
        if (colon <= 0)
            continue;
        if (!visit(HeaderBlock::Field{line.first(colon), line.sliced(colon + 1).trimmed()}))
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
    QList<Field> fields;
    eachField(m_raw, [&](const Field &field) {
        fields.append(field);
        return true;
    });
    return fields;
}

std::optional<QByteArrayView> HeaderBlock::single(QByteArrayView name) const
{
    std::optional<QByteArrayView> found;
    bool repeated = false;
    eachField(m_raw, [&](const Field &field) {
        if (!sameName(field.name, name))
            return true;
        repeated = found.has_value();
        found = field.value;
        return !repeated;
    });
    return repeated ? std::nullopt : found;
}

std::optional<QByteArrayView> HeaderBlock::first(QByteArrayView name) const
{
    std::optional<QByteArrayView> found;
    eachField(m_raw, [&](const Field &field) {
        if (!sameName(field.name, name))
            return true;
        found = field.value;
        return false;
    });
    return found;
}

} // namespace Signalbox
