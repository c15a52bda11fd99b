// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/shell/page.h"
#include "ui/widgets/timeformat.h"

namespace Signalbox {

class CardsPane;
class ObjectBar;
class ObjectEdits;

/// The destinations, each with its queue, its dead letters and how it retries.
class DestinationsPage final : public Page
{
    Q_OBJECT

public:
    /// Neither is owned; both must outlive this page.
    DestinationsPage(Station &station, const TimeFormat &times, QWidget *parent = nullptr);

    QString name() const override;
    QString title() const override;
    QString iconName() const override;
    void refresh() override;
    bool isSettled() const override { return m_known && !m_asking; }
    ObjectEdits &edits() { return *m_edits; }
    void newDestination();
    /// Shows its card, once the station tells of it.
    void showDestination(const QString &name);
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take(const QList<DestinationView> &destinations);
    void showDetails(int row);
    QWidget *makeBar();
    void connectEdits();
    const DestinationView *current() const; ///< null: none is chosen

    Station &m_station;
    const TimeFormat &m_times;
    CardsPane *m_pane;
    ObjectEdits *m_edits;
    ObjectBar *m_actions;
    QList<DestinationView> m_destinations;
    bool m_asking = false;
    bool m_again = false; ///< something changed since it asked
    bool m_known = false;
};

} // namespace Signalbox
