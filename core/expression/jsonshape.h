// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/jsoncheck.h"
#include "core/expression/jsonreader.h"

#include <deque>
#include <vector>

namespace Signalbox {

/// Keeps what is open while a JsonReader goes through a document: where each container began, and
/// the names in each object, of which none may occur twice.
class JsonShape final
{
public:
    struct Open
    {
        bool isObject;
        size_t firstName;
        size_t values; ///< that have begun in it
    };

    /// \a json must outlive this object.
    explicit JsonShape(QByteArrayView json);

    /// To be told each token of \a reader. False: the document is not taken, or not JSON.
    bool follow(JsonReader::Token token, const JsonReader &reader);

    /// After follow() said no.
    JsonProblem problem(const JsonReader &reader) const;

    /// After an EndObject or EndArray, until the next follow(): what ended, and its names.
    const Open &ended() const { return m_ended; }
    std::string_view name(size_t index) const { return m_names[index].text; }

private:
    struct Name
    {
        std::string_view text;
        qsizetype position;
    };

    void add(std::string_view name, qsizetype position);
    bool end();
    const Name *repeated(size_t first) const;
    QByteArray pointer() const;

    QByteArrayView m_json;
    std::vector<Open> m_open;
    std::vector<Name> m_names; ///< of what is open, and of what just ended
    size_t m_openNames = 0;
    std::deque<std::string> m_decoded; ///< names that had escapes
    Open m_ended{};
    size_t m_values = 0;
    std::optional<Name> m_twice;
};

} // namespace Signalbox
