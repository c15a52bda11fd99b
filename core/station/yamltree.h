// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace Signalbox {

/// A YAML document as written: scalars are text, never guessed to be a number or a boolean, so that
/// a source may be called no. Aliases are expanded.
struct YamlNode
{
    enum class Kind { Null, Scalar, Sequence, Map };

    static constexpr qsizetype maxBytes = 1024 * 1024;
    static constexpr int maxDepth = 32;
    static constexpr int maxNodes = 20'000; ///< after expanding aliases

    Kind kind = Kind::Null;
    int line = 1; ///< from 1
    QString text; ///< of a scalar
    bool quoted = false; ///< of a scalar: in quotes or as a block, so that a text is meant
    QString key; ///< of a map's child; may occur twice in one map
    int keyLine = 0; ///< of a map's child
    std::vector<YamlNode> children; ///< of a sequence or map, in their order
};

/// Where and why a document cannot be read.
struct YamlFailure
{
    int line = 1;
    QString detail; ///< holds nothing of the document's values
};

/// Reads exactly one document; an empty one is a Null. On failure nothing is returned and
/// \a failure says why.
std::optional<YamlNode> readYaml(const QByteArray &text, YamlFailure &failure);

} // namespace Signalbox
