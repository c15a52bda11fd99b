// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Signalbox {

inline constexpr int maxXmlDepth = 256;

struct XmlProblem
{
    QString detail; ///< one sentence with line and column
    qsizetype position = 0; ///< characters before it

    bool operator==(const XmlProblem &) const = default;
};

/// Nothing when \a xml, in UTF-8 whatever it declares, is well-formed (XML 1.0 with namespaces), at
/// most maxXmlDepth deep and without a DTD, so that no entity but the five built in is expanded.
std::optional<XmlProblem> checkXml(QByteArrayView xml);

} // namespace Signalbox
