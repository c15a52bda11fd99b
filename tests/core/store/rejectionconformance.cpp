// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/rejectionconformance.h"

#include "core/domain/subscription.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

void RejectionConformance::rejectionsComeBackWhole()
{
    auto rejection = newRejection(u"nope"_s, RejectionCause::SignatureMismatch);
    const auto report =
        commit([&](WriteSession &session) { QVERIFY(session.addRejection(rejection)); });
    QCOMPARE(report.rejections, 1);
    rejection.seq = 1;
    QCOMPARE(reader().rejection(rejection.id).value(), rejection);

    rejection.request.body.clear();
    QCOMPARE(reader().rejections({})->rejections, QList{rejection});
}

void RejectionConformance::rejectionsPageByCauseAndSource()
{
    commit([&](WriteSession &session) {
        for (int i = 0; i < 10; ++i) {
            const auto source = i % 2 ? u"odd"_s : u"even"_s;
            const auto cause = i < 5 ? RejectionCause::TooLarge : RejectionCause::Loop;
            QVERIFY(session.addRejection(newRejection(source, cause)));
        }
    });
    const auto seqs = [&](const RejectionQuery &query) {
        QList<qint64> result;
        const auto page = reader().rejections(query);
        for (const auto &rejection : page->rejections)
            result.append(rejection.seq);
        return result;
    };
    QCOMPARE(seqs({u"odd"_s, {}, {}, 100}), (QList<qint64>{10, 8, 6, 4, 2}));
    QCOMPARE(seqs({{}, RejectionCause::TooLarge, {}, 100}), (QList<qint64>{5, 4, 3, 2, 1}));
    QCOMPARE(seqs({u"odd"_s, RejectionCause::TooLarge, {}, 100}), (QList<qint64>{4, 2}));
    const auto page = reader().rejections({{}, {}, {}, 4});
    QCOMPARE(page->next, std::optional<qint64>(7));
    QCOMPARE(seqs({{}, {}, page->next, 4}), (QList<qint64>{6, 5, 4, 3}));
}

void RejectionConformance::aRingKeepsTheNewestOfItsSourceAndCause()
{
    addSource(u"github"_s);
    addSource(u"stripe"_s);
    const int limit = int(RejectionRings::ofSourceAndCause.count);
    add(newRejection(u"github"_s, RejectionCause::SchemaMismatch));
    add(newRejection(u"stripe"_s, RejectionCause::SignatureMismatch));
    const auto first = newRejection(u"github"_s, RejectionCause::SignatureMismatch);
    add(first);
    add(newRejection(u"github"_s, RejectionCause::SignatureMismatch), limit - 1);
    QVERIFY(reader().rejection(first.id));
    QCOMPARE(reader().counts()->rejections, limit + 2);

    const auto last = newRejection(u"github"_s, RejectionCause::SignatureMismatch);
    add(last);
    QCOMPARE(reader().rejection(first.id).error().code, ErrorCode::NotFound);
    QVERIFY(reader().rejection(last.id));
    QCOMPARE(count({u"github"_s, RejectionCause::SignatureMismatch, {}, 1000}), limit);
    QCOMPARE(count({u"github"_s, RejectionCause::SchemaMismatch, {}, 1000}), 1);
    QCOMPARE(count({u"stripe"_s, {}, {}, 1000}), 1);
    QCOMPARE(reader().counts()->rejections, limit + 2);
}

void RejectionConformance::garbageEvictsNothingThatMatters()
{
    addSource(u"github"_s);
    const auto genuine = newRejection(u"github"_s, RejectionCause::SignatureMismatch);
    add(genuine);
    const int limit = int(RejectionRings::shared.count);
    commit([&](WriteSession &session) {
        for (int i = 0; i < limit; ++i) {
            // Made up names, other causes under made up names, and no HTTP at all.
            const auto name = u"made-up-%1"_s.arg(i);
            QVERIFY(session.addRejection(newRejection(name, RejectionCause::UnknownSource)));
            QVERIFY(session.addRejection(newRejection(name, RejectionCause::TooLarge)));
            QVERIFY(session.addRejection(newRejection(u"github"_s, RejectionCause::Malformed)));
        }
    });
    QCOMPARE(reader().counts()->rejections, limit + 1);
    QVERIFY(reader().rejection(genuine.id));
}

void RejectionConformance::aRingIsBoundedByBytes()
{
    auto rejection = newRejection(u"nobody"_s, RejectionCause::UnknownSource);
    rejection.request.body = QByteArray(Rejection::keptBody, 'x');
    const qint64 limit = RejectionRings::shared.bytes;
    const int fits = int(limit / Rejection::keptBody);
    add(rejection, 2 * fits);
    QVERIFY(count() <= fits);
    QVERIFY(count() > fits * 9 / 10);
}

void RejectionConformance::theNewestIsKeptHoweverLargeItIs()
{
    add(newRejection(u"nobody"_s, RejectionCause::UnknownSource), 3);
    auto large = newRejection(u"nobody"_s, RejectionCause::UnknownSource);
    large.request.body = QByteArray(RejectionRings::shared.bytes + 1, 'x');
    add(large);
    QCOMPARE(reader().rejection(large.id)->request, large.request);
    QCOMPARE(count(), 1);
}

void RejectionConformance::anInsertEvictsABoundedNumber()
{
    const int small = 3 * RejectionRings::evictedPerInsert;
    add(newRejection(u"nobody"_s, RejectionCause::UnknownSource), small);
    auto large = newRejection(u"nobody"_s, RejectionCause::UnknownSource);
    large.request.body = QByteArray(RejectionRings::shared.bytes + 1, 'x');
    add(large);
    QCOMPARE(count(), small + 1 - RejectionRings::evictedPerInsert);
    add(newRejection(u"nobody"_s, RejectionCause::UnknownSource), 3);
    QVERIFY(count() < 4);
    QCOMPARE(reader().rejection(large.id).error().code, ErrorCode::NotFound);
}

void RejectionConformance::ringsSurviveARestartAndARollback()
{
    const int limit = int(RejectionRings::shared.count);
    const auto first = newRejection(u"nobody"_s, RejectionCause::UnknownSource);
    add(first);
    add(newRejection(u"nobody"_s, RejectionCause::UnknownSource), limit - 1);
    reopen();
    QVERIFY(writer().begin());
    QVERIFY(writer().addRejection(newRejection(u"nobody"_s, RejectionCause::UnknownSource)));
    writer().rollback();
    QVERIFY(reader().rejection(first.id));
    QCOMPARE(count(), limit);
    const auto last = newRejection(u"nobody"_s, RejectionCause::UnknownSource);
    add(last);
    QCOMPARE(reader().rejection(first.id).error().code, ErrorCode::NotFound);
    QCOMPARE(reader().rejection(last.id)->seq, limit + 1);
    QCOMPARE(count(), limit);
}

void RejectionConformance::addSource(const QString &name)
{
    SourceConfig config;
    config.name = name;
    config.provider = u"github"_s;
    commit([&](WriteSession &session) {
        QVERIFY(session.putSource({config, u"gui"_s, true, 1, at(0)}));
    });
}

void RejectionConformance::add(const Rejection &rejection, int times)
{
    commit([&](WriteSession &session) {
        auto copy = rejection;
        for (int i = 0; i < times; ++i) {
            QVERIFY(session.addRejection(copy));
            copy.id = RejectionId::make(at(0));
        }
    });
}

int RejectionConformance::count(const RejectionQuery &query)
{
    auto asked = query;
    asked.limit = 2000;
    return int(reader().rejections(asked)->rejections.size());
}

void RejectionConformance::aConfirmationIsNotedOnce()
{
    auto asking = newRejection(u"sns"_s, RejectionCause::HandshakeRefused);
    WaitingSubscription asked;
    asked.topic = u"arn"_s;
    asking.evidence = evidenceOf(asked);
    const auto other = newRejection(u"sns"_s, RejectionCause::HandshakeRefused);
    add(asking);
    add(other);
    const auto outcomes = [&](const RejectionId &id) {
        Result<void> outcome;
        commit([&](WriteSession &session) { outcome = session.noteConfirmation(id, at(60)); });
        return outcome;
    };
    QVERIFY(outcomes(asking.id));
    QCOMPARE(confirmedAt(*reader().rejection(asking.id)), std::optional(at(60)));
    reopen();
    QCOMPARE(reader().rejection(asking.id)->evidence, confirmedEvidence(asking.evidence, at(60)));
    QCOMPARE(outcomes(asking.id).error().code, ErrorCode::Conflict);
    QCOMPARE(outcomes(other.id).error().code, ErrorCode::Conflict);
    QCOMPARE(outcomes(RejectionId::make(at(0))).error().code, ErrorCode::NotFound);
}

} // namespace Signalbox
