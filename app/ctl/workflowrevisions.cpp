// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"
#include "app/ctl/workflowscommand.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct ListRevisions
{
    std::string name;
    ListOptions options;

    int operator()(Session &session) const
    {
        RevisionQuery query;
        query.workflow = textOf(name);
        QList<RevisionInfo> revisions;
        while (revisions.size() < options.limit) {
            query.limit = options.pageSize(revisions.size());
            const auto page = Session::await(session.station().revisions(query));
            if (!page)
                return session.fail(page.error());
            revisions += page->revisions;
            if (!page->next)
                break;
            query.before = page->next;
        }
        Table table({u">REVISION"_s, u"PUBLISHED"_s, u"AUTHOR"_s, u">NODES"_s, u"NOTE"_s});
        for (const auto &revision : revisions) {
            if (session.json())
                session.print(toJson(revision));
            else
                table.add({QString::number(revision.revision),
                           relativeTime(revision.createdAt, session.now()), revision.author,
                           QString::number(revision.nodes), revision.note.simplified()});
        }
        if (!session.json())
            session.print(table.text(u"no revisions"_s));
        return Fine;
    }
};

struct Diff
{
    std::string name;
    int from = 0;
    int to = 0;

    int operator()(Session &session) const
    {
        const auto before = revisionOf(session, textOf(name), from);
        if (!before)
            return session.fail(before.error());
        const auto after = revisionOf(session, textOf(name), to);
        if (!after)
            return session.fail(after.error());
        const auto diff = diffGraphs(before->graph, after->graph);
        if (session.json())
            session.print(toJson(diff));
        else if (diff.isEmpty())
            session.print(u"revisions %1 and %2 are the same\n"_s.arg(before->info.revision)
                              .arg(after->info.revision));
        else
            session.print(harmless(formatGraphDiff(diff), true));
        return Fine;
    }
};

} // namespace

void addRevisionCommands(CLI::App &workflows, CommandLine &line)
{
    auto *revisions = workflows.add_subcommand("revisions", "Who published what, newest first");
    const auto listing = std::make_shared<ListRevisions>();
    revisions->add_option("NAME", listing->name)->required();
    listing->options.addTo(*revisions);
    revisions->callback([&line, listing] { line.chosen = *listing; });

    auto *diff = workflows.add_subcommand("diff", "What makes one revision another");
    const auto comparing = std::make_shared<Diff>();
    diff->add_option("NAME", comparing->name)->required();
    diff->add_option("FROM", comparing->from, "A revision")->required()->check(CLI::PositiveNumber);
    diff->add_option("TO", comparing->to, "Another; without it the published one")
        ->check(CLI::PositiveNumber);
    diff->callback([&line, comparing] { line.chosen = *comparing; });
}

} // namespace Signalbox
