// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/trialstation.h"
#include "ui/designer/backtest/backtestpanel.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/trying/trypanel.h"
#include "ui/designer/workfloweditor.h"
#include "ui/designer/workflowspage.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

class QTableView;

namespace Signalbox {

/// The Workflows page of a real station with 60 stored events and the published workflow "orders",
/// and what a person does there.
class TrialPage final
{
public:
    static constexpr int storedEvents = 60;
    static constexpr int shownEvents = 50; ///< the newest
    static QString publishedCondition(); ///< true for the 30 newest
    static QString draftCondition(); ///< true for 20 of these, and 10 older ones

    TrialPage();
    ~TrialPage();

    template <typename T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    LocalStation &station() { return m_station->station(); }
    TrialStation &trialStation() { return *m_station; }
    WorkflowsPage &page() { return *m_page; }
    WorkflowEditor &editor() { return m_page->editor(); }
    const CanvasMarks &marks() { return editor().canvas().canvasScene().marks(); }

    void showTab(WorkflowEditor::Tab tab); ///< by the mouse
    void openTry(); ///< until its events are there
    void chooseRow(QTableView *table, int row, Qt::KeyboardModifiers modifiers = {});
    void changeCondition(const QString &condition); ///< of the draft
    void runBacktest(); ///< until it has ended
    /// Of the list of what a backtest found; -1: there is none that begins so.
    int rowOfSection(const QString &words) const;

private:
    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    std::unique_ptr<TrialStation> m_station;
    Theme m_theme{Theme::Mode::Light};
    std::unique_ptr<WorkflowsPage> m_page;
};

} // namespace Signalbox
