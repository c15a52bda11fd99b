// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/conditionreader.h"
#include "core/expression/jmespath.h"
#include "core/expression/jsontreereader.h"
#include "tests/support/threadtime.h"
#include "ui/designer/conditions/conditionbuilder.h"
#include "ui/designer/conditions/conditionfield.h"
#include "ui/designer/conditions/conditionrow.h"
#include "ui/designer/conditions/conditiontree.h"
#include "ui/designer/conditions/conditionvalues.h"
#include "ui/designer/conditions/fieldpicker.h"
#include "ui/designer/editors/expressionfield.h"
#include "ui/designer/objectionwords.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace ConditionValues;
using Op = ConditionOperator;
using Kind = ConditionGroup::Kind;
using Path = ConditionTree::Path;

Q_DECLARE_METATYPE(Signalbox::ConditionValues::FieldType)

namespace {

Condition test(const QString &field)
{
    return Condition{ConditionTest{field, Op::IsTrue, QJsonValue::Null, false, false}};
}

Condition group(Kind kind, const QList<Condition> &members)
{
    return Condition{ConditionGroup{kind, members}};
}

std::shared_ptr<const ExpressionVocabulary> vocabulary()
{
    QByteArray json = "{'source':'shop','type':'order.paid','headers':{'x-team':'red'},"
                      "'body':{'amount':4200,'price':'12.50','paid':true,"
                      "'items':[{'id':1},{'id':2}]}}";
    const auto tree = readJsonTree(json.replace('\'', '"'));
    return std::make_shared<const ExpressionVocabulary>(tree, QStringList{u"begins"_s});
}

/// What the station would say of \a text.
ExpressionReport reportOf(const QString &text)
{
    ExpressionReport report;
    report.condition = conditionFromText(text);
    report.value = "true";
    report.truthy = true;
    return report;
}

} // namespace

/// Conditions as rows: values in and out, and the widgets by mouse and keyboard.
class ConditionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void whatIsWrittenForAValueReadsAsTheSame_data();
    void whatIsWrittenForAValueReadsAsTheSame();
    void listsFallApartAtTheirCommasOnly();
    void expressionsSurviveTheWayThroughRows_data();
    void expressionsSurviveTheWayThroughRows();
    void membersMoveThroughGroups();
    void unfinishedRowsDoNotCount();
    void aConditionIsBuiltByKeyboard();
    void rowsAreMovedGroupedAndRemoved();
    void operatorsSuitTheFieldOfTheSample();
    void aFieldIsPickedFromTheSample();
    void theFieldThatIsWrittenIsChosenInTheSample();
    void aLongListIsSearchedInLinearTime();
    void bothViewsShowTheSameThing();
    void whatRowsCannotShowStaysText();
    void anUnfinishedRowStaysWhenTheReportComes();
    void typingNamesItsFieldAndChoicesAreStepsByThemselves();
    void whatTheReaderObjectsToCanBeTranslated_data();
    void whatTheReaderObjectsToCanBeTranslated();

private:
    std::unique_ptr<Theme> m_theme;
};

void ConditionsTest::whatIsWrittenForAValueReadsAsTheSame_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << QJsonValue(u"paid"_s) << FieldType::Text << u"paid"_s;
    QTest::newRow("text with digits") << QJsonValue(u"12"_s) << FieldType::Text << u"12"_s;
    QTest::newRow("digits, unknown") << QJsonValue(u"12"_s) << FieldType::Unknown << u"\"12\""_s;
    QTest::newRow("number") << QJsonValue(12.5) << FieldType::Number << u"12.5"_s;
    QTest::newRow("number in a text field") << QJsonValue(12) << FieldType::Number << u"12"_s;
    QTest::newRow("truth") << QJsonValue(true) << FieldType::Boolean << u"true"_s;
    QTest::newRow("the word true") << QJsonValue(u"true"_s) << FieldType::Unknown << u"\"true\""_s;
    QTest::newRow("null") << QJsonValue(QJsonValue::Null) << FieldType::Unknown << u"null"_s;
    QTest::newRow("in quotes") << QJsonValue(u"\"a\""_s) << FieldType::Text << u"\"\\\"a\\\"\""_s;
    QTest::newRow("empty") << QJsonValue(QString()) << FieldType::Text << QString();
    QTest::newRow("words") << QJsonValue(u"not yet"_s) << FieldType::Number << u"not yet"_s;
}

void ConditionsTest::whatIsWrittenForAValueReadsAsTheSame()
{
    QFETCH(QJsonValue, value);
    QFETCH(FieldType, type);
    QFETCH(QString, text);
    QCOMPARE(valueText(value, type), text);
    QCOMPARE(valueFromText(text, type), value);
}

void ConditionsTest::listsFallApartAtTheirCommasOnly()
{
    QCOMPARE(listFromText(u"open, paid"_s, FieldType::Text), (QJsonArray{u"open"_s, u"paid"_s}));
    QCOMPARE(listFromText(u"1, 2, x"_s, FieldType::Number), (QJsonArray{1, 2, u"x"_s}));
    QCOMPARE(listFromText({}, FieldType::Text), QJsonArray());
    for (const auto &list :
         {QJsonArray{u"a,b"_s, u" c "_s, u""_s, u"\"d"_s}, QJsonArray{1, u"1"_s, true},
          QJsonArray{QJsonArray{1, 2}, u"]"_s}, QJsonArray{u"a\\"_s, u"b"_s}}) {
        for (const auto type : {FieldType::Text, FieldType::Unknown}) {
            if (type == FieldType::Text && !list.first().isString())
                continue; // numbers of a text field come as they are only while nobody edits them
            QCOMPARE(listFromText(listText(list, type), type), list);
        }
    }
}

void ConditionsTest::expressionsSurviveTheWayThroughRows_data()
{
    QTest::addColumn<QString>("expression");
    for (const auto *text :
         {"body.ok", "type == 'a'", "type == 'a' && body.n > `3`",
          "(type == 'a' || type == 'b') && !exists(body.x)", "!(type == 'a' || type == 'b')",
          "!(type == 'a' && body.ok)", "in(type, `[\"a\",\"b\"]`, 'i')",
          "between(body.n, `1`, `2`) || (body.ok && (body.a || body.b))"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void ConditionsTest::expressionsSurviveTheWayThroughRows()
{
    QFETCH(QString, expression);
    const auto condition = conditionFromText(expression);
    QVERIFY(condition);
    const auto back = ConditionTree::closed(ConditionTree::opened(*condition));
    QVERIFY(back);
    QCOMPARE(conditionText(*back), expression);
    ConditionBuilder builder;
    builder.setCondition(condition);
    QCOMPARE(builder.expression(), expression);
}

void ConditionsTest::membersMoveThroughGroups()
{
    const ConditionGroup root{Kind::All,
                              {test(u"a"_s), group(Kind::Any, {test(u"b"_s)}), test(u"c"_s)}};
    Path path{0};
    auto moved = ConditionTree::moved(root, path, 1); // into the group, as its first
    QCOMPARE(path, (Path{0, 0}));
    QCOMPARE(moved.members.size(), 2);
    QCOMPARE(*ConditionTree::at(moved, path), test(u"a"_s));
    moved = ConditionTree::moved(moved, path, -1); // and out again
    QCOMPARE(path, Path{0});
    QCOMPARE(moved, root);
    path = {2};
    moved = ConditionTree::moved(root, path, -1);
    QCOMPARE(path, (Path{1, 1}));
    moved = ConditionTree::moved(moved, path, 1);
    QCOMPARE(moved, root);
    QCOMPARE(path, Path{2});
    QCOMPARE(ConditionTree::moved(root, path, 1), root); // there is nothing below
    QCOMPARE(ConditionTree::removed(root, {1, 0}).members.at(1), group(Kind::Any, {}));
    QCOMPARE(ConditionTree::wrapped(root, {0}).members.at(0), group(Kind::Any, {test(u"a"_s)}));
}

void ConditionsTest::unfinishedRowsDoNotCount()
{
    QVERIFY(!ConditionTree::closed({Kind::All, {test({}), group(Kind::Not, {test(u" "_s)})}}));
    const auto left =
        ConditionTree::closed({Kind::Not, {test(u"a"_s), test({}), group(Kind::Any, {})}});
    QCOMPARE(conditionText(*left), u"!a"_s);
}

void ConditionsTest::aConditionIsBuiltByKeyboard()
{
    ConditionBuilder builder;
    builder.setVocabulary(vocabulary());
    builder.show();
    QVERIFY(QTest::qWaitForWindowExposed(&builder));
    QSignalSpy edits(&builder, &ConditionBuilder::expressionEdited);
    auto *field = builder.findChild<QLineEdit *>(u"conditionField"_s);
    QTest::keyClicks(field, u"body.amount"_s);
    auto *op = builder.findChild<QComboBox *>(u"conditionOperator"_s);
    op->setFocus();
    for (int key = 0; key < 8 && op->currentData().toInt() != int(Op::Greater); ++key)
        QTest::keyClick(op, Qt::Key_Down);
    QTest::keyClicks(builder.findChild<QLineEdit *>(u"conditionValue"_s), u"1000"_s);
    QCOMPARE(builder.expression(), u"body.amount > `1000`"_s);
    QCOMPARE(edits.last().first().toString(), builder.expression());
    auto *add = builder.findChild<QAbstractButton *>(u"addCondition"_s);
    add->setFocus();
    QTest::keyClick(add, Qt::Key_Space);
    const auto fields = builder.findChildren<QLineEdit *>(u"conditionField"_s);
    QCOMPARE(fields.size(), 2);
    QTRY_VERIFY(fields.last()->hasFocus());
    QTest::keyClicks(fields.last(), u"type"_s);
    QTest::keyClicks(builder.findChildren<QLineEdit *>(u"conditionValue"_s).last(), u"12"_s);
    // The sample's type is a text, so that 12 is one as well.
    QCOMPARE(builder.expression(), u"body.amount > `1000` && type == '12'"_s);
}

void ConditionsTest::rowsAreMovedGroupedAndRemoved()
{
    ConditionBuilder builder;
    builder.setCondition(conditionFromText(u"a && b && c"_s));
    builder.show();
    builder.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&builder));
    const auto focused = [&] {
        auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        return line ? line->text() : QString();
    };
    builder.findChildren<QLineEdit *>(u"conditionField"_s).first()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(builder.expression(), u"b && a && c"_s);
    QTRY_COMPARE(focused(), u"a"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(focused(), u"a"_s);
    auto kinds = builder.findChildren<QComboBox *>(u"groupKind"_s);
    QCOMPARE(kinds.size(), 2);
    kinds.last()->setCurrentIndex(2); // none of these
    Q_EMIT kinds.last()->activated(2);
    QCOMPARE(builder.expression(), u"b && !a && c"_s);
    builder.findChildren<QLineEdit *>(u"conditionField"_s).last()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(builder.expression(), u"b && !(a || c)"_s);
    QTRY_COMPARE(focused(), u"c"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete, Qt::AltModifier);
    QCOMPARE(builder.expression(), u"b && !a"_s);
    QTest::mouseClick(builder.findChild<QAbstractButton *>(u"groupRemove"_s), Qt::LeftButton);
    QCOMPARE(builder.expression(), u"b"_s);
}

void ConditionsTest::operatorsSuitTheFieldOfTheSample()
{
    ConditionRow row({u"body.paid"_s, Op::Equal, true, false, false});
    row.setVocabulary(vocabulary());
    auto *op = row.findChild<QComboBox *>(u"conditionOperator"_s);
    QVERIFY(op->findData(int(Op::Equal)) >= 0);
    QCOMPARE(op->findData(int(Op::Begins)), -1);
    ConditionRow unusual({u"body.paid"_s, Op::Begins, u"x"_s, false, false});
    unusual.setVocabulary(vocabulary());
    QCOMPARE(unusual.test().op, Op::Begins); // what is there is never lost
    ConditionRow price({u"body.price"_s, Op::Equal, u"1"_s, false, false});
    price.setVocabulary(vocabulary());
    op = price.findChild<QComboBox *>(u"conditionOperator"_s);
    op->setCurrentIndex(op->findData(int(Op::Less)));
    Q_EMIT op->activated(op->currentIndex());
    QVERIFY(price.test().asNumber); // the sample holds its number as text
    QCOMPARE(price.test().value, QJsonValue(1));
    QVERIFY(!price.findChild<QLabel *>(u"conditionOptions"_s)->isHidden()); // and says so
    const ConditionTest same{u"body.price"_s, Op::Equal, 12.5, false, true};
    ConditionRow exact(same);
    exact.setVocabulary(vocabulary());
    QVERIFY(exact.test() == same); // it stays a number, though the sample's is a text
}

void ConditionsTest::aFieldIsPickedFromTheSample()
{
    ConditionBuilder builder;
    builder.setVocabulary(vocabulary());
    builder.show();
    QVERIFY(QTest::qWaitForWindowExposed(&builder));
    QTest::mouseClick(builder.findChild<QAbstractButton *>(u"pickField"_s), Qt::LeftButton);
    auto *picker = builder.findChild<FieldPicker *>(u"fieldPicker"_s);
    QVERIFY(picker);
    auto *search = picker->findChild<QLineEdit *>(u"fieldSearch"_s);
    QTest::keyClicks(search, u"team"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(builder.findChild<QLineEdit *>(u"conditionField"_s)->text(), u"headers.\"x-team\""_s);
    QTest::keyClicks(builder.findChild<QLineEdit *>(u"conditionValue"_s), u"red"_s);
    QCOMPARE(builder.expression(), u"headers.\"x-team\" == 'red'"_s);
}

void ConditionsTest::theFieldThatIsWrittenIsChosenInTheSample()
{
    const auto tree = vocabulary()->envelope();
    const auto chosen = [&](const QString &current) {
        FieldPicker picker(tree, current, nullptr);
        const auto index = picker.findChild<QTreeView *>(u"fieldTree"_s)->currentIndex();
        return index.isValid() ? ExpressionVocabulary::pathOf(tree, int(index.internalId()))
                               : QString();
    };
    const auto paths = ExpressionVocabulary::pathsOf(tree);
    for (int node = 1; node < tree.nodes.size(); ++node) {
        QCOMPARE(paths.at(node), ExpressionVocabulary::pathOf(tree, node));
        QCOMPARE(chosen(paths.at(node)), paths.at(node));
    }
    QCOMPARE(chosen(u"body.items[1].name"_s), u"body.items[1]"_s); // as far as it goes
}

void ConditionsTest::aLongListIsSearchedInLinearTime()
{
    const auto listOf = [](int values) {
        JsonTree tree;
        tree.nodes.append({-1, 1, {}, JsonTree::Kind::Object, {}});
        tree.nodes.append({0, values, u"body"_s, JsonTree::Kind::Array, {}});
        for (int value = 0; value < values; ++value)
            tree.nodes.append({1, 0, {}, JsonTree::Kind::Number, u"7"_s});
        return tree;
    };
    const auto cost = [&](const JsonTree &tree, int times) {
        const auto before = threadMicroseconds();
        for (int time = 0; time < times; ++time) {
            FieldPicker picker(tree, u"body[%1]"_s.arg(tree.nodes.size() - 3), nullptr);
            QTest::keyClicks(picker.findChild<QLineEdit *>(u"fieldSearch"_s), u"no"_s);
        }
        return threadMicroseconds() - before;
    };
    constexpr int few = 2'000;
    constexpr int times = 95;
    const auto small = listOf(few);
    const auto large = listOf(few * times);
    cost(small, 1); // what is loaded once is
    const auto manySmall = cost(small, times);
    const auto oneLarge = cost(large, 1);
    // As many values in all. A search that counted siblings took 95 times as long.
    QVERIFY2(oneLarge < 8 * manySmall,
             qPrintable(u"%1 µs, in small ones %2 µs"_s.arg(oneLarge).arg(manySmall)));
}

void ConditionsTest::bothViewsShowTheSameThing()
{
    ConditionField field;
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    field.setExpression(u"body.amount>`10`"_s);
    auto *text = field.expressionField();
    auto *builder = field.findChild<ConditionBuilder *>();
    QVERIFY(text->isVisible()); // nobody has said yet whether rows can show it
    auto report = reportOf(u"body.amount>`10`"_s);
    field.setReport(&report);
    QVERIFY(builder->isVisible());
    QCOMPARE(builder->findChild<QLineEdit *>(u"conditionField"_s)->text(), u"body.amount"_s);
    QCOMPARE(field.findChild<QLabel *>(u"conditionNote"_s)->text(), u"Holds on the sample"_s);
    QSignalSpy edits(&field, &ConditionField::expressionEdited);
    auto *value = builder->findChild<QLineEdit *>(u"conditionValue"_s);
    QTest::keyClick(value, Qt::Key_End);
    QTest::keyClicks(value, u"0"_s);
    QCOMPARE(edits.last().first().toString(), u"body.amount > `100`"_s);
    QTest::mouseClick(field.findChild<Choice *>()->group()->button(1), Qt::LeftButton);
    QVERIFY(text->isVisible());
    QCOMPARE(text->toPlainText(), u"body.amount > `100`"_s);
    text->selectAll();
    QTest::keyClicks(text, u"type == 'x'"_s);
    QCOMPARE(edits.last().first().toString(), u"type == 'x'"_s);
    report = reportOf(u"type == 'x'"_s);
    field.setReport(&report);
    QVERIFY(text->isVisible()); // it stays where one types
    QTest::mouseClick(field.findChild<Choice *>()->group()->button(0), Qt::LeftButton);
    QVERIFY(builder->isVisible());
    QCOMPARE(builder->expression(), u"type == 'x'"_s);
}

void ConditionsTest::whatRowsCannotShowStaysText()
{
    ConditionField field;
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    const auto text = u"sum(body.prices) > `10`"_s;
    field.setExpression(text);
    const auto report = reportOf(text);
    QVERIFY(!report.condition);
    field.setReport(&report);
    QVERIFY(field.expressionField()->isVisible());
    QSignalSpy edits(&field, &ConditionField::expressionEdited);
    QTest::mouseClick(field.findChild<Choice *>()->group()->button(0), Qt::LeftButton);
    QVERIFY(field.findChild<QLabel *>(u"conditionTooMuch"_s)->isVisible());
    QVERIFY(!field.findChild<ConditionBuilder *>()->isVisible());
    QTest::mouseClick(field.findChild<Choice *>()->group()->button(1), Qt::LeftButton);
    QCOMPARE(field.expressionField()->toPlainText(), text);
    QCOMPARE(edits.size(), 0);
}

void ConditionsTest::anUnfinishedRowStaysWhenTheReportComes()
{
    ConditionField field;
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    field.setExpression(u"body.ok"_s);
    auto report = reportOf(u"body.ok"_s);
    field.setReport(&report);
    auto *builder = field.findChild<ConditionBuilder *>();
    QTest::mouseClick(builder->findChild<QAbstractButton *>(u"addCondition"_s), Qt::LeftButton);
    field.setExpression(u"body.ok"_s); // as the document tells it
    field.setReport(&report);
    QCOMPARE(builder->findChildren<QLineEdit *>(u"conditionField"_s).size(), 2);
}

void ConditionsTest::typingNamesItsFieldAndChoicesAreStepsByThemselves()
{
    ConditionField field;
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    const auto text = u"a == 'x' && (b == 'y' || c == 'z')"_s;
    field.setExpression(text);
    const auto report = reportOf(text);
    field.setReport(&report);
    QSignalSpy edits(&field, &ConditionField::expressionEdited);
    const auto part = [&] { return edits.last().at(1).toString(); };
    const auto values = field.findChildren<QLineEdit *>(u"conditionValue"_s);
    QCOMPARE(values.size(), 3);
    QSet<QString> parts;
    for (auto *value : values) {
        QTest::keyClicks(value, u"1"_s);
        const auto first = part();
        QVERIFY(!first.isEmpty());
        QTest::keyClicks(value, u"2"_s);
        QCOMPARE(part(), first);
        parts.insert(first);
    }
    const auto names = field.findChildren<QLineEdit *>(u"conditionField"_s);
    QTest::keyClicks(names.first(), u"s"_s);
    parts.insert(part());
    QCOMPARE(parts.size(), 4); // each field its own
    auto *kind = field.findChildren<QComboBox *>(u"groupKind"_s).last();
    kind->setCurrentIndex(2);
    Q_EMIT kind->activated(2);
    QVERIFY(part().isEmpty());
    QTest::keyClicks(names.first(), u"t"_s);
    QVERIFY(!part().isEmpty());
    QTest::mouseClick(field.findChild<QAbstractButton *>(u"groupRemove"_s), Qt::LeftButton);
    QVERIFY(part().isEmpty());
    QCOMPARE(edits.last().first().toString(), u"ast == '12x'"_s);
}

void ConditionsTest::whatTheReaderObjectsToCanBeTranslated_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text : {"", "a ==", "a b", "foo(a)", "a[", "a[::0]", "(a", "'x", "a.", "a ~ b",
                             "`[`", "\"a\"(b)", "a[?b", "-"})
        QTest::newRow(*text == 0 ? "nothing" : text) << QString::fromLatin1(text);
}

void ConditionsTest::whatTheReaderObjectsToCanBeTranslated()
{
    class StarTranslator final : public QTranslator
    {
    public:
        QString translate(const char *, const char *source, const char *, int) const override
        {
            return u'*' + QString::fromUtf8(source);
        }
        bool isEmpty() const override { return false; }
    };
    QFETCH(QString, text);
    ExpressionProblem problem;
    QVERIFY(!Expression::compile(text, &problem).ok());
    QCOMPARE(ObjectionWords::of(problem.text), problem.text); // not translated: the same
    StarTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    const auto words = ObjectionWords::of(problem.text);
    QCoreApplication::removeTranslator(&translator);
    QCOMPARE(words, u'*' + problem.text);
}

QTEST_MAIN(ConditionsTest)
#include "tst_conditions.moc"
