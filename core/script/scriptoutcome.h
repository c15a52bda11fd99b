// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/document.h"

#include <QStringList>

#include <optional>

namespace Signalbox {

/// Why a script did not end well.
struct ScriptFailure
{
    QString text; ///< one sentence, with the line where it is known
    int line = 0; ///< from 1; 0: not known
    int column = 0;

    bool operator==(const ScriptFailure &) const = default;
};

/// What a script made of an event.
struct ScriptOutcome
{
    enum class Kind : quint8 {
        Continues, ///< with what follows
        Ends, ///< transform() returned null: the event goes no further
        Fails,
    };

    Kind kind = Kind::Fails;
    std::optional<Document> body; ///< none: it stays as it is
    QByteArray bodyJson; ///< of body
    std::optional<Document> parts; ///< what outgoing() was given besides the body
    ScriptFailure failure; ///< when it fails
    QStringList console; ///< what it said, at most 4 KiB
};

} // namespace Signalbox
