// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/trialpage.h"

#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

namespace Signalbox {

using namespace Qt::StringLiterals;

QString TrialPage::publishedCondition()
{
    return u"body.amount >= `30`"_s;
}

QString TrialPage::draftCondition()
{
    return u"body.amount >= `20` && body.amount < `50`"_s;
}

TrialPage::TrialPage()
    : m_station(std::make_unique<TrialStation>(storedEvents))
{
    m_station->publish(u"orders"_s, TrialStation::simpleGraph(publishedCondition()), 0,
                       u"the first"_s);
    m_page = std::make_unique<WorkflowsPage>(m_station->station(), m_times);
    m_page->resize(1130, 760);
    m_page->show();
    if (!QTest::qWaitForWindowExposed(m_page.get())
        || !QTest::qWaitFor([this] { return editor().workflow() == "orders"_L1; })
        || !QTest::qWaitFor([this] { return editor().isSettled(); }))
        qFatal("the page does not show the workflow");
}

TrialPage::~TrialPage() = default;

void TrialPage::showTab(WorkflowEditor::Tab tab)
{
    auto *tabs = find<QTabBar>("lowerTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
}

void TrialPage::openTry()
{
    showTab(WorkflowEditor::Try);
    QTRY_VERIFY(editor().tryPanel().isSettled());
    QTRY_COMPARE(find<QTableView>("tryEvents")->model()->rowCount(), shownEvents);
}

void TrialPage::chooseRow(QTableView *table, int row, Qt::KeyboardModifiers modifiers)
{
    const auto index = table->model()->index(row, 0);
    table->scrollTo(index);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers,
                      table->visualRect(index).center());
}

void TrialPage::changeCondition(const QString &condition)
{
    const auto &graph = editor().graph();
    editor().document().change(u"edit"_s,
                               GraphEdit::changed(graph, u"large"_s, FilterNode{condition}));
    QTRY_VERIFY(editor().isSettled());
}

void TrialPage::runBacktest()
{
    showTab(WorkflowEditor::Backtest);
    QTest::mouseClick(find<QPushButton>("backtestStart"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(editor().backtestPanel().isSettled()
                                 && editor().backtestPanel().rehearsal().backtest.has_value(),
                             30'000);
}

int TrialPage::rowOfSection(const QString &words) const
{
    const auto found = find<QListWidget>("backtestSections")->findItems(words, Qt::MatchStartsWith);
    return found.isEmpty() ? -1 : find<QListWidget>("backtestSections")->row(found.first());
}

} // namespace Signalbox
