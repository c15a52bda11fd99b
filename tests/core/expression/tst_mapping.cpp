// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/objectmapping.h"
#include "core/expression/texttemplate.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Into = TextTemplate::Into;

/// New bodies and texts out of expressions.
class MappingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void templatesRender_data();
    void templatesRender();
    void wrongTemplatesAreRefusedWithTheirPlace_data();
    void wrongTemplatesAreRefusedWithTheirPlace();
    void valuesThatMustNotStandThereAreErrors_data();
    void valuesThatMustNotStandThereAreErrors();
    void objectsAreBuiltFieldByField();
    void everyProblemOfAMappingIsTold();
    void aMemberIsReplacedWithoutCopying();
};

namespace {

Document sample()
{
    return *Document::parse(R"({"id": 9007199254740993, "name": "A \"b\"\n", "ok": true,
        "none": null, "list": [1, "x"], "price": 0.1234567890123456789, "dots": "..",
        "slash": "a/b ä", "plain": "abc"})");
}

} // namespace

void MappingTest::templatesRender_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Into>("into");
    QTest::addColumn<QByteArray>("result");

    QTest::newRow("plain") << u"a } b {c}"_s << Into::Text << "a } b {c}"_ba;
    QTest::newRow("empty") << u""_s << Into::Text << ""_ba;
    QTest::newRow("values") << u"{{id}}: {{ ok }}/{{none}}/{{list}} {{price}}"_s << Into::Text
                            << "9007199254740993: true//[1,\"x\"] 0.1234567890123456789"_ba;
    QTest::newRow("text as it is") << u"{{name}}!"_s << Into::Text << "A \"b\"\n!"_ba;
    QTest::newRow("text in JSON") << u"{\"a\":\"{{name}}\",\"b\":{{id}}}"_s << Into::Json
                                  << "{\"a\":\"A \\\"b\\\"\\n\",\"b\":9007199254740993}"_ba;
    QTest::newRow("braces inside") << u"{{{a: {b: id}}}}{{'}}'}}{{'{{'}}"_s << Into::Text
                                   << "{\"a\":{\"b\":9007199254740993}}}}{{"_ba;
    QTest::newRow("path") << u"/o/{{slash}}/{{id}}"_s << Into::Path
                          << "/o/a%2Fb%20%C3%A4/9007199254740993"_ba;
    QTest::newRow("line") << u"n={{plain}}"_s << Into::Line << "n=abc"_ba;
}

void MappingTest::templatesRender()
{
    QFETCH(QString, text);
    QFETCH(Into, into);
    QFETCH(QByteArray, result);
    const auto compiled = TextTemplate::compile(text, into);
    QVERIFY2(compiled.ok(), compiled ? "" : qPrintable(compiled.error().detail));
    const auto rendered = compiled->render(sample());
    QVERIFY2(rendered.ok(), rendered ? "" : qPrintable(rendered.error().detail));
    QCOMPARE(*rendered, result);
}

void MappingTest::wrongTemplatesAreRefusedWithTheirPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Into>("into");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<int>("position");

    QTest::newRow("open") << u"ab {{id"_s << Into::Text << u"the closing }} is missing"_s << 3;
    QTest::newRow("expression") << u"{{id}} {{id ||}}"_s << Into::Text << u"expected a value"_s
                                << 14;
    QTest::newRow("nothing") << u"{{}}"_s << Into::Text << u"there is no expression"_s << 2;
    QTest::newRow("line") << u"{{id}}ä"_s << Into::Line << u"only printable ASCII can stand here"_s
                          << 6;
}

void MappingTest::wrongTemplatesAreRefusedWithTheirPlace()
{
    QFETCH(QString, text);
    QFETCH(Into, into);
    ExpressionProblem problem;
    QVERIFY(!TextTemplate::compile(text, into, &problem).ok());
    QTEST(problem.text, "problem");
    QTEST(int(problem.position), "position");
}

void MappingTest::valuesThatMustNotStandThereAreErrors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Into>("into");

    QTest::newRow("line break") << u"{{name}}"_s << Into::Line;
    QTest::newRow("not ASCII") << u"{{slash}}"_s << Into::Line;
    QTest::newRow("climbing value") << u"/a/{{dots}}/b"_s << Into::Path;
    QTest::newRow("climbing text") << u"/a/%2e%2E/{{id}}"_s << Into::Path;
    QTest::newRow("failing expression") << u"{{length(none)}}"_s << Into::Text;
}

void MappingTest::valuesThatMustNotStandThereAreErrors()
{
    QFETCH(QString, text);
    QFETCH(Into, into);
    const auto rendered = TextTemplate::compile(text, into)->render(sample());
    QVERIFY(!rendered.ok());
    QCOMPARE(rendered.error().code, ErrorCode::Invalid);
}

void MappingTest::objectsAreBuiltFieldByField()
{
    const auto mapping = ObjectMapping::compile({{u"z"_s, u"id"_s},
                                                 {u"customer.name"_s, u"plain"_s},
                                                 {u"price"_s, u"price"_s},
                                                 {u"customer.\"e-mail\""_s, u"'a@b'"_s},
                                                 {u"gone"_s, u"missing.deeper"_s},
                                                 {u"list"_s, u"[list, {x: ok}]"_s}});
    QVERIFY(mapping.ok());
    const auto body = mapping->evaluate(sample());
    QVERIFY(body.ok());
    QCOMPARE(body->toJson(),
             "{\"z\":9007199254740993,\"customer\":{\"name\":\"abc\",\"e-mail\":\"a@b\"},"
             "\"price\":0.1234567890123456789,\"gone\":null,\"list\":[[1,\"x\"],{\"x\":true}]}"_ba);

    const auto failing = ObjectMapping::compile({{u"a.b"_s, u"length(none)"_s}});
    const auto error = failing->evaluate(sample());
    QVERIFY(!error.ok());
    QVERIFY2(error.error().detail.startsWith(u"a.b: "_s), qPrintable(error.error().detail));
}

void MappingTest::everyProblemOfAMappingIsTold()
{
    QList<ObjectMapping::Problem> problems;
    QVERIFY(!ObjectMapping::compile({{u"a"_s, u"id"_s},
                                     {u"a"_s, u"id"_s},
                                     {u"a.b"_s, u"id"_s},
                                     {u"c.d"_s, u"id ||"_s},
                                     {u"c"_s, u"id"_s},
                                     {u"x[0]"_s, u"id"_s},
                                     {u""_s, u"id"_s}},
                                    &problems)
                 .ok());
    QCOMPARE(problems.size(), 6);
    const QList<qsizetype> fields{1, 2, 3, 4, 5, 6};
    for (qsizetype at = 0; at < fields.size(); ++at) {
        QCOMPARE(problems.at(at).field, fields.at(at));
        QCOMPARE(problems.at(at).inTarget, at != 2);
    }
    QCOMPARE(problems.at(2).problem.position, 5);
}

void MappingTest::aMemberIsReplacedWithoutCopying()
{
    Document changed;
    {
        const auto envelope = *Document::parse(R"({"id":1,"body":{"a":[1,2]},"last":"x"})");
        changed = envelope.withMember("body", *Document::parse(R"({"n":"new"})"))
                      .withMember("more", Document::fromText("text"));
    }
    QCOMPARE(changed.toJson(), R"({"id":1,"body":{"n":"new"},"last":"x","more":"text"})"_ba);
    const auto read = [&](const QString &text) {
        return Expression::compile(text)->evaluate(changed)->toJson();
    };
    QCOMPARE(read(u"[body.n, last, more, id]"_s), R"(["new","x","text",1])"_ba);
    QVERIFY(*Expression::compile(u"body.n == 'new' && length(keys(@)) == `4`"_s)->matches(changed));
    QCOMPARE(changed.member("body").toJson(), R"({"n":"new"})"_ba);
    QCOMPARE(changed.member("nothing").kind(), Document::Kind::Null);
    QVERIFY(changed == *Document::parse(R"({"more":"text","id":1,"body":{"n":"new"},"last":"x"})"));
    QCOMPARE(Document::fromText("a").withMember("b", changed).toJson(), "\"a\""_ba);
}

QTEST_GUILESS_MAIN(MappingTest)
#include "tst_mapping.moc"
