// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tracejson.h"

#include <QJsonDocument>
#include <QTest>

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

    void errorNamesTheStep()
    {
        const auto trace = traceFromJson(parse("{'steps':[{},{'failed':'no'}]}"));
        QVERIFY(!trace);
        QCOMPARE(trace.error().detail, u"steps[1].failed: expected true or false"_s);
    }
};

QTEST_GUILESS_MAIN(TestTraceJson)
#include "tst_tracejson.moc"
