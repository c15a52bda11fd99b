// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/fieldvalues.h"

#include <QUtf8StringView>

#include <algorithm>
#include <cctype>

namespace Signalbox {

namespace {

std::string decodedField(QByteArrayView text)
{
    std::string out;
    out.reserve(size_t(text.size()));
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '%' && at + 2 < text.size() && std::isxdigit(uchar(text[at + 1]))
            && std::isxdigit(uchar(text[at + 2]))) {
            out += char(text.sliced(at + 1, 2).toInt(nullptr, 16));
            at += 2;
        } else {
            out += c == '+' ? ' ' : c;
        }
    }
    if (!QUtf8StringView(out).isValidUtf8())
        out = QString::fromUtf8(out).toStdString();
    return out;
}

} // namespace

std::optional<size_t> FieldValues::find(const std::string &name)
{
    constexpr size_t few = 24;
    if (m_members.size() <= few) {
        const auto known = std::ranges::find(m_members, name, &ExactMember::key);
        if (known == m_members.end())
            return {};
        return size_t(known - m_members.begin());
    }
    for (size_t at = m_index.size(); at < m_members.size(); ++at)
        m_index.emplace(m_members[at].key(), at);
    const auto known = m_index.find(name);
    return known == m_index.end() ? std::nullopt : std::optional(known->second);
}

void FieldValues::add(std::string name, ExactJson value)
{
    const auto known = find(name);
    if (!known) {
        m_members.emplace_back(std::move(name), std::move(value));
        m_lists.push_back(false);
        return;
    }
    ExactJson &held = m_members[*known].value();
    if (!m_lists[*known]) {
        ExactJson list(jsoncons::json_array_arg);
        list.push_back(std::move(held));
        held = std::move(list);
        m_lists[*known] = true;
    }
    held.push_back(std::move(value));
}

ExactJson FieldValues::take() &&
{
    return objectOf(std::move(m_members));
}

ExactJson fieldsOf(QByteArrayView encoded)
{
    FieldValues values;
    while (!encoded.isEmpty()) {
        const qsizetype end = encoded.indexOf('&');
        const QByteArrayView field = end < 0 ? encoded : encoded.first(end);
        encoded = end < 0 ? QByteArrayView() : encoded.sliced(end + 1);
        if (field.isEmpty())
            continue;
        const qsizetype equals = field.indexOf('=');
        values.add(
            decodedField(equals < 0 ? field : field.first(equals)),
            ExactJson(decodedField(equals < 0 ? QByteArrayView() : field.sliced(equals + 1))));
    }
    return std::move(values).take();
}

} // namespace Signalbox
