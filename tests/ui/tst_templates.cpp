// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/localstation.h"
#include "tests/support/httpsink.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/templates/workflowtemplate.h"
#include "ui/designer/workfloweditor.h"
#include "ui/designer/workflowspage.h"
#include "ui/destinations/destinationspage.h"
#include "ui/shell/mainwindow.h"
#include "ui/sources/sourcespage.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/objectedits.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QComboBox>
#include <QDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        return Error{ErrorCode::Timeout, u"no answer"_s};
    return future.result();
}

} // namespace

/// What a newcomer does with a template, over a real station: open, publish, send a sample.
class TemplatesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init();
    void cleanup();

    void aTemplateIsOpenedPublishedAndTried_data();
    void aTemplateIsOpenedPublishedAndTried();
    void whatIsThereCanBeTakenInPlaceOfNew();
    void whatIsWrongIsSaidAndNothingIsMade();
    void aNodeGetsANewDestinationAndItsSourceIsEdited();
    void whatANodeMissesIsMadeByThatName();
    void whatATemplateMadeIsUndoneOnThePagesOfSourcesAndDestinations();
    void aSourceThatANodeChangedIsUndoneFromTheNotice();
    void aNoticeUndoesNothingElseThanItsOwnChange();

private:
    QWidget *root() const
    {
        return m_window ? static_cast<QWidget *>(m_window.get()) : m_page.get();
    }
    WorkflowsPage &page() const
    {
        return m_window ? *m_window->findChild<WorkflowsPage *>() : *m_page;
    }
    QDialog *dialog(const QString &name) const { return root()->findChild<QDialog *>(name); }
    template <typename T>
    T *inDialog(const QString &name) const
    {
        for (auto *each : root()->findChildren<QDialog *>()) {
            if (auto *found = each->isVisible() ? each->findChild<T *>(name) : nullptr)
                return found;
        }
        return nullptr;
    }
    void click(QWidget *button)
    {
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void openTemplate(const QString &name);
    /// The whole window, with a workflow from a template in it.
    void openWindowWithATemplate();
    QStringList sources() const
    {
        QStringList names;
        const auto all = await(m_station->sources());
        for (const auto &view : *all)
            names.append(view.source.config.name);
        return names;
    }
    QStringList destinations() const
    {
        QStringList names;
        const auto all = await(m_station->destinations());
        for (const auto &view : *all)
            names.append(view.destination.config.name);
        return names;
    }
    QStringList messages() const
    {
        return m_window->findChild<MessageBar *>(u"messages"_s)->messages();
    }
    /// Of the notice that says \a words; null: there is none.
    QPushButton *undoOf(const QString &words) const;

    QCA::Initializer m_qca;
    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpSink> m_sink;
    std::unique_ptr<LocalStation> m_station;
    std::unique_ptr<WorkflowsPage> m_page;
    std::unique_ptr<MainWindow> m_window; ///< in some tests, in place of the page
};

void TemplatesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_sink = std::make_unique<HttpSink>();
    StationOptions options;
    options.storeUrl = u"sqlite://"_s + m_folder->filePath(u"events.db"_s);
    options.receiverThreads = 1;
    auto pipeline = Pipeline::start(options);
    QVERIFY2(pipeline, pipeline ? "" : qPrintable(pipeline.error().detail));
    m_station = std::make_unique<LocalStation>(*std::move(pipeline));
    QVERIFY(m_station->listen({QHostAddress::LocalHost, 0}));
    m_page = std::make_unique<WorkflowsPage>(*m_station, m_times);
    m_page->resize(1130, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(m_page->isSettled());
}

void TemplatesTest::cleanup()
{
    m_window.reset();
    m_page.reset();
    m_station.reset();
    m_sink.reset();
}

void TemplatesTest::openTemplate(const QString &name)
{
    click(root()->findChild<QPushButton *>(u"newWorkflow"_s));
    auto *list = inDialog<QListView>(u"workflowTemplates"_s);
    QVERIFY(list);
    const auto title = TemplateWords::title(name);
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        if (list->model()->index(row, 0).data().toString() == title)
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                              list->visualRect(list->model()->index(row, 0)).center());
    }
    QCOMPARE(list->currentIndex().data().toString(), title);
}

void TemplatesTest::aTemplateIsOpenedPublishedAndTried_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("status") << u"status-updates"_s << u"text"_s
                            << QJsonValue(u"PagerDuty: A little bump in the road – triggered"_s);
    QTest::newRow("transactions") << u"transactions"_s << u"amount"_s << QJsonValue(12500);
    QTest::newRow("completion") << u"workflow-completion"_s << u"repository"_s
                                << QJsonValue(u"octocat/hello-world"_s);
    QTest::newRow("state") << u"system-state"_s << u"state"_s << QJsonValue(u"down"_s);
}

void TemplatesTest::aTemplateIsOpenedPublishedAndTried()
{
    QFETCH(QString, name);
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QCOMPARE(workflowTemplates().size(), 4);
    openTemplate(name);
    click(inDialog<QPushButton>(u"newSecret"_s));
    inDialog<QLineEdit>(u"templateUrl"_s)->setText(m_sink->url());
    click(inDialog<QPushButton>(u"createWorkflow"_s));
    QTRY_COMPARE(m_page->editor().workflow(), name);
    QTRY_VERIFY(!dialog(u"newWorkflowDialog"_s));
    auto *publish = m_page->findChild<QPushButton *>(u"publishWorkflow"_s);
    QTRY_VERIFY2(publish->isEnabled(), qPrintable(publish->toolTip()));
    m_page->editor().publish();
    QTRY_VERIFY(dialog(u"publishDialog"_s));
    dialog(u"publishDialog"_s)->accept();
    QTRY_VERIFY(!m_page->editor().isNew());

    click(m_page->findChild<QPushButton *>(u"sendSample"_s));
    QTRY_VERIFY(inDialog<QPushButton>(u"sendTest"_s));
    click(inDialog<QPushButton>(u"sendTest"_s));
    QTRY_VERIFY2(inDialog<QLabel>(u"testAnswer"_s)->text().contains("accepted"_L1),
                 qPrintable(inDialog<QLabel>(u"testAnswer"_s)->text()));
    QTRY_COMPARE(m_sink->count(), 1);
    const auto sent = QJsonDocument::fromJson(m_sink->requests().first().body).object();
    QCOMPARE(sent.value(member), value);

    // What went through is seen on the canvas.
    const auto &graph = m_page->editor().graph().graph;
    const auto &marks = m_page->editor().canvas().canvasScene().marks();
    QTRY_COMPARE(marks.edges.value(graph.edges.first()).text.left(1), u"1"_s);
    const auto out = std::ranges::find_if(graph.edges, [&](const Edge &edge) {
        const auto node = std::ranges::find(graph.nodes, edge.to, &Node::id);
        return std::holds_alternative<StopNode>(node->body);
    });
    QCOMPARE(marks.edges.value(*out).text, u"0"_s);
}

void TemplatesTest::whatIsThereCanBeTakenInPlaceOfNew()
{
    openTemplate(u"transactions"_s);
    click(inDialog<QPushButton>(u"newSecret"_s));
    click(inDialog<QPushButton>(u"createWorkflow"_s));
    QTRY_COMPARE(m_page->editor().workflow(), u"transactions"_s);
    QTRY_VERIFY(!dialog(u"newWorkflowDialog"_s));
    openTemplate(u"transactions"_s);
    auto *source = inDialog<QComboBox>(u"templateSource"_s);
    QTRY_COMPARE(source->count(), 2);
    QCOMPARE(source->itemText(0), u"stripe"_s);
    QCOMPARE(inDialog<QLineEdit>(u"workflowName"_s)->text(), u"transactions-2"_s);
    auto *destination = inDialog<QComboBox>(u"templateDestination"_s);
    QTRY_COMPARE(destination->count(), 2);
    destination->setCurrentText(u"billing"_s);
    click(inDialog<QPushButton>(u"createWorkflow"_s));
    QTRY_COMPARE(m_page->editor().workflow(), u"transactions-2"_s);
    const auto &nodes = m_page->editor().graph().graph.nodes;
    QCOMPARE(std::get<SourceNode>(nodes.first().body).sources, QStringList{u"stripe"_s});
    QTRY_VERIFY(m_page->findChild<QPushButton *>(u"publishWorkflow"_s)->isEnabled());
}

void TemplatesTest::whatIsWrongIsSaidAndNothingIsMade()
{
    openTemplate(u"transactions"_s);
    click(inDialog<QPushButton>(u"createWorkflow"_s));
    QVERIFY(inDialog<QLabel>(u"problem_secret"_s)->isVisible());
    click(inDialog<QPushButton>(u"newSecret"_s));
    inDialog<QLineEdit>(u"templateUrl"_s)->setText(u"nowhere"_s);
    click(inDialog<QPushButton>(u"createWorkflow"_s));
    QTRY_VERIFY(inDialog<QLabel>(u"problem_url"_s)->isVisible());
    inDialog<QLineEdit>(u"templateUrl"_s)->setText(m_sink->url());
    click(inDialog<QPushButton>(u"createWorkflow"_s));
    QTRY_COMPARE(m_page->editor().workflow(), u"transactions"_s);
}

void TemplatesTest::aNodeGetsANewDestinationAndItsSourceIsEdited()
{
    openTemplate(u"transactions"_s);
    click(inDialog<QPushButton>(u"newSecret"_s));
    click(inDialog<QPushButton>(u"createWorkflow"_s));
    QTRY_COMPARE(m_page->editor().workflow(), u"transactions"_s);
    m_page->editor().canvas().showNode(u"billing"_s);
    const auto button = [this](const QString &name) {
        return m_page->findChild<QPushButton *>(name);
    };
    QTRY_VERIFY(button(u"makeNodeDestination"_s) && button(u"makeNodeDestination"_s)->isVisible());
    click(button(u"makeNodeDestination"_s));
    QTRY_VERIFY(inDialog<QLineEdit>(u"destinationName"_s));
    inDialog<QLineEdit>(u"destinationName"_s)->setText(u"ledger"_s);
    inDialog<QLineEdit>(u"destinationUrl"_s)->setText(m_sink->url());
    click(inDialog<QPushButton>(u"saveDestination"_s));
    const auto leadsTo = [this] {
        const auto *node = m_page->editor().graph().node(u"billing"_s);
        return std::get<DestinationNode>(node->body).destination;
    };
    QTRY_COMPARE(leadsTo(), u"ledger"_s);
    m_page->editor().document().history().undo();
    QCOMPARE(leadsTo(), u"billing"_s);

    m_page->editor().canvas().showNode(u"stripe"_s);
    QTRY_VERIFY(button(u"editNodeSource"_s) && button(u"editNodeSource"_s)->isVisible());
    QTRY_VERIFY(button(u"editNodeSource"_s)->isEnabled());
    click(button(u"editNodeSource"_s));
    QTRY_VERIFY(inDialog<QLineEdit>(u"sourceName"_s));
    QCOMPARE(inDialog<QLineEdit>(u"sourceName"_s)->text(), u"stripe"_s);
}

void TemplatesTest::whatANodeMissesIsMadeByThatName()
{
    openTemplate(u"transactions"_s);
    click(inDialog<QPushButton>(u"newSecret"_s));
    click(inDialog<QPushButton>(u"createWorkflow"_s));
    QTRY_COMPARE(m_page->editor().workflow(), u"transactions"_s);
    QTRY_VERIFY(!dialog(u"newWorkflowDialog"_s));
    auto &editor = m_page->editor();
    auto graph = GraphEdit::changed(editor.graph(), u"billing"_s, DestinationNode{u"crm"_s});
    graph = GraphEdit::changed(graph, u"stripe"_s, SourceNode{{u"stripe"_s, u"shop"_s}});
    editor.document().change(u"two unknown names"_s, graph);
    auto *list = m_page->findChild<QListWidget *>(u"workflowProblems"_s);
    auto *fix = m_page->findChild<QPushButton *>(u"fixProblem"_s);
    const auto problem = [&](const QString &words) {
        return editor.isSettled() ? list->findItems(words, Qt::MatchContains).value(0) : nullptr;
    };
    const auto mend = [&](const QString &words) {
        QTRY_VERIFY(problem(words));
        list->setCurrentItem(problem(words));
        QTRY_VERIFY(fix->isVisible());
        click(fix);
    };
    mend(u"There is no destination \"crm\"."_s);
    QTRY_VERIFY(inDialog<QLineEdit>(u"destinationName"_s));
    QCOMPARE(inDialog<QLineEdit>(u"destinationName"_s)->text(), u"crm"_s);
    inDialog<QLineEdit>(u"destinationUrl"_s)->setText(m_sink->url());
    click(inDialog<QPushButton>(u"saveDestination"_s));
    QTRY_VERIFY(!dialog(u"destinationDialog"_s));

    mend(u"There is no source \"shop\"."_s);
    QTRY_VERIFY(inDialog<QListView>(u"providers"_s));
    auto *gallery = inDialog<QListView>(u"providers"_s);
    QTRY_VERIFY(gallery->model()->rowCount() > 0);
    Q_EMIT gallery->activated(gallery->model()->index(0, 0));
    QTRY_VERIFY(inDialog<QLineEdit>(u"sourceName"_s));
    QCOMPARE(inDialog<QLineEdit>(u"sourceName"_s)->text(), u"shop"_s);
    QCOMPARE(editor.graph(), graph); // what was missing is there: nothing of the drawing changed
}

void TemplatesTest::openWindowWithATemplate()
{
    m_page.reset();
    m_window = std::make_unique<MainWindow>(
        *m_station, ShellOptions{.remember = false, .theme = m_theme.get()});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_VERIFY(m_window->isFirstRun());
    m_window->showPage(&page());
    QTRY_VERIFY(page().isSettled());
    openTemplate(u"transactions"_s);
    click(inDialog<QPushButton>(u"newSecret"_s));
    click(inDialog<QPushButton>(u"createWorkflow"_s));
    QTRY_COMPARE(page().editor().workflow(), u"transactions"_s);
    QTRY_VERIFY(!dialog(u"newWorkflowDialog"_s));
    QCOMPARE(sources(), QStringList{u"stripe"_s});
    QCOMPARE(destinations(), QStringList{u"billing"_s});
}

QPushButton *TemplatesTest::undoOf(const QString &words) const
{
    for (auto *button : m_window->findChildren<QPushButton *>(u"messageAction"_s)) {
        for (const auto *label : button->parentWidget()->findChildren<QLabel *>()) {
            if (label->text() == words && button->isVisible())
                return button;
        }
    }
    return nullptr;
}

void TemplatesTest::whatATemplateMadeIsUndoneOnThePagesOfSourcesAndDestinations()
{
    openWindowWithATemplate();
    auto &ofSources = m_window->findChild<SourcesPage *>()->edits().history();
    auto &ofDestinations = m_window->findChild<DestinationsPage *>()->edits().history();
    QVERIFY(ofSources.undoText().contains("stripe"_L1));
    QVERIFY(ofDestinations.undoText().contains("billing"_L1));
    ofSources.undo();
    QTRY_COMPARE(sources(), QStringList());
    QTRY_VERIFY(messages().contains(u"Undone: source stripe made"_s)); // said once, wherever one is
    QTRY_VERIFY(ofSources.canRedo());
    ofSources.redo();
    QTRY_COMPARE(sources(), QStringList{u"stripe"_s});
    ofDestinations.undo();
    QTRY_COMPARE(destinations(), QStringList());
    QCOMPARE(page().editor().workflow(), u"transactions"_s); // the workflow is a draft of its own
}

void TemplatesTest::aSourceThatANodeChangedIsUndoneFromTheNotice()
{
    openWindowWithATemplate();
    const auto address = [this] {
        return await(m_station->sources())->first().source.config.publicUrl;
    };
    page().editor().canvas().showNode(u"stripe"_s);
    const auto editButton = [this] {
        return m_window->findChild<QPushButton *>(u"editNodeSource"_s);
    };
    QTRY_VERIFY(editButton() && editButton()->isVisible() && editButton()->isEnabled());
    click(editButton());
    QTRY_VERIFY(inDialog<QLineEdit>(u"source_public_url"_s));
    inDialog<QLineEdit>(u"source_public_url"_s)->setText(u"https://a.example/in/stripe"_s);
    click(inDialog<QPushButton>(u"saveSource"_s));
    QTRY_COMPARE(address(), u"https://a.example/in/stripe"_s);
    QTRY_VERIFY(undoOf(u"stripe is saved."_s));
    QVERIFY(
        m_window->findChild<SourcesPage *>()->edits().history().undoText().contains("changed"_L1));
    click(undoOf(u"stripe is saved."_s));
    QTRY_COMPARE(address(), QString());
    QTRY_VERIFY(messages().contains(u"Undone: source stripe changed"_s));
}

void TemplatesTest::aNoticeUndoesNothingElseThanItsOwnChange()
{
    openWindowWithATemplate();
    auto &edits = m_window->findChild<DestinationsPage *>()->edits();
    QTRY_VERIFY(undoOf(u"billing is saved."_s));
    edits.setEnabled(u"billing"_s, false);
    QTRY_VERIFY(edits.history().undoText().contains("disabled"_L1));
    click(undoOf(u"billing is saved."_s));
    QTRY_VERIFY(messages().last().startsWith("Something else was changed"_L1));
    QCOMPARE(destinations(), QStringList{u"billing"_s});
    QVERIFY(!await(m_station->destinations())->first().destination.enabled);

    QTRY_VERIFY(undoOf(u"stripe is saved."_s)); // nothing came after that one
    click(undoOf(u"stripe is saved."_s));
    QTRY_COMPARE(sources(), QStringList());
}

QTEST_MAIN(TemplatesTest)
#include "tst_templates.moc"
