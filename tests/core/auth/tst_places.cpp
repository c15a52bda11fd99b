// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/place.h"
#include "core/auth/requestview.h"
#include "core/auth/signedcontent.h"
#include "core/auth/timestampcheck.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

using State = PlaceValues::State;

QByteArrayList valuesAt(const Place &place, const RequestView &request,
                        const QList<PathStep> &item = {})
{
    QByteArrayList values;
    for (const auto value : readPlace(place, request, item).values)
        values.append(value.toByteArray());
    return values;
}

Place listed(const QByteArray &prefix, const QByteArray &split = ","_ba)
{
    auto place = Place::header("sig"_ba, prefix);
    place.split = split;
    return place;
}

QByteArray content(const QString &text, const ContentInput &input)
{
    const auto content = SignedContent::parse(text); // what the parts look at
    const auto parts = content->of(input);
    return parts ? parts->joined() : "missing "_ba + parts.error().detail.toUtf8();
}

} // namespace

class PlacesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsHeaders()
    {
        const HeaderBlock headers("Sig: t=1, v1=a ,v1=b,,v0=c\r\nTwice: 1\r\nTwice: 2\r\n"
                                  "Empty: \r\nX-Sig-1: a\r\nX-Sig-2: b\r\nX-Sig-: c\r\n"_ba);
        const RequestView request("POST", "/", headers, {});
        QCOMPARE(valuesAt(listed("v1="_ba), request), (QByteArrayList{"a"_ba, "b"_ba}));
        QCOMPARE(readPlace(listed("v2="_ba), request).state, State::OtherForm);
        QVERIFY(!readPlace(listed("v1="_ba), request).single());
        QCOMPARE(readPlace(listed("t="_ba), request).single()->toByteArray(), "1"_ba);
        auto second = listed({});
        second.index = 1;
        QCOMPARE(valuesAt(second, request), QByteArrayList{"v1=a"_ba});
        QCOMPARE(valuesAt(Place::header("sig"_ba, "t="_ba), request),
                 QByteArrayList{"1, v1=a ,v1=b,,v0=c"_ba});

        QCOMPARE(readPlace(Place::header("twice"_ba), request).state, State::Repeated);
        auto repeat = Place::header("twice"_ba);
        repeat.repeat = true;
        QCOMPARE(valuesAt(repeat, request), (QByteArrayList{"1"_ba, "2"_ba}));
        auto family = Place::header("x-sig-"_ba);
        family.family = true;
        QCOMPARE(valuesAt(family, request), (QByteArrayList{"a"_ba, "b"_ba}));

        QCOMPARE(readPlace(Place::header("none"_ba), request).state, State::Absent);
        QVERIFY(readPlace(Place::header("empty"_ba), request).empty);
        QCOMPARE(readPlace(Place::header("empty"_ba), request).state, State::Absent);
    }

    void splitsAtAnyOfSeveralCharacters()
    {
        const HeaderBlock headers("Sig: t=1 v1=a,v1=b\r\n"_ba);
        const RequestView request("POST", "/", headers, {});
        QCOMPARE(valuesAt(listed("v1="_ba, ", "_ba), request), (QByteArrayList{"a"_ba, "b"_ba}));
    }

    void readsQueryFormAndBody()
    {
        const HeaderBlock headers("Content-Type: application/x-www-form-urlencoded; a=b\r\n"_ba);
        const RequestView form("POST", "/in/x?sig=a%2Bb&twice=1&twice=2", headers,
                               "f=1+2&g=%C3%A9");
        Place place{.kind = Place::Kind::Query,
                    .name = "sig"_ba,
                    .path = {},
                    .split = {},
                    .prefix = {},
                    .index = {}};
        QCOMPARE(valuesAt(place, form), QByteArrayList{"a+b"_ba});
        place.name = "twice"_ba;
        QCOMPARE(readPlace(place, form).state, State::Repeated);
        place.kind = Place::Kind::Form;
        place.name = "f"_ba;
        QCOMPARE(valuesAt(place, form), QByteArrayList{"1 2"_ba});
        place.name = "g"_ba;
        QCOMPARE(valuesAt(place, form), QByteArrayList{"\xc3\xa9"_ba});
        const HeaderBlock none;
        QCOMPARE(readPlace(place, RequestView("POST", "/", none, "g=1")).state, State::Absent);

        const RequestView json("POST", "/", none,
                               R"({"signature": {"t": 12}, "events": [{"s": "a"}, {"s": "b"}]})");
        place.kind = Place::Kind::Body;
        place.path = readDottedPath(u"signature.t").value();
        QCOMPARE(valuesAt(place, json), QByteArrayList{"12"_ba});
        place.path = readDottedPath(u"events.1.s").value();
        QCOMPARE(valuesAt(place, json), QByteArrayList{"b"_ba});
        place.kind = Place::Kind::Item;
        place.path = readDottedPath(u"s").value();
        QCOMPARE(valuesAt(place, json, readDottedPath(u"events.0").value()),
                 QByteArrayList{"a"_ba});
        place.path = readDottedPath(u"t").value();
        QCOMPARE(readPlace(place, json, readDottedPath(u"events.0").value()).state, State::Absent);
    }

    void fillsTemplates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const QString &text, const QByteArray &expected) {
            QTest::newRow(qPrintable(text)) << text << expected;
        };
        const auto body = "b=2&a=1&b=1"_ba;
        row(u"v0:{timestamp}:{body}"_s, "v0:17:"_ba + body);
        row(u"{id}.{timestamp}.{body}"_s, "msg.17."_ba + body);
        row(u"{method} {url}"_s, "POST https://hooks.example/in/x?q=%41"_ba);
        row(u"{path}|{target}|{host}"_s, "/in/x|/in/x?q=%41|inside:8080"_ba);
        row(u"{header:x-a}{query:q}{form:a}"_s, "headerA1"_ba);
        row(u"{form-sorted}"_s, "a1b2b1"_ba);
        row(u"{crc32}"_s, "1035235620"_ba);
        row(u"{sha256}"_s, "3d995b9f5c2e43acf2a57724458ce5933076fff454ee9c9ce842f5c07f2b223e"_ba);
        row(u"{{{{{body}}}"_s, "{{"_ba + body + '}');
        row(u"{header:x-none}"_s, "missing header x-none"_ba);
        row(u"{form:b}"_s, "missing form field b"_ba);
        row(u"{json:a.b}"_s, "missing body member a.b"_ba);
    }
    void fillsTemplates()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, expected);
        const HeaderBlock headers("Host: inside:8080\r\nX-A: header\r\n"
                                  "Content-Type: application/x-www-form-urlencoded\r\n"_ba);
        const RequestView request("POST", "/in/x?q=%41", headers, "b=2&a=1&b=1");
        const QList<PathStep> item;
        QCOMPARE(
            content(text, {request, "17", "msg", item, "https://hooks.example/in/x?registered=1"}),
            expected);
    }

    void withoutAPublicUrlItIsWhatTheRequestSays()
    {
        const HeaderBlock headers("Host: a.example:8080\r\n"_ba);
        RequestView request("POST", "/in/x?q=1", headers, {});
        QCOMPARE(calledUrl(request, {}), "http://a.example:8080/in/x?q=1"_ba);
        request.secure = true;
        QCOMPARE(calledUrl(request, {}), "https://a.example:8080/in/x?q=1"_ba);
        QCOMPARE(calledUrl(request, "https://b/c"), "https://b/c?q=1"_ba);
        const RequestView bare("POST", "/in/x", headers, {});
        QCOMPARE(calledUrl(bare, "https://b/c"), "https://b/c"_ba);
    }

    void putsParametersInItsPlace()
    {
        const auto text = SignedContent::parse(u"{parameter:id}|{body}").value();
        QCOMPARE(text.parameters(), QStringList{u"id"_s});
        const HeaderBlock headers;
        const RequestView request("POST", "/", headers, "b");
        const QList<PathStep> item;
        const auto bound = text.with({{u"id"_s, u"WH-1"_s}});
        QCOMPARE(bound.of({request, {}, {}, item, {}})->joined(), "WH-1|b"_ba);
    }

    void readsTimes_data()
    {
        QTest::addColumn<TimestampUnit>("unit");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](TimestampUnit unit, const QByteArray &text, const QString &expected) {
            QTest::newRow(text + (expected.isEmpty() ? " no" : "")) << unit << text << expected;
        };
        using enum TimestampUnit;
        row(Seconds, "1614265330"_ba, u"2021-02-25T15:02:10.000000Z"_s);
        row(Milliseconds, "1614265330123"_ba, u"2021-02-25T15:02:10.123000Z"_s);
        row(Nanoseconds, "1614265330123456789"_ba, u"2021-02-25T15:02:10.123456Z"_s);
        row(Iso8601, "2024-03-27T15:42:29.551"_ba, u"2024-03-27T15:42:29.551000Z"_s);
        row(Iso8601, "2024-03-27T15:42:29.123456789Z"_ba, u"2024-03-27T15:42:29.123456Z"_s);
        row(Iso8601, "2024-03-27T15:42:29+02:00"_ba, u"2024-03-27T13:42:29.000000Z"_s);
        for (const auto &wrong : {""_ba, "-1"_ba, "+1"_ba, " 1"_ba, "1.5"_ba, "0x10"_ba, "1e9"_ba,
                                  "99999999999999999999"_ba, "253402300800"_ba})
            row(Seconds, wrong, {});
        row(Iso8601, "yesterday"_ba, {});
        row(Iso8601, "2024-13-27T15:42:29Z"_ba, {});
        row(Iso8601, "1614265330"_ba, {});
    }
    void readsTimes()
    {
        QFETCH(TimestampUnit, unit);
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const auto time = readTimestamp(unit, text);
        QCOMPARE(time ? toIso8601(*time) : QString(), expected);
    }

    void tolerancesAreApart()
    {
        const auto at = [](qint64 second) { return fromMicroseconds(second * 1'000'000); };
        const Tolerance tolerance{300, 60};
        QVERIFY(isTimely(at(1000), at(1300), tolerance));
        QVERIFY(!isTimely(at(1000), at(1301), tolerance));
        QVERIFY(isTimely(at(1060), at(1000), tolerance));
        QVERIFY(!isTimely(at(1061), at(1000), tolerance));
        QVERIFY(isTimely(at(1000), at(1'000'000), {0, 0}));
        QVERIFY(isTimely(at(1'000'000), at(1000), {0, 0}));
    }
};

QTEST_APPLESS_MAIN(PlacesTest)
#include "tst_places.moc"
