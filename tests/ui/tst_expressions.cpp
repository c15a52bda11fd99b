// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsontreereader.h"
#include "ui/designer/editors/codefield.h"
#include "ui/designer/editors/expressionfield.h"
#include "ui/designer/editors/jsonindent.h"
#include "ui/designer/editors/scriptsyntax.h"
#include "ui/widgets/quantityfield.h"
#include "ui/widgets/quantitytext.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QSignalSpy>
#include <QTest>
#include <QTextLayout>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Token = ExpressionToken::Kind;

namespace {

std::shared_ptr<const ExpressionVocabulary> vocabulary()
{
    QByteArray json = "{'source':'shop','type':'order.paid','headers':{'x-team':'red'},"
                      "'body':{'amount':4200,'account':{'id':7},'items':[{'id':1},{'id':2}]}}";
    return std::make_shared<const ExpressionVocabulary>(readJsonTree(json.replace('\'', '"')),
                                                        QStringList{u"abs"_s, u"begins"_s});
}

QString kinds(const ExpressionTokens &cut)
{
    static const QString letters = u"nftd.{"_s; // Name, Function, Text, digits, Symbol, Braces
    QString text;
    for (const auto &token : cut.tokens)
        text += letters.at(int(token.kind));
    return text;
}

} // namespace

/// Expressions as they are typed: cut into pieces, completed, marked; and quantities with units.
class ExpressionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void expressionsAreCutIntoPieces_data();
    void expressionsAreCutIntoPieces();
    void textsGoOnOverLines();
    void pathsAreThoseOfTheSample();
    void completionsStandInPlaceOfWhatIsTyped_data();
    void completionsStandInPlaceOfWhatIsTyped();
    void aCompletionIsChosenByKeyboard();
    void oneLineStaysOne();
    void whatIsWrongIsUnderlinedFromItsPlace();
    void quantitiesAreReadWithTheirUnits_data();
    void quantitiesAreReadWithTheirUnits();
    void whatIsWrittenForAQuantityReadsAsTheSame();
    void aQuantityThatIsNoneChangesNothing();
    void jsonIsIndentedAsItIs();
    void scriptsAreCutIntoPieces_data();
    void scriptsAreCutIntoPieces();
    void codeKeepsItsIndentation();
    void theLineOfAProblemIsMarked();

private:
    std::unique_ptr<Theme> m_theme;
};

void ExpressionsTest::expressionsAreCutIntoPieces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("syntax");
    QTest::addColumn<QString>("pieces");
    const int plain = int(ExpressionSyntax::Expression);
    const int braces = int(ExpressionSyntax::Template);
    QTest::newRow("comparison") << u"body.amount >= `10`"_s << plain << u"n.n..t"_s;
    QTest::newRow("call") << u"begins(type, 'a(b')"_s << plain << u"f.n.t."_s;
    QTest::newRow("quoted name") << u"headers.\"x-a\"[12]"_s << plain << u"n.n.d."_s;
    QTest::newRow("escaped quote") << u"'it\\'s' == a"_s << plain << u"t..n"_s;
    QTest::newRow("half typed") << u"type == 'ord"_s << plain << u"n..t"_s;
    QTest::newRow("template") << u"Order {{body.id}} of 'x'"_s << braces << u"{n.n{"_s;
    QTest::newRow("braces in a text") << u"{{ 'a}}b' }} c"_s << braces << u"{t{"_s;
}

void ExpressionsTest::expressionsAreCutIntoPieces()
{
    QFETCH(QString, text);
    QFETCH(int, syntax);
    QFETCH(QString, pieces);
    QCOMPARE(kinds(cutExpression(text, ExpressionSyntax(syntax))), pieces);
}

void ExpressionsTest::textsGoOnOverLines()
{
    const auto first = cutExpression(u"type == 'a", ExpressionSyntax::Expression);
    QVERIFY(!first.endsInCode(ExpressionSyntax::Expression));
    const auto second = cutExpression(u"b' && x", ExpressionSyntax::Expression, first.state);
    QCOMPARE(kinds(second), u"t..n"_s);
    QVERIFY(second.endsInCode(ExpressionSyntax::Expression));
    QVERIFY(
        !cutExpression(u"abc", ExpressionSyntax::Template).endsInCode(ExpressionSyntax::Template));
    QVERIFY(
        cutExpression(u"a {{b", ExpressionSyntax::Template).endsInCode(ExpressionSyntax::Template));
}

void ExpressionsTest::pathsAreThoseOfTheSample()
{
    const auto words = vocabulary();
    QStringList texts;
    for (const auto &path : words->paths())
        texts.append(path.text);
    QCOMPARE(texts,
             (QStringList{u"source"_s, u"type"_s, u"headers"_s, u"headers.\"x-team\""_s, u"body"_s,
                          u"body.amount"_s, u"body.account"_s, u"body.account.id"_s,
                          u"body.items"_s, u"body.items[0]"_s, u"body.items[0].id"_s}));
    QCOMPARE(words->find(u"body.items[1].id"_s)->kind, JsonTree::Kind::Number);
    QVERIFY(!words->find(u"body.none"_s));
    const auto &tree = words->envelope();
    QCOMPARE(ExpressionVocabulary::pathOf(tree, int(tree.nodes.size()) - 1), u"body.items[1].id"_s);
    QVERIFY(ExpressionVocabulary::isPath(u"body.items[0].\"a b\""));
    for (const auto *wrong : {"", "body.", "a b", "body-x", "a[*]", "length(a)", "'a'"})
        QVERIFY2(!ExpressionVocabulary::isPath(QString::fromLatin1(wrong)), wrong);
}

void ExpressionsTest::completionsStandInPlaceOfWhatIsTyped_data()
{
    QTest::addColumn<QString>("text"); // the cursor stands at |
    QTest::addColumn<int>("syntax");
    QTest::addColumn<qsizetype>("from");
    QTest::addColumn<QStringList>("words");
    const int plain = int(ExpressionSyntax::Expression);
    const int braces = int(ExpressionSyntax::Template);
    QTest::newRow("top") << u"so|"_s << plain << qsizetype(0) << QStringList{u"source"_s};
    QTest::newRow("members") << u"1 == body.a|"_s << plain << qsizetype(5)
                             << QStringList{u"body.amount"_s, u"body.account"_s};
    QTest::newRow("after the point")
        << u"headers.|"_s << plain << qsizetype(0) << QStringList{u"headers.\"x-team\""_s};
    QTest::newRow("in a quoted name")
        << u"headers.\"x|"_s << plain << qsizetype(0) << QStringList{u"headers.\"x-team\""_s};
    QTest::newRow("element") << u"body.items[3].i|"_s << plain << qsizetype(0)
                             << QStringList{u"body.items[3].id"_s};
    QTest::newRow("all elements") << u"body.items[].|"_s << plain << qsizetype(0)
                                  << QStringList{u"body.items[].id"_s};
    QTest::newRow("function and deep")
        << u"ab|"_s << plain << qsizetype(0) << QStringList{u"abs("_s};
    QTest::newRow("deep") << u"acc|"_s << plain << qsizetype(0) << QStringList{u"body.account"_s};
    QTest::newRow("in a text") << u"type == 'so|"_s << plain << qsizetype(11) << QStringList();
    QTest::newRow("finished") << u"source|"_s << plain << qsizetype(0) << QStringList();
    QTest::newRow("template, outside") << u"so|"_s << braces << qsizetype(2) << QStringList();
    QTest::newRow("template, inside")
        << u"so {{so|"_s << braces << qsizetype(5) << QStringList{u"source"_s};
}

void ExpressionsTest::completionsStandInPlaceOfWhatIsTyped()
{
    QFETCH(QString, text);
    QFETCH(int, syntax);
    QFETCH(qsizetype, from);
    QFETCH(QStringList, words);
    const auto cursor = text.indexOf(u'|');
    const auto found =
        vocabulary()->completionAt(QString(text).remove(u'|'), cursor, ExpressionSyntax(syntax));
    QCOMPARE(found.words, words);
    QCOMPARE(found.from, from);
}

void ExpressionsTest::aCompletionIsChosenByKeyboard()
{
    ExpressionField field(u"Key"_s, 1);
    field.setVocabulary(vocabulary());
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    QSignalSpy edits(&field, &ExpressionField::expressionEdited);
    QTest::keyClicks(&field, u"body.ac"_s);
    auto *popup = field.completer()->popup();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(field.toPlainText(), u"body.account"_s);
    QCOMPARE(edits.last().first().toString(), u"body.account"_s);
    QVERIFY(!popup->isVisible());
    field.setExpression({});
    QTest::keyClick(&field, Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(popup->isVisible());
    QVERIFY(popup->model()->rowCount() >= 4);
}

void ExpressionsTest::oneLineStaysOne()
{
    ExpressionField field(u"Key"_s, 1);
    field.show();
    QTest::keyClicks(&field, u"a"_s);
    QTest::keyClick(&field, Qt::Key_Return);
    QTest::keyClicks(&field, u"b"_s);
    QCOMPARE(field.toPlainText(), u"ab"_s);
}

void ExpressionsTest::whatIsWrongIsUnderlinedFromItsPlace()
{
    ExpressionField field(u"Key"_s, 1);
    field.setExpression(u"body ="_s);
    field.setProblem(5);
    QCOMPARE(field.extraSelections().size(), 1);
    QCOMPARE(field.extraSelections().first().cursor.selectedText(), u"="_s);
    field.setProblem(-1);
    QVERIFY(field.extraSelections().isEmpty());
}

void ExpressionsTest::quantitiesAreReadWithTheirUnits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("microseconds"); // -1: it is none
    QTest::newRow("s") << u"30s"_s << qint64(30'000'000);
    QTest::newRow("min") << u" 5 min "_s << qint64(300'000'000);
    QTest::newRow("decimal") << u"1.5 h"_s << qint64(5'400'000'000);
    QTest::newRow("comma") << u"1,5 Std"_s << qint64(5'400'000'000);
    QTest::newRow("sum") << u"1 h 30 min"_s << qint64(5'400'000'000);
    QTest::newRow("days") << u"2 Tage"_s << qint64(172'800'000'000);
    QTest::newRow("bare") << u"15"_s << qint64(15'000'000);
    QTest::newRow("ms") << u"250ms"_s << qint64(250'000);
    QTest::newRow("nothing") << u""_s << qint64(-1);
    QTest::newRow("no number") << u"min"_s << qint64(-1);
    QTest::newRow("no unit") << u"5 parsecs"_s << qint64(-1);
    QTest::newRow("negative") << u"-5 s"_s << qint64(-1);
    QTest::newRow("bare in a sum") << u"1 h 30"_s << qint64(-1);
    QTest::newRow("too large") << u"99999999999 d"_s << qint64(-1);
}

void ExpressionsTest::quantitiesAreReadWithTheirUnits()
{
    QFETCH(QString, text);
    QFETCH(qint64, microseconds);
    QCOMPARE(durationFromText(text).value_or(Microseconds(-1)).count(), microseconds);
}

void ExpressionsTest::whatIsWrittenForAQuantityReadsAsTheSame()
{
    for (const qint64 value : {0LL, 1LL, 1'500LL, 30'000'000LL, 90'000'000LL, 5'400'000'000LL,
                               86'400'000'000LL, 31'622'400'000'000LL})
        QCOMPARE(durationFromText(durationText(Microseconds(value))), Microseconds(value));
    QCOMPARE(durationText(std::chrono::seconds(90)), u"1 min 30 s"_s);
    for (const qint64 value : {0LL, 1LL, 999LL, 1'000LL, 1'500'000LL, 16'000'000LL})
        QCOMPARE(sizeFromText(sizeText(value)), value);
    QCOMPARE(sizeFromText(u"1 MiB"_s), 1'048'576);
    QCOMPARE(sizeFromText(u"0.5 MB"_s), 500'000);
}

void ExpressionsTest::aQuantityThatIsNoneChangesNothing()
{
    QuantityField field(QuantityField::Duration);
    QCOMPARE(field.text(), u"0 s"_s);
    field.setValue(30'000'000);
    QSignalSpy edits(&field, &QuantityField::valueEdited);
    field.selectAll();
    QTest::keyClicks(&field, u"5 p"_s);
    QCOMPARE(field.value(), 5'000'000); // "5" is seconds until more is typed
    QVERIFY(!field.problem().isEmpty());
    QTest::keyClick(&field, Qt::Key_Backspace);
    QTest::keyClicks(&field, u"min"_s);
    QVERIFY(field.problem().isEmpty());
    QCOMPARE(edits.last().first().toLongLong(), 300'000'000);
    field.setValue(300'000'000);
    QCOMPARE(field.text(), u"5 min"_s); // as it was typed
}

void ExpressionsTest::jsonIsIndentedAsItIs()
{
    QCOMPARE(indentedJson("{\"b\":12345678901234567890,\"a\":[1,{}],\"c\":\"{,\\\"\"}"),
             "{\n  \"b\": 12345678901234567890,\n  \"a\": [\n    1,\n    {}\n  ],\n"
             "  \"c\": \"{,\\\"\"\n}"_ba);
    QCOMPARE(indentedJson("{\"a\":\"x"), "{\n  \"a\": \"x"_ba);
}

void ExpressionsTest::scriptsAreCutIntoPieces_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("pieces"); // keyword, text, number, comment
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("words") << u"const a = 12; // x"_s << 0 << u"knc"_s << false;
    QTest::newRow("texts") << u"return 'it\\'s' + \"if\";"_s << 0 << u"ktt"_s << false;
    QTest::newRow("no keyword") << u"format(returned)"_s << 0 << QString() << false;
    QTest::newRow("comment") << u"a /* b"_s << 0 << u"c"_s << true;
    QTest::newRow("template") << u"x = `a ${b}"_s << 0 << u"t"_s << true;
}

void ExpressionsTest::scriptsAreCutIntoPieces()
{
    QFETCH(QString, line);
    QFETCH(int, state);
    QFETCH(QString, pieces);
    QFETCH(bool, goesOn);
    static const QString letters = u"ktnc"_s;
    const auto cut = cutScript(line, state);
    QString found;
    for (const auto &token : cut.tokens)
        found += letters.at(int(token.kind));
    QCOMPARE(found, pieces);
    QCOMPARE(cut.state != 0, goesOn);
    if (goesOn) {
        const auto rest = cutScript(u"still */ ` let", cut.state);
        QCOMPARE(rest.tokens.first().start, 0);
        QCOMPARE(rest.tokens.last().kind == ScriptToken::Kind::Keyword, cut.state == 2);
    }
}

void ExpressionsTest::codeKeepsItsIndentation()
{
    CodeField code(u"Script"_s);
    code.show();
    QSignalSpy edits(&code, &CodeField::codeEdited);
    QTest::keyClicks(&code, u"if (a) {"_s);
    QTest::keyClick(&code, Qt::Key_Return);
    QTest::keyClicks(&code, u"b();"_s);
    QTest::keyClick(&code, Qt::Key_Return);
    QTest::keyClick(&code, Qt::Key_Backtab, Qt::ShiftModifier);
    QTest::keyClicks(&code, u"}"_s);
    QCOMPARE(code.toPlainText(), u"if (a) {\n  b();\n}"_s);
    QCOMPARE(edits.last().first().toString(), code.toPlainText());
    code.selectAll();
    QTest::keyClick(&code, Qt::Key_Tab);
    QCOMPARE(code.toPlainText(), u"  if (a) {\n    b();\n  }"_s);
    QTest::keyClick(&code, Qt::Key_Backtab, Qt::ShiftModifier);
    QTest::keyClick(&code, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(code.toPlainText(), u"if (a) {\nb();\n}"_s);
}

void ExpressionsTest::theLineOfAProblemIsMarked()
{
    CodeField code(u"Script"_s);
    const int few = code.numbersWidth();
    code.setCode(u"a;\nb c;\nd;"_s);
    code.setProblem(5);
    QCOMPARE(code.problemLine(), 2);
    QCOMPARE(code.extraSelections().first().cursor.selectedText(), u"c;"_s);
    code.setFailure(3);
    QCOMPARE(code.problemLine(), 3);
    QCOMPARE(code.extraSelections().first().cursor.selectedText(), u"d;"_s);
    code.setProblem(-1);
    QCOMPARE(code.problemLine(), 0);
    QVERIFY(code.extraSelections().isEmpty());
    code.setCode(QString(200, u'\n'));
    QVERIFY(code.numbersWidth() > few); // room for three digits
}

QTEST_MAIN(ExpressionsTest)
#include "tst_expressions.moc"
