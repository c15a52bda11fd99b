// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/keys/keyfetcher.h"
#include "tests/core/auth/vendorhosts.h"

#include <QElapsedTimer>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Signalbox;

namespace {

class TurnedClock final : public Clock
{
public:
    Timestamp now() const override { return SystemClock().now() + Microseconds(m_ahead); }
    void turn(Microseconds by) { m_ahead += by.count(); }

private:
    std::atomic<qint64> m_ahead = 0;
};

const CertificateRule snsRule{{uR"(sns\.amazonaws\.com)"_s},
                              {uR"(http://crt\.[a-z0-9]+\.amazontrust\.com/[a-z0-9]+\.cer)"_s}};

KeyAddress sns()
{
    return {QString::fromLatin1(VendorHosts::snsUrl), snsRule};
}

KeyAddress keySet(const QString &path = u"/keys"_s)
{
    return {u"https://id.example.com"_s + path, {}};
}

const QByteArray someKeySet =
    R"({"keys":[{"kty":"OKP","crv":"Ed25519","kid":"a","alg":"EdDSA",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]})"_ba;

/// What fetch() says in the end.
Result<void> fetched(KeyFetcher &fetcher, const KeyAddress &address, const QString &asker = {})
{
    std::promise<Result<void>> said;
    fetcher.fetch(
        address, [&said](const Result<void> &outcome) { said.set_value(outcome); }, asker);
    auto future = said.get_future();
    if (future.wait_for(60s) != std::future_status::ready)
        qFatal("no answer");
    return future.get();
}

QString problem(KeyFetcher &fetcher, const KeyAddress &address, const QString &asker = {})
{
    const auto outcome = fetched(fetcher, address, asker);
    return outcome ? u"none"_s : outcome.error().detail;
}

} // namespace

/// Vendors' keys, fetched from real servers.
class KeyFetcherTest final : public QObject
{
    Q_OBJECT

    VendorHosts hosts;
    TurnedClock clock;

private Q_SLOTS:
    void getsACertificateAndTheIssuerThatItsFileLeavesOut()
    {
        KeyFetcher fetcher(clock, hosts.policy());
        QVERIFY(!fetcher.find(sns(), clock.now()));
        QCOMPARE(problem(fetcher, sns()), u"none"_s);
        const auto keys = fetcher.find(sns(), clock.now());
        QVERIFY(keys);
        QCOMPARE(keys->keys.size(), 1);
        const QByteArrayView text = "text";
        QVERIFY(keys->keys.first().key.verifies(SignatureAlgorithm::RsaPkcs1Sha256, {&text, 1},
                                                signedByRsa("text"_ba, hosts.snsSigner.key)));
        QCOMPARE(fetcher.fetches(), 1);
        QCOMPARE(hosts.plain.requests().last().target, VendorHosts::issuerPath);
    }

    void anotherRuleForTheSameAddressIsNotServedByIt()
    {
        KeyFetcher fetcher(clock, hosts.policy());
        QCOMPARE(problem(fetcher, sns()), u"none"_s);
        auto other = sns();
        other.certificate->names = {u"other"_s};
        QVERIFY(!fetcher.find(other, clock.now()));
        QVERIFY(!fetched(fetcher, other));
    }

    void oneDownloadServesAllThatWait()
    {
        const auto path = "/slow"_ba;
        hosts.server.answerAt(path, {.body = someKeySet, .delay = 300ms});
        KeyFetcher fetcher(clock, hosts.policy());
        const auto before = hosts.server.count();
        std::vector<std::jthread> threads;
        std::atomic<int> good = 0;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int j = 0; j < 25; ++j) {
                    fetcher.fetch(keySet(u"/slow"_s),
                                  [&good](const Result<void> &outcome) { good += outcome.ok(); });
                }
            });
        }
        threads.clear();
        QTRY_COMPARE(good.load(), 200);
        QCOMPARE(hosts.server.count() - before, 1);
    }

    void keepsACertificateForADayAtMost()
    {
        KeyFetcher fetcher(clock, hosts.policy());
        QCOMPARE(problem(fetcher, sns()), u"none"_s);
        const auto now = clock.now();
        QVERIFY(fetcher.find(sns(), now + 23h));
        QVERIFY(!fetcher.find(sns(), now + 24h));
    }

    void keepsACertificateNoLongerThanItIsValid()
    {
        TurnedClock late; // the test's certificates are valid for two days
        late.turn(47h);
        KeyFetcher fetcher(late, hosts.policy());
        QCOMPARE(problem(fetcher, sns()), u"none"_s);
        QVERIFY(fetcher.find(sns(), late.now() + 30min));
        QVERIFY(!fetcher.find(sns(), late.now() + 2h));
    }

    void refusesACertificate_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("hoursLater");
        QTest::addColumn<QString>("said");
        auto &made = hosts.certificates;
        const auto leaf = "basicConstraints=CA:FALSE\nsubjectAltName=DNS:sns.amazonaws.com\n"_ba;
        const auto access = "authorityInfoAccess=caIssuers;URI:"_ba;
        const auto pem = [](const Certificates::Files &files) {
            return VendorHosts::pem(files.certificate);
        };
        const auto stranger = made.authority(u"stranger"_s, u"/CN=Test Issuer"_s);
        QTest::newRow("of another authority")
            << pem(made.issuedBy(stranger, u"forged"_s, u"/CN=sns.amazonaws.com"_s, leaf))
                + pem(stranger)
            << 0 << u"not trusted"_s;
        QTest::newRow("signed by itself")
            << pem(made.authority(u"self"_s, u"/CN=sns.amazonaws.com"_s)) << 0
            << u"one of an authority"_s;
        QTest::newRow("of another name")
            << pem(made.issuedBy(hosts.authority, u"named"_s, u"/CN=sns.amazonaws.com"_s,
                                 "basicConstraints=CA:FALSE\n"
                                 "subjectAltName=DNS:sns.amazonaws.com.example.com\n"_ba))
            << 0 << u"is for sns.amazonaws.com.example.com"_s;
        QTest::newRow("for a longer name")
            << pem(made.issuedBy(hosts.authority, u"longer"_s, u"/CN=x.sns.amazonaws.com"_s,
                                 "basicConstraints=CA:FALSE\n"_ba))
            << 0 << u"is for x.sns.amazonaws.com"_s;
        QTest::newRow("expired") << pem(hosts.snsSigner) + pem(hosts.issuer) << 49
                                 << u"certificate has expired"_s;
        QTest::newRow("not yet valid")
            << pem(hosts.snsSigner) + pem(hosts.issuer) << -1 << u"not yet valid"_s;
        QTest::newRow("issued by what is no authority")
            << pem(made.issuedBy(hosts.snsSigner, u"below"_s, u"/CN=sns.amazonaws.com"_s, leaf))
                + pem(hosts.snsSigner) + pem(hosts.issuer)
            << 0 << u"not trusted"_s;
        for (const auto &address :
             {"http://crt.r2m01.amazontrust.com.example.com/a.cer"_ba,
              "http://127.0.0.1/r2m01.cer"_ba, "http://crt.r2m01.amazontrust.com/r2m01.cer?x"_ba,
              "http://crt.r2m01.amazontrust.com@example.com/a.cer"_ba,
              "file:///etc/ssl/cert.pem"_ba}) {
            QTest::newRow("issuer at " + address)
                << pem(made.issuedBy(hosts.issuer, u"away"_s, u"/CN=sns.amazonaws.com"_s,
                                     leaf + access + address + '\n'))
                << 0 << u"not trusted"_s;
        }
        QTest::newRow("no certificate") << "<html>"_ba << 0 << u"1 to 8 certificates"_s;
        QByteArray many;
        for (int i = 0; i < 9; ++i)
            many += pem(hosts.issuer);
        QTest::newRow("nine certificates") << many << 0 << u"1 to 8 certificates"_s;
    }
    void refusesACertificate()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, hoursLater);
        QFETCH(QString, said);
        hosts.server.answerAt("/certificate"_ba, {.body = content});
        TurnedClock turned;
        turned.turn(std::chrono::hours(hoursLater));
        KeyFetcher fetcher(turned, hosts.policy());
        const KeyAddress address{u"https://sns.eu-west-1.amazonaws.com/certificate"_s, snsRule};
        const auto problems = hosts.plain.count();
        const auto outcome = fetched(fetcher, address);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Invalid);
        QVERIFY2(outcome.error().detail.contains(said), qPrintable(outcome.error().detail));
        QVERIFY(!fetcher.find(address, turned.now()));
        QCOMPARE(hosts.plain.count(), problems); // no issuer was asked for
    }

    void refusesAnAnswer_data()
    {
        QTest::addColumn<SinkAnswer>("answer");
        QTest::addColumn<QString>("said");
        QTest::newRow("redirect") << SinkAnswer{.status = 302,
                                                .headers = "Location: /keys\r\n"_ba,
                                                .body = someKeySet}
                                  << u"302"_s;
        QTest::newRow("not found") << SinkAnswer{.status = 404, .body = someKeySet} << u"404"_s;
        QTest::newRow("too large, as announced")
            << SinkAnswer{.body = QByteArray(64 * 1024 + 1, ' ')} << u"more than 65536 bytes"_s;
        QTest::newRow("too large")
            << SinkAnswer{.headers = "Transfer-Encoding: chunked\r\n"_ba,
                          .body = "11170\r\n"_ba + QByteArray(70'000, ' ') + "\r\n0\r\n\r\n"_ba}
            << u"more than 65536 bytes"_s;
        QTest::newRow("half") << SinkAnswer{.body = someKeySet, .kind = SinkAnswer::Kind::Partial}
                              << QString();
        QTest::newRow("closed") << SinkAnswer{.kind = SinkAnswer::Kind::Close} << QString();
        QTest::newRow("no key set") << SinkAnswer{.body = "{\"keys\":[]}"_ba} << u"no key set"_s;
    }
    void refusesAnAnswer()
    {
        QFETCH(SinkAnswer, answer);
        QFETCH(QString, said);
        hosts.server.answerAt("/keys"_ba, {.body = someKeySet});
        hosts.server.answerAt("/wrong"_ba, answer);
        KeyFetcher fetcher(clock, hosts.policy());
        const auto told = problem(fetcher, keySet(u"/wrong"_s));
        QVERIFY(told != u"none"_s);
        QVERIFY2(told.contains(said), qPrintable(told));
        QVERIFY(!fetcher.find(keySet(u"/wrong"_s), clock.now()));
    }

    void takesAnAnswerOfTheLargestSize()
    {
        hosts.server.answerAt(
            "/large"_ba, {.body = someKeySet + QByteArray(64 * 1024 - someKeySet.size(), ' ')});
        KeyFetcher fetcher(clock, hosts.policy());
        QCOMPARE(problem(fetcher, keySet(u"/large"_s)), u"none"_s);
    }

    void waitsNoLongerThanItMay()
    {
        hosts.server.answerAt("/hangs"_ba, {.kind = SinkAnswer::Kind::Hang});
        auto policy = hosts.policy();
        policy.timeout = 300ms;
        KeyFetcher fetcher(clock, policy);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(fetched(fetcher, keySet(u"/hangs"_s)).error().code, ErrorCode::Unavailable);
        QVERIFY(timer.elapsed() >= 300);
        QCOMPARE(KeyFetchPolicy().timeout, 3000ms);
    }

    void speaksHttpsAlone()
    {
        hosts.server.answerAt("/keys"_ba, {.body = someKeySet});
        KeyFetcher fetcher(clock, hosts.policy());
        const auto plain = hosts.plain.count();
        for (const auto &url : {u"http://crt.r2m01.amazontrust.com/r2m01.cer"_s,
                                u"file:///etc/passwd"_s, u"ftp://id.example.com/keys"_s})
            QVERIFY2(!fetched(fetcher, {url, {}}), qPrintable(url));
        QCOMPARE(hosts.plain.count(), plain);
    }

    void checksWhomItSpeaksTo()
    {
        hosts.server.answerAt("/keys"_ba, {.body = someKeySet});
        const auto before = hosts.server.count();
        KeyFetcher fetcher(clock, hosts.policy());
        QVERIFY(!fetched(fetcher, {u"https://other.example.com/keys"_s, {}})); // not its name
        auto policy = hosts.policy();
        policy.caFile.clear(); // the system's authorities
        KeyFetcher strict(clock, policy);
        QVERIFY(!fetched(strict, keySet()));
        QCOMPARE(hosts.server.count(), before);
    }

    void goesToPublicAddressesAlone()
    {
        hosts.server.answerAt("/keys"_ba, {.body = someKeySet});
        const auto before = hosts.server.count();
        auto policy = hosts.policy();
        policy.allows = KeyFetchPolicy().allows;
        KeyFetcher fetcher(clock, policy);
        QCOMPARE(problem(fetcher, keySet()), u"127.0.0.1 is not a public address"_s);
        for (const auto &host : {u"localhost"_s, u"[::1]"_s, u"[::ffff:127.0.0.1]"_s,
                                 u"2130706433"_s, u"169.254.169.254"_s, u"10.0.0.1"_s}) {
            const KeyAddress address{u"https://%1:%2/keys"_s.arg(host).arg(hosts.server.port()),
                                     {}};
            const auto told = problem(fetcher, address);
            QVERIFY2(told.endsWith("is not a public address"_L1), qPrintable(host + told));
        }
        QCOMPARE(hosts.server.count(), before);
    }

    void restsAfterAFailure()
    {
        hosts.server.answerAt("/comes"_ba, {.status = 500});
        TurnedClock turned;
        KeyFetcher fetcher(turned, hosts.policy());
        QVERIFY(!fetched(fetcher, keySet(u"/comes"_s)));
        hosts.server.answerAt("/comes"_ba, {.body = someKeySet});
        QVERIFY(!fetched(fetcher, keySet(u"/comes"_s)));
        QCOMPARE(fetcher.fetches(), 1);
        turned.turn(11s);
        QVERIFY(fetched(fetcher, keySet(u"/comes"_s)));
        QCOMPARE(fetcher.fetches(), 2);
    }

    void aKeySetIsFetchedAgainAfterAMinuteAndKeptWhenThatFails()
    {
        hosts.server.answerAt("/keys"_ba, {.body = someKeySet});
        TurnedClock turned;
        KeyFetcher fetcher(turned, hosts.policy());
        QVERIFY(fetched(fetcher, keySet()));
        turned.turn(59s);
        QVERIFY(fetched(fetcher, keySet()));
        QCOMPARE(fetcher.fetches(), 1);
        turned.turn(2s);
        QVERIFY(fetched(fetcher, keySet()));
        QCOMPARE(fetcher.fetches(), 2);
        hosts.server.answerAt("/keys"_ba, {.status = 500});
        turned.turn(61s);
        QVERIFY(!fetched(fetcher, keySet()));
        QVERIFY(fetcher.find(keySet(), turned.now()));
        turned.turn(10min);
        QVERIFY(!fetcher.find(keySet(), turned.now()));
    }

    void sendersCauseABoundedNumberOfDownloads()
    {
        auto policy = hosts.policy();
        policy.certificatesPerMinute = 4;
        TurnedClock turned;
        KeyFetcher fetcher(turned, policy);
        const auto named = [](int number) {
            return KeyAddress{u"https://sns.eu-west-1.amazonaws.com/%1"_s.arg(number), snsRule};
        };
        QVERIFY(fetched(fetcher, sns()));
        for (int i = 0; i < 3; ++i)
            QVERIFY(problem(fetcher, named(i)).contains("404"_L1));
        QVERIFY(problem(fetcher, named(3)).contains("too many"_L1));
        QCOMPARE(fetcher.fetches(), 4);
        hosts.server.answerAt("/keys"_ba, {.body = someKeySet});
        QVERIFY(fetched(fetcher, keySet())); // named by the operator
        turned.turn(25h);
        QVERIFY(!fetcher.find(sns(), turned.now()));
        QVERIFY(fetched(fetcher, sns())); // was genuine before
        QVERIFY(problem(fetcher, named(4)).contains("too many"_L1));
    }

    void whatOneSenderNamesKeepsNoOtherFromACertificate()
    {
        auto policy = hosts.policy();
        policy.certificatesPerMinute = 2;
        policy.certificatesInAll = 4;
        TurnedClock turned;
        KeyFetcher fetcher(turned, policy);
        const auto named = [](int number) {
            return KeyAddress{u"https://sns.eu-west-1.amazonaws.com/%1"_s.arg(number), snsRule};
        };
        const auto stranger = u"sns 192.0.2.1"_s;
        QVERIFY(problem(fetcher, named(1), stranger).contains("404"_L1));
        QVERIFY(problem(fetcher, named(2), stranger).contains("404"_L1));
        QVERIFY(problem(fetcher, named(3), stranger).contains("too many"_L1));
        QVERIFY(fetched(fetcher, sns(), u"sns 192.0.2.2"_s));
        QVERIFY(problem(fetcher, named(4), u"other 192.0.2.1"_s).contains("404"_L1));
        QVERIFY(problem(fetcher, named(5), u"sns 192.0.2.3"_s).contains("too many"_L1)); // in all
    }

    void aQueueThatIsFullTakesNoMore()
    {
        hosts.server.answerAt("/hangs"_ba, {.kind = SinkAnswer::Kind::Hang});
        auto policy = hosts.policy();
        policy.atOnce = 1;
        policy.timeout = 2s;
        policy.waiting = 2;
        KeyFetcher fetcher(clock, policy);
        std::atomic<int> ended = 0;
        fetcher.fetch(keySet(u"/hangs"_s), [&ended](const auto &) { ++ended; });
        QTRY_COMPARE(fetcher.fetches(), 1);
        for (int i = 0; i < 2; ++i)
            fetcher.fetch(keySet(u"/%1"_s.arg(i)), [&ended](const auto &) { ++ended; });
        QVERIFY(problem(fetcher, keySet(u"/2"_s)).contains("too many"_L1));
        QCOMPARE(ended.load(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(ended.load(), 3, 30'000); // after the first has timed out
    }

    void keepsABoundedNumber()
    {
        auto policy = hosts.policy();
        policy.kept = 3;
        TurnedClock turned;
        KeyFetcher fetcher(turned, policy);
        for (int i = 0; i < 4; ++i) {
            hosts.server.answerAt("/"_ba + QByteArray::number(i), {.body = someKeySet});
            QVERIFY(fetched(fetcher, keySet(u"/%1"_s.arg(i))));
            turned.turn(1s);
        }
        QVERIFY(!fetcher.find(keySet(u"/0"_s), turned.now()));
        for (int i = 1; i < 4; ++i)
            QVERIFY(fetcher.find(keySet(u"/%1"_s.arg(i)), turned.now()));
    }

    void stopsAtOnceAndTellsThoseThatWait()
    {
        hosts.server.answerAt("/hangs"_ba, {.kind = SinkAnswer::Kind::Hang});
        KeyFetcher fetcher(clock, hosts.policy());
        std::promise<Result<void>> said;
        fetcher.fetch(keySet(u"/hangs"_s),
                      [&said](const Result<void> &outcome) { said.set_value(outcome); });
        QTRY_COMPARE(fetcher.fetches(), 1);
        QElapsedTimer timer;
        timer.start();
        fetcher.stop();
        QVERIFY(timer.elapsed() < 10'000); // of the 20 seconds that the download had
        QCOMPARE(said.get_future().get().error().code, ErrorCode::Unavailable);
        QCOMPARE(problem(fetcher, keySet()), u"the station stops"_s);
    }
};

QTEST_GUILESS_MAIN(KeyFetcherTest)
#include "tst_keyfetcher.moc"
