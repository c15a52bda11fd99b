// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/canvasmarks.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace Signalbox {

class ChipLabel;
class CoverageView;
class DifferencesView;
class ElidedLabel;
class SectionList;
class ShadowRun;
class TimeFormat;

/// Runs the draft beside what is published on every event that comes, and shows what would become
/// different while it grows. Nothing is sent. It goes on while the panel is hidden, also when the
/// draft is edited or another workflow is shown.
class ShadowPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShadowPanel)

public:
    /// Neither is owned; both must outlive this object.
    ShadowPanel(Station &station, const TimeFormat &times, QWidget *parent = nullptr);

    void setWorkflow(const QString &workflow);
    void setGraph(const Graph &graph);
    void start();
    void stop();

    CanvasMarks marks() const;
    bool isSettled() const;

Q_SIGNALS:
    void marksChanged();
    void nodeChosen(const QString &node);
    /// The draft cannot be shadowed until these are mended.
    void refused(const QList<Signalbox::WorkflowProblem> &problems);
    void problemFound(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeBar();
    void takeRun();
    void updateButtons();
    void updateNote();
    void showSection();
    /// What is shadowed is what is on the canvas.
    bool isOfThisDraft() const;

    const TimeFormat &m_times;
    Graph m_graph;
    ShadowRun *m_run;
    QPushButton *m_start;
    QPushButton *m_stop;
    ChipLabel *m_state;
    ElidedLabel *m_note;
    QStackedWidget *m_stack;
    QLabel *m_empty;
    SectionList *m_sections;
    QStackedWidget *m_details;
    DifferencesView *m_differences;
    CoverageView *m_coverage;
};

} // namespace Signalbox
