// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tracejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

/// \a text has ' for ", so that it can be read.
QJsonObject parse(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

} // namespace

class TestTraceJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrips()
    {
        const Trace trace{u"payments"_s,
                          3,
                          {{u"in"_s, u"source"_s, u"out"_s, {}, {}, false, 2},
                           {u"big"_s,
                            u"filter"_s,
                            u"else"_s,
                            u"not a number"_s,
                            {{u"body.amount"_s, u"12"_s}, {u"type"_s, QJsonValue::Null}},
                            true,
                            40},
                           {u"shape"_s,
                            u"map"_s,
                            u"out"_s,
                            {},
                            {},
                            false,
                            7,
                            QJsonValue::Null,
                            QJsonObject{{u"id"_s, 1}},
                            {u"sum 3"_s, u""_s}}}};
        const auto json = toJson(trace);
        const QByteArray expected =
            "{'workflow':'payments','revision':3,'steps':["
            "{'node':'in','kind':'source','port':'out','microseconds':2},"
            "{'node':'big','kind':'filter','port':'else','detail':'not a number',"
            "'values':{'body.amount':'12','type':null},'failed':true,'microseconds':40},"
            "{'node':'shape','kind':'map','port':'out','microseconds':7,'before':null,"
            "'after':{'id':1},'console':['sum 3','']}]}";
        QCOMPARE(json, parse(expected));
        QCOMPARE(*traceFromJson(json), trace);
    }

    /// What the store gets is the same, by a shorter way.
    void theTextOfTracesIsTheirJson()
    {
        TraceStep odd{u"é \"q\" \\ \n\t\x1b \U0001F600"_s, u"map"_s, {}, {}, {}, false, -1};
        odd.values = {{u""_s, QJsonValue::Null},
                      {u"a\"b"_s, u"\u0001"_s},
                      {u"big"_s, Q_INT64_C(9007199254740993)},
                      {u"least"_s, std::numeric_limits<qint64>::min()},
                      {u"half"_s, 0.1},
                      {u"huge"_s, 1e300},
                      {u"tiny"_s, -2.5e-7},
                      {u"whole"_s, 1e15},
                      {u"yes"_s, true},
                      {u"list"_s, QJsonArray{1, u"x"_s, QJsonObject{{u"k"_s, 0.5}}}}};
        odd.before = QJsonObject();
        odd.after = u"text"_s;
        odd.failed = true;
        odd.console = {u"line\n"_s, {}};
        odd.detail = u"why"_s;
        const QList<QList<Trace>> samples{
            {},
            {{u"w"_s, 1, {}}},
            {{u"w"_s, 1, {odd, {u"in"_s, u"source"_s, u"out"_s, {}, {}, false, 2}}},
             {u"\"v\""_s, 2, {odd}}}};
        for (const auto &traces : samples) {
            QJsonArray expected;
            for (const Trace &trace : traces)
                expected.append(toJson(trace));
            QJsonParseError error;
            const auto text = toJsonText(traces);
            QCOMPARE(QJsonDocument::fromJson(text, &error).array(), expected);
            QCOMPARE(error.error, QJsonParseError::NoError);
            QVERIFY(!text.contains('\n'));
        }
    }

    void errorNamesTheStep()
    {
        const auto trace = traceFromJson(parse("{'steps':[{},{'failed':'no'}]}"));
        QVERIFY(!trace);
        QCOMPARE(trace.error().detail, u"steps[1].failed: expected true or false"_s);
    }
};

QTEST_GUILESS_MAIN(TestTraceJson)
#include "tst_tracejson.moc"
