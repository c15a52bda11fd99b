// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/structuredfields.h"

#include "core/auth/signatureencoding.h"

namespace Signalbox {
namespace {

constexpr qsizetype mostMembers = 16;
constexpr qsizetype mostComponents = 64;

bool isKeyStart(char c)
{
    return (c >= 'a' && c <= 'z') || c == '*';
}

bool isKeyChar(char c)
{
    return isKeyStart(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

bool isBareChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '_' || c == '.' || c == '*' || c == '/' || c == ':' || c == '?' || c == '+';
}

/// Reads a value from left to right; each function gives nothing where the grammar is broken.
class FieldReader
{
public:
    explicit FieldReader(QByteArrayView text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    qsizetype position() const { return m_at; }
    QByteArray from(qsizetype begin) const
    {
        return m_text.sliced(begin, m_at - begin).toByteArray();
    }

    bool take(char c)
    {
        if (atEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    void skip(QByteArrayView blanks)
    {
        while (!atEnd() && blanks.contains(m_text[m_at]))
            ++m_at;
    }

    std::optional<QByteArray> key()
    {
        const auto begin = m_at;
        if (atEnd() || !isKeyStart(m_text[m_at]))
            return {};
        while (!atEnd() && isKeyChar(m_text[m_at]))
            ++m_at;
        return from(begin);
    }

    std::optional<QByteArray> string()
    {
        if (!take('"'))
            return {};
        QByteArray out;
        while (!atEnd()) {
            const char c = m_text[m_at++];
            if (c == '"')
                return out;
            if (c < 0x20 || c > 0x7e)
                return {};
            if (c != '\\') {
                out += c;
                continue;
            }
            if (atEnd() || (m_text[m_at] != '"' && m_text[m_at] != '\\'))
                return {};
            out += m_text[m_at++];
        }
        return {};
    }

    std::optional<QByteArray> bytes()
    {
        if (!take(':'))
            return {};
        const auto begin = m_at;
        while (!atEnd() && m_text[m_at] != ':')
            ++m_at;
        const auto encoded = from(begin);
        if (!take(':'))
            return {};
        return decodeSignature(SignatureEncoding::Base64, encoded);
    }

    std::optional<FieldParameters> parameters()
    {
        FieldParameters all;
        while (take(';')) {
            skip(" ");
            const auto name = key();
            if (!name || all.size() >= mostComponents)
                return {};
            FieldParameter parameter{*name, {}, false};
            if (take('=')) {
                parameter.isString = !atEnd() && m_text[m_at] == '"';
                const auto value = parameter.isString ? string() : bare();
                if (!value)
                    return {};
                parameter.value = *value;
            }
            all.append(parameter);
        }
        return all;
    }

private:
    std::optional<QByteArray> bare()
    {
        const auto begin = m_at;
        while (!atEnd() && isBareChar(m_text[m_at]))
            ++m_at;
        return m_at == begin ? std::nullopt : std::optional(from(begin));
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

/// Reads "label=<member>, …"; \a member reads what follows the sign.
template <typename Member>
bool readDictionary(QByteArrayView value, const Member &member)
{
    FieldReader reader(value.trimmed());
    for (qsizetype count = 0; count < mostMembers; ++count) {
        const auto label = reader.key();
        if (!label || !reader.take('=') || !member(reader, *label))
            return false;
        reader.skip(" \t");
        if (reader.atEnd())
            return true;
        if (!reader.take(','))
            return false;
        reader.skip(" \t");
    }
    return false;
}

std::optional<QList<SignatureComponent>> readComponents(FieldReader &reader)
{
    if (!reader.take('('))
        return {};
    QList<SignatureComponent> components;
    for (;;) {
        reader.skip(" ");
        if (reader.take(')'))
            return components;
        const auto begin = reader.position();
        const auto name = reader.string();
        const auto parameters = name ? reader.parameters() : std::nullopt;
        if (!parameters || components.size() >= mostComponents)
            return {};
        components.append({*name, *parameters, reader.from(begin)});
    }
}

} // namespace

std::optional<QByteArray> SignatureInput::parameter(QByteArrayView name) const
{
    for (const auto &parameter : parameters) {
        if (parameter.name == name)
            return parameter.value;
    }
    return {};
}

std::optional<QList<SignatureInput>> readSignatureInputs(QByteArrayView value)
{
    QList<SignatureInput> inputs;
    const auto read = [&](FieldReader &reader, const QByteArray &label) {
        const auto begin = reader.position();
        const auto components = readComponents(reader);
        const auto parameters = components ? reader.parameters() : std::nullopt;
        if (!parameters)
            return false;
        inputs.append({label, *components, *parameters, reader.from(begin)});
        return true;
    };
    return readDictionary(value, read) ? std::optional(inputs) : std::nullopt;
}

std::optional<QList<std::pair<QByteArray, QByteArray>>> readByteSequences(QByteArrayView value)
{
    QList<std::pair<QByteArray, QByteArray>> all;
    const auto read = [&](FieldReader &reader, const QByteArray &label) {
        const auto bytes = reader.bytes();
        if (bytes)
            all.append({label, *bytes});
        return bytes.has_value();
    };
    return readDictionary(value, read) ? std::optional(all) : std::nullopt;
}

} // namespace Signalbox
