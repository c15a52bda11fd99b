// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace Signalbox {

/// What a reader of expressions, templates or headers objects to, in the window's language.
class ObjectionWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::ObjectionWords)

public:
    /// \a objection as WorkflowProblem::subject has it. What is not known here stays as it is.
    static QString of(const QString &objection);
};

} // namespace Signalbox
