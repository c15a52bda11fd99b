// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/exactjson.h"

#include <unordered_map>

namespace Signalbox {

/// Gathers named values into an object: a value, or a list where a name is repeated.
class FieldValues final
{
public:
    void add(std::string name, ExactJson value);
    ExactJson take() &&;

private:
    std::optional<size_t> find(const std::string &name);

    std::vector<ExactMember> m_members;
    std::vector<bool> m_lists; ///< which members are lists already
    std::unordered_map<std::string, size_t> m_index; ///< empty while there are few
};

/// The object that \a encoded, application/x-www-form-urlencoded (also a query), stands for.
/// Escapes that are none stay as they are; bytes that are not UTF-8 become U+FFFD.
ExactJson fieldsOf(QByteArrayView encoded);

} // namespace Signalbox
