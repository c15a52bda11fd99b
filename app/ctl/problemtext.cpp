// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/problemtext.h"

#include "app/ctl/session.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// "node 'big', filter: there is no …"; \a place: what comes before.
QString describe(const WorkflowProblem &problem, QStringList place = {})
{
    if (!problem.node.isEmpty())
        place.append(u"node '%1'"_s.arg(problem.node));
    if (problem.edge >= 0)
        place.append(u"edges[%1]"_s.arg(problem.edge));
    else if (!problem.field.isEmpty())
        place.append(problem.field);
    return (place.isEmpty() ? QString() : place.join(u", ") + u": "_s) + problem.detail;
}

} // namespace

void complainOf(Session &session, const QList<WorkflowProblem> &problems)
{
    for (const auto &problem : problems) {
        const bool prevents = preventsPublishing(problem.reason);
        session.complain((prevents ? u""_s : u"warning: "_s) + describe(problem));
    }
}

void complainOf(Session &session, const QString &file, const QList<ApplyWarning> &warnings)
{
    for (const auto &warning : warnings) {
        const auto line = warning.line > 0 ? u"%1:%2: "_s.arg(file).arg(warning.line) : QString();
        session.complain(u"warning: "_s + line
                         + describe(warning.problem, {u"workflow '%1'"_s.arg(warning.workflow)}));
    }
}

} // namespace Signalbox
