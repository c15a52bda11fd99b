// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/subscription.h"
#include "core/station/station.h"
#include "ui/shell/page.h"
#include "ui/widgets/timeformat.h"

namespace Signalbox {

class CardsPane;
class ObjectBar;
class ObjectEdits;
class WaitingList;

/// The sources, each with the address to give to its vendor; made, changed and tried here.
class SourcesPage final : public Page
{
    Q_OBJECT

public:
    /// Neither is owned; both must outlive this page.
    SourcesPage(Station &station, const TimeFormat &times, QWidget *parent = nullptr);

    QString name() const override;
    QString title() const override;
    QString iconName() const override;
    void refresh() override;
    bool isSettled() const override { return m_known && !m_asking; }
    ObjectEdits &edits() { return *m_edits; }
    void newSource();
    /// Shows its card, once the station tells of it.
    void showSource(const QString &name);
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take(const QList<SourceView> &sources);
    void askForSubscriptions(const QList<SourceView> &sources);
    void finishAsking();
    QList<WaitingSubscription> waitingAt(const QString &source) const;
    void confirm(const WaitingSubscription &subscription);
    void showDetails(int row);
    QWidget *makeBar();
    void connectEdits();
    const SourceView *current() const; ///< null: none is chosen
    void sendTest();

    Station &m_station;
    const TimeFormat &m_times;
    CardsPane *m_pane;
    ObjectEdits *m_edits;
    ObjectBar *m_actions;
    WaitingList *m_waitingList;
    QList<SourceView> m_sources;
    QList<WaitingSubscription> m_waiting; ///< at all sources
    bool m_asking = false;
    bool m_again = false; ///< something changed since it asked
    bool m_known = false;
};

} // namespace Signalbox
