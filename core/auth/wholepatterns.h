// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/textpattern.h"

#include <QByteArrayView>
#include <QStringList>

#include <vector>

namespace Signalbox {

/// Regular expressions (RE2) one of which has to match a text from its beginning to its end.
/// Immutable; any number of threads may share it.
class WholePatterns final
{
public:
    /// Invalid when one cannot be read.
    static Result<WholePatterns> compile(const QStringList &patterns);

    bool match(QByteArrayView text) const;

private:
    std::vector<TextPattern> m_patterns;
};

} // namespace Signalbox
