// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace Signalbox {

/// A piece of a line of JavaScript as it is coloured.
struct ScriptToken
{
    enum class Kind : quint8 { Keyword, Text, Number, Comment };

    Kind kind = Kind::Keyword;
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const ScriptToken &) const = default;
};

struct ScriptTokens
{
    QList<ScriptToken> tokens; ///< what is not coloured is left out
    int state = 0; ///< in which the next line begins
};

/// Cuts one line of JavaScript into pieces. Never fails: it is for colours. \a state is 0 for the
/// first line, and the state of the line before for any other: a comment or a template text may go
/// on.
ScriptTokens cutScript(QStringView line, int state = 0);

} // namespace Signalbox
