// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace Signalbox {

/// What the filter line means over rejections: nothing, or one "source:name".
class RejectionFilter
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::RejectionFilter)

public:
    /// Nothing when \a text is something else.
    static std::optional<QString> source(const QString &text);
    static QString problem();
};

} // namespace Signalbox
