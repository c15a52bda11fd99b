// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/writerbench.h"

#include "core/store/writer.h"
#include "core/support/bytes.h"
#include "tests/bench/countedsyncs.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QUuid>

#include <semaphore>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

NewEvent makeEvent(Timestamp now)
{
    NewEvent made;
    made.event.id = EventId::make(now);
    made.event.source = u"github"_s;
    made.event.type = u"push"_s;
    made.event.key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    made.event.request = {"POST"_ba,
                          "/in/github"_ba,
                          HeaderBlock("Host: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                      "X-GitHub-Event: push\r\n"),
                          QByteArray(900, 'x'),
                          u"127.0.0.1:1"_s,
                          now};
    made.keyDigest = digest16({"github", made.event.key});
    made.contentDigest = digest16({made.event.request.body});
    return made;
}

/// A pragma of the connection that the calling thread owns.
QString pragma(const QString &name)
{
    for (const auto &connection : QSqlDatabase::connectionNames()) {
        auto database = QSqlDatabase::database(connection, false);
        if (!database.isOpen())
            continue;
        QSqlQuery query(database);
        if (query.exec(u"PRAGMA "_s + name) && query.next())
            return query.value(0).toString();
    }
    return u"?"_s;
}

} // namespace

WriterFigures measureWriter(int events, int group)
{
    QTemporaryDir folder;
    auto store = openStore(u"sqlite://"_s + folder.filePath(u"bench.db"_s));
    if (!store)
        return {};
    auto writer = Writer::start(**store);
    if (!writer)
        return {};

    std::vector<NewEvent> made;
    const auto now = SystemClock().now();
    made.reserve(size_t(events));
    for (int i = 0; i < events; ++i)
        made.push_back(makeEvent(now + Microseconds(i)));

    WriterFigures figures;
    const auto syncsBefore = CountedSyncs::count();
    QElapsedTimer timer;
    timer.start();
    std::counting_semaphore<> finished(0);
    for (int from = 0; from < events; from += group) {
        WriteJob job;
        job.apply = [&, from](WriteSession &session) {
            for (int i = from; i < std::min(from + group, events); ++i) {
                if (session.ingest(made[size_t(i)]))
                    ++figures.events;
            }
            if (from == 0) {
                figures.journalMode = pragma(u"journal_mode"_s);
                figures.synchronous = pragma(u"synchronous"_s);
            }
        };
        job.done = [&](const Result<void> &) { finished.release(); };
        (*writer)->submitAlways(std::move(job));
        finished.acquire(); // one group, one transaction
    }
    figures.eventsPerSecond = double(figures.events) / (double(timer.nsecsElapsed()) / 1e9);
    figures.syncs = CountedSyncs::count() - syncsBefore;
    return figures;
}

} // namespace Signalbox
