// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/localstation.h"
#include "core/support/bytes.h"
#include "tests/ui/scriptedstation.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/editors/codefield.h"
#include "ui/designer/editors/expressionfield.h"
#include "ui/designer/editors/sampledialog.h"
#include "ui/designer/editors/sampleevents.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/nodeitem.h"
#include "ui/designer/nodepanel.h"
#include "ui/designer/workfloweditor.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/quantityfield.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QCompleter>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QtCrypto>

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        return Error{ErrorCode::Timeout, u"no answer"_s};
    return future.result();
}

NewEvent eventOf(int number)
{
    const auto at = SystemClock().now() - 1h + std::chrono::seconds(number);
    Event event;
    event.id = EventId::make(at);
    event.source = number % 4 == 3 ? u"other"_s : u"shop"_s;
    event.type = number % 2 == 0 ? u"order.paid"_s : u"order.open"_s;
    event.key = QByteArray::number(number);
    const auto body = "{\"amount\": " + QByteArray::number(number * 1000)
        + ", \"account\": \"a7\", \"items\": [{\"id\": 12345678901234567890}]}";
    event.request = {"POST"_ba,
                     "/in/shop"_ba,
                     HeaderBlock("Content-Type: application/json\r\nX-Team: red\r\n"_ba),
                     body,
                     u"127.0.0.1:1"_s,
                     at};
    return {event, digest16({event.source.toUtf8(), event.key}), digest16({body})};
}

MapNode shape()
{
    MapNode map;
    map.fields = {{u"total"_s, u"body.amount"_s}, {u"customer.id"_s, u"body.account"_s}};
    map.path = u"/orders/{{body.items[0].id}}"_s;
    return map;
}

ScriptNode script()
{
    ScriptNode node;
    node.text = u"function transform(event) {\n"
                "  // What the billing wants.\n"
                "  console.log('total', event.body.total);\n"
                "  return {...event.body, currency: 'EUR'};\n"
                "}\n"_s;
    return node;
}

Configured<WorkflowConfig> orders()
{
    Configured<WorkflowConfig> workflow;
    workflow.config.name = u"orders"_s;
    workflow.owner = u"gui"_s;
    workflow.revision = 1;
    workflow.config.graph.nodes = {
        {u"in"_s, SourceNode{{u"shop"_s}}},
        {u"big"_s, FilterNode{u"body.amount > `1000`"_s}},
        {u"way"_s,
         SwitchNode{{{u"paid"_s, u"type == 'order.paid'"_s}, {u"any"_s, u"body.amount"_s}}}},
        {u"shape"_s, shape()},
        {u"enrich"_s, script()},
        {u"inorder"_s, OrderNode()},
        {u"once"_s, DeduplicateNode{u"body.account"_s}},
        {u"later"_s, DelayNode{10min, {}}},
        {u"slowly"_s, ThrottleNode{{10, 1s, 1}, {}}},
        {u"bulk"_s, BatchNode()},
        {u"out"_s, DestinationNode{u"billing"_s}}};
    workflow.config.graph.edges = {
        {u"in"_s, u"out"_s, u"big"_s},         {u"big"_s, u"pass"_s, u"way"_s},
        {u"way"_s, u"paid"_s, u"shape"_s},     {u"shape"_s, u"out"_s, u"enrich"_s},
        {u"enrich"_s, u"out"_s, u"inorder"_s}, {u"inorder"_s, u"out"_s, u"once"_s},
        {u"once"_s, u"out"_s, u"later"_s},     {u"later"_s, u"out"_s, u"slowly"_s},
        {u"slowly"_s, u"out"_s, u"bulk"_s},    {u"bulk"_s, u"out"_s, u"out"_s}};
    return workflow;
}

} // namespace

/// The forms beside the canvas, over a real station with stored events.
class NodeEditorsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_editor.reset(); }
    void cleanupTestCase();

    void orderIsAForm();
    void deduplicateIsAForm();
    void delayIsForATimeOrUntilOne();
    void throttleKeepsItsUsualBurst();
    void batchIsAForm();
    void problemsStandAtTheirField();
    void theNewestEventIsTheSampleUntilAnotherIsChosen();
    void anyStoredEventCanBeTheSample();
    void expressionsAreTriedWhileTheyAreTyped();
    void completionsComeFromTheSample();
    void aFilterIsClickedTogether();
    void rowsOfAMapAreAddedMovedAndRemoved();
    void anotherWayOfAMapKeepsItsFieldsForUndo();
    void casesOfASwitchAreAddedMovedAndRemoved();
    void aRowThatGoesIsAStepOfItsOwn();
    void headersOfAMapAreRows();
    void problemsAreToldAtTheCardOfTheirNode();
    void aProblemIsMendedFromTheListByTheKeyboard();
    void whatANodeNamesIsMadeFromTheList();
    void leavingAFieldEndsItsStep();
    void aNameThatCannotBeIsRefusedWithTheReason();
    void tabGoesOnFromANumber();
    void escapeLeavesAScriptForTheNextField();
    void theWheelScrollsTheFormAndChangesNothing();
    void theWheelScrollsAFormOfFieldsAndChangesNothing();
    void publishingEndsTheStep();
    void aSwitchShowsWhichCaseTakesTheSample();
    void aMapShowsTheBodyBeforeAndAfter();
    void aScriptIsRunWhileItIsTyped();
    void answersThatAreOvertakenAreDropped();
    void everyFormIsRendered_data();
    void everyFormIsRendered();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_editor->findChild<T *>(QString::fromLatin1(name));
    }
    template <typename Body>
    const Body &body(const char *id) const
    {
        return std::get<Body>(m_editor->graph().node(QString::fromLatin1(id))->body);
    }
    void showNode(const char *id)
    {
        m_editor->canvas().showNode(QString::fromLatin1(id));
        QCoreApplication::processEvents(); // its form is shown
    }
    /// What stands below the field.
    QString below(const QWidget *field) const
    {
        const auto *note = field->parentWidget()->findChild<QLabel *>(u"fieldNote"_s);
        return note->isVisible() ? note->text() : QString();
    }
    void retype(QWidget *field, const QString &text)
    {
        QMetaObject::invokeMethod(field, "selectAll");
        QTest::keyClicks(field, text);
    }
    int steps() const { return m_editor->document().history().count(); }
    QTableWidget *tableOf(const char *pairs) const
    {
        return find<QWidget>(pairs)->findChild<QTableWidget *>();
    }
    void press(const char *pairs, const char *button)
    {
        QTest::mouseClick(
            find<QWidget>(pairs)->findChild<QToolButton *>(QString::fromLatin1(button)),
            Qt::LeftButton);
    }
    /// Into the cell that is open for it.
    void typeIntoCell(const char *pairs, const QString &text)
    {
        auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(line && tableOf(pairs)->isAncestorOf(line));
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    /// A row with this name, by the button and the keyboard.
    void addRow(const char *pairs, const QString &name)
    {
        const int row = tableOf(pairs)->rowCount();
        press(pairs, "addRow");
        QCOMPARE(tableOf(pairs)->rowCount(), row + 1);
        typeIntoCell(pairs, name);
        QTRY_COMPARE(tableOf(pairs)->item(row, 0)->text(), name);
    }
    void undo() { m_editor->document().history().undo(); }
    void change(const DesignedGraph &graph) { m_editor->document().change(u"edit"_s, graph); }
    /// Chooses the line of the list of problems that begins so, as soon as there is one.
    bool chooseProblem(const QString &words)
    {
        auto *list = find<QListWidget>("workflowProblems");
        return QTest::qWaitFor([&] {
            const auto found = list->findItems(words, Qt::MatchStartsWith);
            if (found.isEmpty() || !m_editor->isSettled())
                return false;
            list->setCurrentItem(found.first());
            return true;
        });
    }
    void open(Station &station);

    QCA::Initializer m_crypto;
    QTemporaryDir m_folder;
    std::unique_ptr<LocalStation> m_station;
    std::unique_ptr<Theme> m_theme;
    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    std::unique_ptr<WorkflowEditor> m_editor;
};

void NodeEditorsTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Mode::Light);
    const auto url = u"sqlite://"_s + m_folder.filePath(u"store.db"_s);
    auto pipeline = Pipeline::start(
        {.storeUrl = url, .providerFolder = {}, .limits = {}, .receiverThreads = 1});
    QVERIFY(pipeline);
    m_station = std::make_unique<LocalStation>(*std::move(pipeline));
    const auto applied =
        await(m_station->apply("sources:\n"
                               "  - {name: shop, provider: none}\n"
                               "  - {name: other, provider: none}\n"
                               "destinations:\n"
                               "  - {name: billing, http: {url: 'http://127.0.0.1:9/'}}\n",
                               u"station.yaml"_s, false));
    QVERIFY2(applied.ok(), qPrintable(applied.ok() ? QString() : applied.error().detail));
    m_station->stop(0ms);
    m_station.reset();
    auto store = openStore(url);
    QVERIFY(store);
    {
        auto session = (*store)->writeSession();
        QVERIFY(session);
        QVERIFY((*session)->begin());
        for (int number = 0; number < 40; ++number)
            QVERIFY((*session)->ingest(eventOf(number)));
        QVERIFY((*session)->commit());
    }
    store = Error{};
    pipeline = Pipeline::start(
        {.storeUrl = url, .providerFolder = {}, .limits = {}, .receiverThreads = 1});
    QVERIFY(pipeline);
    m_station = std::make_unique<LocalStation>(*std::move(pipeline));
}

void NodeEditorsTest::cleanupTestCase()
{
    m_station->stop(0ms);
    m_station.reset();
    m_theme.reset();
}

void NodeEditorsTest::init()
{
    open(*m_station);
    QTRY_VERIFY(m_editor->panel().samples().current());
}

void NodeEditorsTest::open(Station &station)
{
    m_editor = std::make_unique<WorkflowEditor>(station, m_times);
    m_editor->setKnownObjects({{u"shop"_s, u"other"_s}, {u"billing"_s}});
    m_editor->resize(1000, 760);
    m_editor->show();
    m_editor->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    m_editor->open(orders(), {});
}

void NodeEditorsTest::orderIsAForm()
{
    showNode("inorder");
    retype(find<ExpressionField>("nodeOrderKey"), u"body.customer.id"_s);
    QCOMPARE(body<OrderNode>("inorder").key, u"body.customer.id"_s);
    QCOMPARE(steps(), 1); // what is typed is one step
    retype(find<QuantityField>("nodeOrderWait"), u"5 min"_s);
    QCOMPARE(body<OrderNode>("inorder").wait, Microseconds(5min));
    QTest::keyClicks(find<QLineEdit>("nodeOrderFirst"), u"17"_s);
    QCOMPARE(body<OrderNode>("inorder").first, 17);
    QTest::mouseClick(find<Choice>("nodeOrderPositions")->group()->button(1), Qt::LeftButton);
    QCOMPARE(body<OrderNode>("inorder").positions, OrderNode::Positions::Time);
    QVERIFY(!find<QLineEdit>("nodeOrderFirst")->isEnabled());
    auto *policy = find<QComboBox>("nodeOrderPolicy");
    policy->setFocus();
    QTest::keyClick(policy, Qt::Key_Down);
    QCOMPARE(body<OrderNode>("inorder").policy, OrderNode::Policy::SkipStale);
    QVERIFY(!find<QuantityField>("nodeOrderWait")->isEnabled());
    while (m_editor->document().history().canUndo())
        m_editor->document().history().undo();
    QCOMPARE(body<OrderNode>("inorder"), OrderNode());
    QCOMPARE(find<QuantityField>("nodeOrderWait")->text(), u"30 s"_s);
    QVERIFY(find<QuantityField>("nodeOrderWait")->isEnabled());
}

void NodeEditorsTest::deduplicateIsAForm()
{
    showNode("once");
    auto *window = find<QuantityField>("nodeDeduplicateWindow");
    QCOMPARE(window->text(), u"1 h"_s);
    retype(window, u"2 days"_s);
    QCOMPARE(body<DeduplicateNode>("once").window, Microseconds(48h));
    retype(window, u"2 moons"_s);
    QCOMPARE(body<DeduplicateNode>("once").window, Microseconds(2min)); // while it was "2 m"
    QVERIFY(below(window).contains(u"30 s"_s));
    retype(window, u"3 min"_s);
    QCOMPARE(below(window), u"30 s, 1 h; at most 366 days"_s);
}

void NodeEditorsTest::delayIsForATimeOrUntilOne()
{
    showNode("later");
    auto *way = find<Choice>("nodeDelayWay")->group();
    auto *until = find<ExpressionField>("nodeDelayUntil");
    QVERIFY(!until->isVisible());
    QTest::mouseClick(way->button(1), Qt::LeftButton);
    QVERIFY(until->isVisible());
    QTRY_VERIFY(until->hasFocus());
    QTest::keyClicks(until, u"body.due"_s);
    QCOMPARE(body<DelayNode>("later"), (DelayNode{{}, u"body.due"_s}));
    QTest::mouseClick(way->button(0), Qt::LeftButton);
    QCOMPARE(body<DelayNode>("later"), (DelayNode{10min, {}}));
    QVERIFY(find<QuantityField>("nodeDelayFor")->isVisible());
}

void NodeEditorsTest::throttleKeepsItsUsualBurst()
{
    showNode("slowly");
    auto *count = find<QSpinBox>("nodeThrottleCount");
    count->selectAll();
    QTest::keyClicks(count, u"200"_s);
    QCOMPARE(body<ThrottleNode>("slowly").rate, (RateLimit{200, 1s, 20}));
    auto *burst = find<QSpinBox>("nodeThrottleBurst");
    burst->selectAll();
    QTest::keyClicks(burst, u"7"_s);
    auto *per = find<QComboBox>("nodeThrottlePer");
    per->setFocus();
    QTest::keyClick(per, Qt::Key_Down);
    QCOMPARE(body<ThrottleNode>("slowly").rate, (RateLimit{200, 1min, 7}));
}

void NodeEditorsTest::batchIsAForm()
{
    showNode("bulk");
    auto *count = find<QSpinBox>("nodeBatchCount");
    count->selectAll();
    QTest::keyClicks(count, u"50"_s);
    retype(find<QuantityField>("nodeBatchTime"), u"1 min"_s);
    retype(find<QuantityField>("nodeBatchBytes"), u"2 MB"_s);
    QTest::keyClicks(find<ExpressionField>("nodeBatchKey"), u"type"_s);
    BatchNode expected;
    expected.count = 50;
    expected.time = 1min;
    expected.bytes = 2'000'000;
    expected.key = u"type"_s;
    QCOMPARE(body<BatchNode>("bulk"), expected);
}

void NodeEditorsTest::problemsStandAtTheirField()
{
    showNode("once");
    auto *key = find<ExpressionField>("nodeDeduplicateKey");
    retype(key, u"body.account ="_s);
    QTRY_VERIFY(!key->extraSelections().isEmpty());
    QCOMPARE(key->extraSelections().first().cursor.selectionStart(), 13);
    QVERIFY(!below(key).isEmpty());
    retype(find<QuantityField>("nodeDeduplicateWindow"), u"400 days"_s);
    QTRY_VERIFY(below(find<QuantityField>("nodeDeduplicateWindow")).contains(u"366 days"_s));
    retype(key, u"body.account"_s);
    QTRY_VERIFY(key->extraSelections().isEmpty());
    QTRY_COMPARE(below(key), u"On the sample: null"_s);
}

void NodeEditorsTest::theNewestEventIsTheSampleUntilAnotherIsChosen()
{
    showNode("big");
    auto *list = find<QComboBox>("sampleEvent");
    QVERIFY(list->isVisible());
    auto &samples = m_editor->panel().samples();
    QCOMPARE(samples.events().size(), SampleEvents::mostRecent);
    QCOMPARE(samples.current(), samples.events().first().id);
    for (const auto &event : samples.events())
        QCOMPARE(event.source, u"shop"_s); // no others come here
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    const auto chosen = samples.events().at(1).id;
    QCOMPARE(samples.current(), chosen);
    auto other = orders();
    other.config.name = u"refunds"_s;
    m_editor->open(other, {});
    QTRY_VERIFY(samples.current() && samples.current() != chosen);
    m_editor->open(orders(), {});
    QTRY_COMPARE(samples.current(), chosen);
    const auto kept = samples.toJson();
    open(*m_station);
    m_editor->panel().samples().restore(kept);
    QTRY_COMPARE(m_editor->panel().samples().current(), chosen);
    showNode("in"); // looks into no event
    QVERIFY(!find<QComboBox>("sampleEvent")->isVisible());
}

void NodeEditorsTest::anyStoredEventCanBeTheSample()
{
    showNode("big");
    auto *list = find<QComboBox>("sampleEvent");
    list->setCurrentIndex(list->count() - 1);
    Q_EMIT list->activated(list->count() - 1);
    auto *dialog = m_editor->findChild<SampleDialog *>(u"sampleDialog"_s);
    QVERIFY(dialog);
    auto *events = dialog->findChild<QTreeWidget *>(u"sampleList"_s);
    QTRY_COMPARE(events->topLevelItemCount(), 40);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"sampleFilter"_s), u"source:other"_s);
    QTRY_COMPARE(events->topLevelItemCount(), 10);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"sampleAccept"_s), Qt::LeftButton);
    QTRY_COMPARE(m_editor->panel().samples().events().first().source, u"other"_s);
    QCOMPARE(m_editor->panel().samples().current(),
             m_editor->panel().samples().events().first().id);
    QTRY_VERIFY(find<QLabel>("sampleNote")->isVisible()); // it does not come to this node
}

void NodeEditorsTest::expressionsAreTriedWhileTheyAreTyped()
{
    showNode("once");
    auto *key = find<ExpressionField>("nodeDeduplicateKey");
    // The map before makes a new body, without the account.
    QTRY_COMPARE(below(key), u"On the sample: null"_s);
    retype(key, u"body.customer.id"_s);
    QTRY_COMPARE(below(key), u"On the sample: \"a7\""_s);
    retype(key, u"abs(type)"_s);
    QTRY_VERIFY(below(key).startsWith(u"Fails on the sample"_s));
}

void NodeEditorsTest::completionsComeFromTheSample()
{
    showNode("once");
    auto *key = find<ExpressionField>("nodeDeduplicateKey");
    key->selectAll();
    QTest::keyClick(key, Qt::Key_Delete);
    const auto words = [&] {
        QTest::keyClick(key, Qt::Key_Space, Qt::ControlModifier);
        QStringList words;
        const auto *model = key->completer()->completionModel();
        for (int row = 0; row < model->rowCount(); ++row)
            words.append(model->index(row, 0).data().toString());
        return words;
    };
    QTRY_VERIFY(words().contains(u"body"_s));
    QVERIFY(words().contains(u"headers"_s));
    QTest::mouseClick(find<QToolButton>("lookAtSample"), Qt::LeftButton);
    auto *picker = m_editor->findChild<QWidget *>(u"fieldPicker"_s);
    QVERIFY(picker);
    auto *search = picker->findChild<QLineEdit *>(u"fieldSearch"_s);
    QTest::keyClicks(search, u"customer.id"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(key->toPlainText(), u"body.customer.id"_s);
    key->selectAll();
    QTest::keyClicks(key, u"body."_s);
    QCOMPARE(words(), (QStringList{u"body.total"_s, u"body.customer"_s, u"body.currency"_s}));
}

void NodeEditorsTest::aFilterIsClickedTogether()
{
    showNode("big");
    QTRY_VERIFY(find<QLineEdit>("conditionField")
                && find<QLineEdit>("conditionField")->isVisible());
    QCOMPARE(find<QLineEdit>("conditionField")->text(), u"body.amount"_s);
    QCOMPARE(find<QLineEdit>("conditionValue")->text(), u"1000"_s);
    auto *note = find<QLabel>("conditionNote");
    QTRY_COMPARE(note->text(), u"Holds on the sample"_s);
    retype(find<QLineEdit>("conditionValue"), u"1000000"_s);
    QCOMPARE(body<FilterNode>("big").expression, u"body.amount > `1000000`"_s);
    QCOMPARE(steps(), 1);
    QTRY_COMPARE(note->text(), u"Does not hold on the sample"_s);
    QTest::mouseClick(find<Choice>("conditionView")->group()->button(1), Qt::LeftButton);
    QCOMPARE(find<ExpressionField>("nodeExpression")->toPlainText(), u"body.amount > `1000000`"_s);
    m_editor->document().history().undo();
    QCOMPARE(find<ExpressionField>("nodeExpression")->toPlainText(), u"body.amount > `1000`"_s);
    QTRY_COMPARE(note->text(), u"Holds on the sample"_s);
    QTest::mouseClick(find<Choice>("conditionView")->group()->button(0), Qt::LeftButton);
    QTRY_COMPARE(find<QLineEdit>("conditionValue")->text(), u"1000"_s);
}

void NodeEditorsTest::rowsOfAMapAreAddedMovedAndRemoved()
{
    showNode("shape");
    const auto before = body<MapNode>("shape");
    addRow("nodeFields", u"currency"_s);
    QTRY_COMPARE(body<MapNode>("shape").fields.size(), 3);
    QTRY_COMPARE(body<MapNode>("shape").fields.last().target, u"currency"_s);
    QCOMPARE(tableOf("nodeFields")->currentRow(), 2);
    auto *value = find<ExpressionField>("nodeFieldValue");
    QTest::keyClicks(value, u"`9`"_s);
    QCOMPARE(body<MapNode>("shape").fields.last(), (MapField{u"currency"_s, u"`9`"_s}));
    QCOMPARE(steps(), 3); // the row, its name, its value
    const auto made = body<MapNode>("shape");

    press("nodeFields", "rowUp");
    QCOMPARE(body<MapNode>("shape").fields.at(1), (MapField{u"currency"_s, u"`9`"_s}));
    QCOMPARE(tableOf("nodeFields")->currentRow(), 1);
    press("nodeFields", "rowUp");
    QCOMPARE(body<MapNode>("shape").fields.first().target, u"currency"_s);
    QCOMPARE(value->toPlainText(), u"`9`"_s); // it goes along
    press("nodeFields", "rowDown");
    press("nodeFields", "removeRow");
    QCOMPARE(body<MapNode>("shape"), before);
    QCOMPARE(steps(), 7);
    for (int step = 0; step < 4; ++step)
        undo();
    QCOMPARE(body<MapNode>("shape"), made);
    QCOMPARE(tableOf("nodeFields")->item(2, 1)->text(), u"`9`"_s);
    undo();
    QCOMPARE(body<MapNode>("shape").fields.last(), (MapField{u"currency"_s, {}}));
}

void NodeEditorsTest::anotherWayOfAMapKeepsItsFieldsForUndo()
{
    showNode("shape");
    for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
        addRow("nodeFields", name);
    const auto made = body<MapNode>("shape");
    QCOMPARE(made.fields.size(), 5);
    const int before = steps();
    QTest::mouseClick(find<Choice>("nodeMapWay")->group()->button(1), Qt::LeftButton);
    auto *whole = find<ExpressionField>("nodeWhole");
    QTRY_VERIFY(whole->isVisible());
    QTest::keyClicks(whole, u"99"_s);
    QVERIFY(body<MapNode>("shape").fields.isEmpty());
    QCOMPARE(body<MapNode>("shape").expression, u"99"_s);
    QCOMPARE(steps(), before + 1);
    undo();
    QCOMPARE(body<MapNode>("shape"), made);
    QCOMPARE(tableOf("nodeFields")->rowCount(), 5);
    QTRY_VERIFY(tableOf("nodeFields")->isVisible());
    undo();
    QCOMPARE(body<MapNode>("shape").fields.size(), 5);
    QVERIFY(body<MapNode>("shape").fields.last().target.isEmpty()); // one name back, no more
}

void NodeEditorsTest::casesOfASwitchAreAddedMovedAndRemoved()
{
    showNode("way");
    const auto before = body<SwitchNode>("way");
    const auto names = [&] {
        QStringList names;
        for (const auto &each : body<SwitchNode>("way").cases)
            names.append(each.name);
        return names;
    };
    addRow("nodeCases", u"late"_s);
    QTRY_COMPARE(names(), (QStringList{u"paid"_s, u"any"_s, u"late"_s}));
    QCOMPARE(steps(), 2);
    press("nodeCases", "rowUp");
    QCOMPARE(names(), (QStringList{u"paid"_s, u"late"_s, u"any"_s}));
    press("nodeCases", "rowDown");
    QCOMPARE(names(), (QStringList{u"paid"_s, u"any"_s, u"late"_s}));
    press("nodeCases", "removeRow");
    QCOMPARE(body<SwitchNode>("way"), before);
    QCOMPARE(steps(), 5);
    undo();
    QCOMPARE(names(), (QStringList{u"paid"_s, u"any"_s, u"late"_s}));
    undo();
    QCOMPARE(names(), (QStringList{u"paid"_s, u"late"_s, u"any"_s}));
}

void NodeEditorsTest::aRowThatGoesIsAStepOfItsOwn()
{
    showNode("big");
    const auto both = u"body.amount > `1000` && type == 'a'"_s;
    auto &document = m_editor->document();
    document.change(u"edit"_s, GraphEdit::changed(document.graph(), u"big"_s, FilterNode{both}));
    QTRY_COMPARE(m_editor->panel().findChildren<QLineEdit *>(u"conditionValue"_s).size(), 2);
    QTRY_VERIFY(find<QLineEdit>("conditionField")->isVisible());
    const int before = steps();
    auto *value = m_editor->panel().findChildren<QLineEdit *>(u"conditionValue"_s).first();
    QTest::keyClick(value, Qt::Key_End);
    QTest::keyClicks(value, u"00"_s);
    QCOMPARE(body<FilterNode>("big").expression, u"body.amount > `100000` && type == 'a'"_s);
    QCOMPARE(steps(), before + 1);
    auto *second = m_editor->panel().findChildren<QLineEdit *>(u"conditionField"_s).last();
    second->setFocus();
    QTest::keyClick(second, Qt::Key_Delete, Qt::AltModifier);
    QCOMPARE(body<FilterNode>("big").expression, u"body.amount > `100000`"_s);
    QCOMPARE(steps(), before + 2);
    value = find<QLineEdit>("conditionValue"); // the rows were made anew
    QTest::keyClick(value, Qt::Key_End);
    QTest::keyClicks(value, u"0"_s);
    QCOMPARE(steps(), before + 3);
    undo();
    undo();
    QCOMPARE(body<FilterNode>("big").expression, u"body.amount > `100000` && type == 'a'"_s);
    undo();
    QCOMPARE(body<FilterNode>("big").expression, both);
}

void NodeEditorsTest::headersOfAMapAreRows()
{
    showNode("shape");
    addRow("nodeHeaders", u"x-team"_s);
    QTRY_COMPARE(body<MapNode>("shape").headers, (QList<MapHeader>{{u"x-team"_s, {}}}));
    tableOf("nodeHeaders")->setFocus();
    tableOf("nodeHeaders")->setCurrentCell(0, 1);
    QTest::keyClick(tableOf("nodeHeaders"), Qt::Key_F2);
    typeIntoCell("nodeHeaders", u"{{body.team}}"_s);
    QTRY_COMPARE(body<MapNode>("shape").headers,
                 (QList<MapHeader>{{u"x-team"_s, u"{{body.team}}"_s}}));
    addRow("nodeHeaders", u"x-two"_s);
    QTRY_COMPARE(body<MapNode>("shape").headers.size(), 2);
    press("nodeHeaders", "rowUp");
    QCOMPARE(body<MapNode>("shape").headers.first().name, u"x-two"_s);
    press("nodeHeaders", "removeRow");
    QCOMPARE(body<MapNode>("shape").headers, (QList<MapHeader>{{u"x-team"_s, u"{{body.team}}"_s}}));
    undo();
    QCOMPARE(body<MapNode>("shape").headers.size(), 2);
    QCOMPARE(tableOf("nodeHeaders")->rowCount(), 2);
}

void NodeEditorsTest::problemsAreToldAtTheCardOfTheirNode()
{
    const auto &scene = m_editor->canvas().canvasScene();
    const auto tip = [&] { return scene.nodeItem(u"way"_s)->toolTip(); };
    QTRY_VERIFY(tip().contains(u"Nothing follows the port \"any\"."_s));
    change(GraphEdit::changed(m_editor->graph(), u"way"_s,
                              SwitchNode{{{u"paid"_s, u"type ="_s}, {u"any"_s, u"body"_s}}}));
    QTRY_VERIFY(tip().contains(u"The expression cannot be read from character"_s));
    undo();
    QTRY_VERIFY(!tip().contains(u"The expression cannot be read"_s));
}

void NodeEditorsTest::aProblemIsMendedFromTheListByTheKeyboard()
{
    const auto before = m_editor->graph();
    QVERIFY(chooseProblem(u"way: Nothing follows the port \"any\""_s));
    auto *list = find<QListWidget>("workflowProblems");
    auto *fix = find<QPushButton>("fixProblem");
    QVERIFY(fix->isVisible());
    QCOMPARE(fix->text(), u"Add a stop there"_s);
    list->setFocus();
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Tab);
    QTRY_VERIFY(fix->hasFocus());
    QTest::keyClick(fix, Qt::Key_Space);
    QVERIFY(m_editor->graph().graph.edges.contains(Edge{u"way"_s, u"any"_s, u"stop"_s}));
    QTRY_VERIFY(list->findItems(u"way: "_s, Qt::MatchStartsWith).isEmpty());
    undo();
    QCOMPARE(m_editor->graph(), before); // one step

    auto doubled = before;
    doubled.graph.edges.append(before.graph.edges.first());
    change(doubled);
    QVERIFY(chooseProblem(u"in: The same edge is there twice."_s));
    QTest::mouseClick(fix, Qt::LeftButton);
    QCOMPARE(m_editor->graph(), before);

    QVERIFY(chooseProblem(u"way: "_s));
    auto owned = orders();
    owned.owner = u"file:station.yaml"_s;
    m_editor->open(owned, {});
    QVERIFY(chooseProblem(u"way: "_s));
    QVERIFY(!fix->isVisible()); // nobody may change it here
}

void NodeEditorsTest::whatANodeNamesIsMadeFromTheList()
{
    auto *fix = find<QPushButton>("fixProblem");
    QSignalSpy wanted(m_editor.get(), &WorkflowEditor::objectWanted);
    change(GraphEdit::changed(m_editor->graph(), u"out"_s, DestinationNode{u"crm"_s}));
    QVERIFY(chooseProblem(u"out: There is no destination \"crm\"."_s));
    QTest::mouseClick(fix, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.last(), (QVariantList{u"out"_s, u"crm"_s}));
    m_editor->useObject(u"out"_s, u"billing"_s);
    QCOMPARE(body<DestinationNode>("out").destination, u"billing"_s);

    change(GraphEdit::changed(m_editor->graph(), u"in"_s, SourceNode{{u"gone"_s, u"shop"_s}}));
    QVERIFY(chooseProblem(u"in: There is no source \"gone\"."_s));
    QTest::mouseClick(fix, Qt::LeftButton);
    QCOMPARE(wanted.last(), (QVariantList{u"in"_s, u"gone"_s}));
    m_editor->useObject(u"in"_s, u"other"_s);
    QCOMPARE(body<SourceNode>("in").sources, (QStringList{u"other"_s, u"shop"_s}));

    // One that now exists by the name that was missing is only no longer missing.
    undo();
    QVERIFY(chooseProblem(u"in: There is no source \"gone\"."_s));
    QTest::mouseClick(fix, Qt::LeftButton);
    m_editor->useObject(u"in"_s, u"gone"_s);
    QCOMPARE(body<SourceNode>("in").sources, (QStringList{u"gone"_s, u"shop"_s}));
}

void NodeEditorsTest::leavingAFieldEndsItsStep()
{
    showNode("once");
    auto *window = find<QuantityField>("nodeDeduplicateWindow");
    window->setFocus();
    QTRY_VERIFY(window->hasFocus());
    retype(window, u"2 days"_s);
    QCOMPARE(steps(), 1);
    QTest::keyClick(window, Qt::Key_Backtab, Qt::ShiftModifier);
    QTRY_VERIFY(!window->hasFocus());
    window->setFocus();
    QTRY_VERIFY(window->hasFocus());
    retype(window, u"3 days"_s);
    QCOMPARE(steps(), 2);
    undo();
    QCOMPARE(body<DeduplicateNode>("once").window, Microseconds(48h));
}

void NodeEditorsTest::aNameThatCannotBeIsRefusedWithTheReason()
{
    showNode("once");
    auto *name = find<QLineEdit>("nodeName");
    auto *refusal = find<QLabel>("nodeNameRefusal");
    const auto type = [&](const QString &text) {
        name->setFocus();
        name->selectAll();
        QTest::keyClick(name, Qt::Key_Delete);
        QTest::keyClicks(name, text);
        QTest::keyClick(name, Qt::Key_Return);
    };
    QVERIFY(!refusal->isVisible());
    for (const auto &[wish, word] :
         {std::pair(u"later"_s, u"later"_s), std::pair(u"twice a day"_s, u"blanks"_s),
          std::pair(QString(), u"has a name"_s)}) {
        type(wish);
        QTRY_VERIFY(refusal->isVisible());
        QVERIFY2(refusal->text().contains(word), qPrintable(refusal->text()));
        QCOMPARE(name->accessibleDescription(), refusal->text());
        QCOMPARE(name->text(), u"once"_s);
        QCOMPARE(steps(), 0);
    }
    type(u"first"_s);
    QVERIFY(!refusal->isVisible());
    QVERIFY(m_editor->graph().node(u"first"_s));
    QCOMPARE(m_editor->panel().shownNode(), u"first"_s);
}

void NodeEditorsTest::tabGoesOnFromANumber()
{
    showNode("slowly");
    auto *count = m_editor->panel().findChild<QSpinBox *>();
    QVERIFY(count);
    QTRY_VERIFY(count->isVisible());
    for (const auto key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        count->setFocus();
        QTRY_VERIFY(count->hasFocus());
        QTest::keyClick(m_editor->windowHandle(), key);
        QVERIFY(!count->hasFocus());
    }
}

void NodeEditorsTest::escapeLeavesAScriptForTheNextField()
{
    showNode("enrich");
    auto *code = find<CodeField>("nodeScript");
    code->setFocus();
    QTRY_VERIFY(code->hasFocus());
    auto *window = m_editor->windowHandle();
    QTest::keyClick(window, Qt::Key_Tab);
    QVERIFY(code->hasFocus()); // it moves the line in
    QVERIFY(code->toPlainText().startsWith(u"  function"_s));
    QTest::keyClick(window, Qt::Key_Escape);
    QTRY_VERIFY(!code->hasFocus());
    const auto *next = QApplication::focusWidget();
    QVERIFY(next && m_editor->panel().isAncestorOf(next));
    QVERIFY(next->mapTo(m_editor.get(), QPoint()).y()
            > code->mapTo(m_editor.get(), QPoint()).y()); // further down
}

void NodeEditorsTest::theWheelScrollsTheFormAndChangesNothing()
{
    m_editor->resize(1000, 420);
    showNode("inorder");
    auto *policy = find<QComboBox>("nodeOrderPolicy");
    auto *scroll = m_editor->panel().findChild<QScrollArea *>();
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
    scroll->ensureWidgetVisible(policy);
    scroll->verticalScrollBar()->setValue(
        std::min(scroll->verticalScrollBar()->value(), scroll->verticalScrollBar()->maximum() - 1));
    QCoreApplication::processEvents();
    const auto turn = [&] {
        const auto at = policy->mapTo(m_editor.get(), policy->rect().center());
        QTest::wheelEvent(m_editor->windowHandle(), at, {0, -120});
    };
    m_editor->canvas().setFocus();
    const int before = scroll->verticalScrollBar()->value();
    turn();
    QCOMPARE(policy->currentIndex(), 0);
    QVERIFY(!policy->hasFocus());
    QCOMPARE(steps(), 0);
    QVERIFY(scroll->verticalScrollBar()->value() > before);

    scroll->ensureWidgetVisible(policy);
    policy->setFocus();
    turn();
    QCOMPARE(policy->currentIndex(), 1); // it has the focus: the wheel is meant for it
    QCOMPARE(body<OrderNode>("inorder").policy, OrderNode::Policy::SkipStale);
}

/// The forms of sources and destinations.
void NodeEditorsTest::theWheelScrollsAFormOfFieldsAndChangesNothing()
{
    QScrollArea area;
    auto *form = new FormColumn;
    auto *number = new QSpinBox;
    form->add(u"number"_s, u"Number"_s, number);
    auto *tall = new QLabel;
    tall->setFixedHeight(900);
    form->add(u"tall"_s, u"Tall"_s, tall);
    area.setWidget(form);
    area.setWidgetResizable(true);
    area.resize(300, 300);
    area.show();
    area.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&area));
    QTRY_VERIFY(area.verticalScrollBar()->maximum() > 0);
    area.setFocus();
    QVERIFY(!number->hasFocus());
    const auto at = number->mapTo(&area, number->rect().center());
    QTest::wheelEvent(area.windowHandle(), at, {0, -120});
    QCOMPARE(number->value(), 0);
    QVERIFY(!number->hasFocus());
    QVERIFY(area.verticalScrollBar()->value() > 0);
    area.verticalScrollBar()->setValue(0);
    number->setFocus();
    QTest::wheelEvent(area.windowHandle(), at, {0, 120});
    QCOMPARE(number->value(), 1);
}

void NodeEditorsTest::publishingEndsTheStep()
{
    ScriptedStation station;
    open(station);
    showNode("once");
    auto *window = find<QuantityField>("nodeDeduplicateWindow");
    retype(window, u"2 days"_s);
    m_editor->publish();
    auto *accept = m_editor->findChild<QPushButton *>(u"publishAccept"_s);
    QVERIFY(accept);
    accept->click();
    QTRY_VERIFY(!m_editor->isModified());
    retype(window, u"3 days"_s);
    QCOMPARE(steps(), 2);
    undo();
    QCOMPARE(body<DeduplicateNode>("once").window, Microseconds(48h));
    QVERIFY(!m_editor->isModified());
    m_editor.reset(); // before its station
}

void NodeEditorsTest::aSwitchShowsWhichCaseTakesTheSample()
{
    showNode("way");
    const auto *table = find<QWidget>("nodeCases")->findChild<QTableWidget *>();
    QTRY_VERIFY(table->columnCount() == 3 && table->item(0, 2));
    QTRY_COMPARE(table->item(0, 2)->text(), u"takes it"_s);
    QCOMPARE(table->item(1, 2)->text(), u"too late"_s);
    QTRY_VERIFY(find<QLineEdit>("conditionValue")->isVisible());
    retype(find<QLineEdit>("conditionValue"), u"order.gone"_s);
    QCOMPARE(body<SwitchNode>("way").cases.first().expression, u"type == 'order.gone'"_s);
    QCOMPARE(table->item(0, 1)->text(), u"type == 'order.gone'"_s);
    QTRY_COMPARE(table->item(0, 2)->text(), u"no"_s);
    QCOMPARE(table->item(1, 2)->text(), u"takes it"_s);
    QCOMPARE(steps(), 1);
}

void NodeEditorsTest::aMapShowsTheBodyBeforeAndAfter()
{
    showNode("shape");
    auto *sample = find<QPlainTextEdit>("sampleBody");
    QTRY_VERIFY(sample->toPlainText().contains(u"\"total\": 38000"_s));
    QVERIFY(sample->toPlainText().contains(u"\"id\": \"a7\""_s));
    QTest::mouseClick(find<Choice>("sampleSide")->group()->button(1), Qt::LeftButton);
    QVERIFY(sample->toPlainText().contains(u"\"id\": 12345678901234567890"_s));
    QTest::mouseClick(find<Choice>("sampleSide")->group()->button(0), Qt::LeftButton);
    auto *value = find<ExpressionField>("nodeFieldValue");
    QCOMPARE(value->toPlainText(), u"body.amount"_s);
    retype(value, u"body.amount ="_s);
    QTRY_VERIFY(!value->extraSelections().isEmpty());
    retype(value, u"to_string(body.amount)"_s);
    QTRY_VERIFY(sample->toPlainText().contains(u"\"total\": \"38000\""_s));
    QCOMPARE(body<MapNode>("shape").fields.first().expression, u"to_string(body.amount)"_s);
    QTRY_COMPARE(below(find<ExpressionField>("nodePath")),
                 u"On the sample: \"/orders/12345678901234567890\""_s);
}

void NodeEditorsTest::aScriptIsRunWhileItIsTyped()
{
    showNode("enrich");
    auto *code = find<CodeField>("nodeScript");
    auto *console = find<QPlainTextEdit>("scriptConsole");
    QTRY_COMPARE(console->toPlainText(), u"total 38000"_s);
    auto *sample = find<QPlainTextEdit>("sampleBody");
    QVERIFY(sample->toPlainText().contains(u"\"currency\": \"EUR\""_s));
    auto cursor = code->textCursor();
    cursor.setPosition(int(code->toPlainText().indexOf(u"EUR"_s)));
    code->setTextCursor(cursor);
    QTest::keyClicks(code, u"T"_s);
    QTRY_VERIFY(sample->toPlainText().contains(u"\"currency\": \"TEUR\""_s));
    QCOMPARE(steps(), 1);
    cursor.setPosition(int(code->toPlainText().indexOf(u"return"_s)));
    code->setTextCursor(cursor);
    QTest::keyClicks(code, u"}"_s);
    QTRY_COMPARE(code->problemLine(), 4);
    QVERIFY(find<QLabel>("scriptProblem")->isVisible());
    m_editor->document().history().undo();
    QTRY_COMPARE(code->problemLine(), 0);
    QVERIFY(!find<QLabel>("scriptProblem")->isVisible());
    cursor.setPosition(int(code->toPlainText().indexOf(u"event.body.total"_s)));
    code->setTextCursor(cursor);
    QTest::keyClicks(code, u"event.none."_s); // it compiles, and fails when it runs
    QTRY_COMPARE(code->problemLine(), 3);
    QVERIFY(!find<QLabel>("sampleBodyNote")->text().isEmpty());
    m_editor->document().history().undo();
    QTRY_COMPARE(code->problemLine(), 0);
    retype(find<QuantityField>("nodeScriptTime"), u"500 ms"_s);
    retype(find<QuantityField>("nodeScriptMemory"), u"64 MB"_s);
    QCOMPARE(body<ScriptNode>("enrich").time, 500ms);
    QCOMPARE(body<ScriptNode>("enrich").memory, 64'000'000);
}

void NodeEditorsTest::answersThatAreOvertakenAreDropped()
{
    ScriptedStation station;
    station.reportOf = [](const NodeTrial &trial) {
        NodeReport report;
        ExpressionReport one;
        one.field = u"deduplicate.key"_s;
        one.value = std::get<DeduplicateNode>(trial.graph.nodes.at(6).body).key.toUtf8().toUpper();
        report.expressions = {one};
        return report;
    };
    open(station);
    station.hold();
    showNode("once");
    QCOMPARE(station.nodeTrials.size(), 1); // at once for another node
    auto *key = find<ExpressionField>("nodeDeduplicateKey");
    retype(key, u"type"_s);
    station.release();
    QCOMPARE(below(key), u"An expression; an event for which it gives nothing passes"_s);
    QTRY_COMPARE(below(key), u"On the sample: TYPE"_s);
    QCOMPARE(station.nodeTrials.size(), 2); // one question for four letters
}

void NodeEditorsTest::everyFormIsRendered_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void NodeEditorsTest::everyFormIsRendered()
{
    QFETCH(bool, dark);
    m_editor.reset();
    m_theme.reset();
    m_theme = std::make_unique<Theme>(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    open(*m_station);
    m_editor->resize(890, 700);
    QTRY_VERIFY(m_editor->panel().samples().current());
    const QDir folder(QCoreApplication::applicationDirPath() + u"/pictures"_s);
    QVERIFY(QDir().mkpath(folder.path()));
    const auto fileOf = [&](const QString &what) {
        return folder.filePath(u"node-%1-%2.png"_s.arg(what, dark ? u"dark"_s : u"light"_s));
    };
    for (const auto &node : m_editor->graph().graph.nodes) {
        m_editor->canvas().showNode(node.id);
        QTest::qWait(250); // until the answer is there
        QVERIFY(m_editor->grab().save(fileOf(node.id)));
    }
    auto graph = orders();
    graph.config.graph.nodes[1].body =
        FilterNode{u"in(type, `[\"order.paid\", \"order.open\"]`, 'i') && (body.amount > `1000` || "
                   "!(begins(body.account, 'b') || between(body.amount, `1`, `20`)))"_s};
    m_editor->open(graph, {});
    showNode("big");
    QTest::qWait(250);
    QVERIFY(m_editor->grab().save(fileOf(u"groups"_s)));
    QTest::mouseClick(find<QToolButton>("lookAtSample"), Qt::LeftButton);
    auto *picker = m_editor->findChild<QWidget *>(u"fieldPicker"_s);
    QVERIFY(picker && picker->grab().save(fileOf(u"picker"_s)));
    picker->close();
    QTest::mouseClick(find<Choice>("conditionView")->group()->button(1), Qt::LeftButton);
    retype(find<ExpressionField>("nodeExpression"), u"body.amount > `10` && begins(type 'x'"_s);
    QTest::qWait(400);
    QVERIFY(m_editor->grab().save(fileOf(u"wrong"_s)));
    auto *list = find<QComboBox>("sampleEvent");
    Q_EMIT list->activated(list->count() - 1);
    auto *dialog = m_editor->findChild<SampleDialog *>(u"sampleDialog"_s);
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->findChild<QTreeWidget *>(u"sampleList"_s)->topLevelItemCount(), 40);
    QVERIFY(dialog->grab().save(fileOf(u"dialog"_s)));
}

QTEST_MAIN(NodeEditorsTest)
#include "tst_nodeeditors.moc"
