// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/document.h"

namespace Signalbox {

/// Learns from values what a JSON Schema (2020-12) for more of their kind may be: types, members
/// that all objects have, an enum where few strings come again and again, date-time and uuid. An
/// object with very many different names is taken for a table, whose names say nothing. What it
/// proposes holds for every value that it has seen. Not thread-safe.
class SchemaInference final
{
public:
    static constexpr int mostNames = 200; ///< of one object, before it is a table

    SchemaInference();
    ~SchemaInference();
    SchemaInference(SchemaInference &&) noexcept;
    SchemaInference &operator=(SchemaInference &&) noexcept;

    void add(const Document &value);

    /// As JSON, indented. Without values: a schema that all values hold.
    QByteArray schema() const;

private:
    class Place;
    std::unique_ptr<Place> m_root;
};

} // namespace Signalbox
