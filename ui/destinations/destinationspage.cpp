// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/destinations/destinationspage.h"

#include "ui/destinations/destinationediting.h"
#include "ui/widgets/cardspane.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/objectbar.h"
#include "ui/widgets/ownerwords.h"
#include "ui/widgets/whendone.h"

#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Look stateOf(const DestinationView &view)
{
    if (!view.destination.enabled)
        return {DestinationsPage::tr("Disabled"), u"ban"_s, Tone::Quiet};
    if (!view.problem.isEmpty())
        return {DestinationsPage::tr("Cannot work"), u"octagon-x"_s, Tone::Bad};
    if (view.dead > 0)
        return {DestinationsPage::tr("%n dead letter(s)", nullptr, int(view.dead)), u"octagon-x"_s,
                Tone::Bad};
    if (view.pending > 0)
        return {DestinationsPage::tr("%n waiting", nullptr, int(view.pending)), u"clock"_s,
                Tone::Accent};
    return {DestinationsPage::tr("Idle"), u"circle-check"_s, Tone::Good};
}

} // namespace

DestinationsPage::DestinationsPage(Station &station, const TimeFormat &times, QWidget *parent)
    : Page(parent)
    , m_station(station)
    , m_times(times)
    , m_pane(new CardsPane(tr("Destinations"), this))
    , m_edits(new ObjectEdits(station, ObjectKind::Destination, this))
    , m_actions(new ObjectBar)
{
    m_pane->empty()->setContent(
        u"send"_s, tr("No destinations yet"),
        tr("A destination is where events go, once a workflow leads to it."),
        tr("New destination"));
    m_pane->setActions(m_actions);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(makeHairline(this));
    layout->addWidget(m_pane, 1);
    leadFocus(*this, *m_pane);
    const auto refreshIfVisible = [this] {
        if (isVisible())
            refresh();
    };
    connect(m_pane, &CardsPane::currentRowChanged, this, &DestinationsPage::showDetails);
    connect(&station, &Station::statusChanged, this, refreshIfVisible);
    connect(&station, &Station::configurationChanged, this, refreshIfVisible);
    connectEdits();
}

QWidget *DestinationsPage::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 10, 12, 10);
    layout->setSpacing(8);
    auto *heading = makeLabel(title(), "title", bar);
    heading->setMinimumHeight(30);
    auto *add = new QPushButton(tr("New destination"), bar);
    add->setObjectName(u"newDestination"_s);
    add->setProperty("primary", true);
    layout->addWidget(heading, 1);
    layout->addWidget(makeHistoryButtons(m_edits->history(), this));
    layout->addWidget(add);
    connect(add, &QPushButton::clicked, this, &DestinationsPage::newDestination);
    return bar;
}

void DestinationsPage::connectEdits()
{
    connect(m_pane->empty(), &EmptyState::actionTriggered, this, &DestinationsPage::newDestination);
    connect(m_edits, &ObjectEdits::noticed, this, &Page::noticed);
    connect(m_edits, &ObjectEdits::changeNoticed, this, &Page::changeNoticed);
    connect(m_edits, &ObjectEdits::problemFound, this, &Page::problemFound);
    connect(m_edits, &ObjectEdits::saved, this, &DestinationsPage::showDestination);
    connect(m_actions, &ObjectBar::editWanted, this, [this] {
        if (const auto *view = current())
            editDestination(*m_edits, view->destination, this);
    });
    m_edits->serve(*m_actions, [this]() -> std::optional<ObjectEdits::Chosen> {
        const auto *view = current();
        if (!view)
            return {};
        return ObjectEdits::Chosen{view->destination.config.name,
                                   [&station = m_station, config = view->destination.config] {
                                       return restoreDestination(station, config);
                                   }};
    });
}

const DestinationView *DestinationsPage::current() const
{
    const int row = m_pane->currentRow();
    return row >= 0 && row < m_destinations.size() ? &m_destinations[row] : nullptr;
}

void DestinationsPage::newDestination()
{
    makeDestination(*m_edits, {}, this);
}

void DestinationsPage::showDestination(const QString &name)
{
    m_pane->choose(name);
    refresh();
}

QString DestinationsPage::name() const
{
    return u"destinations"_s;
}

QString DestinationsPage::title() const
{
    return tr("Destinations");
}

QString DestinationsPage::iconName() const
{
    return u"send"_s;
}

void DestinationsPage::refresh()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    whenDone(this, m_station.destinations(),
             [this](const Result<QList<DestinationView>> &destinations) {
                 m_asking = false;
                 m_known = true;
                 if (destinations)
                     take(*destinations);
                 else
                     Q_EMIT problemFound(ErrorWords::sentence(destinations.error()));
                 if (std::exchange(m_again, false))
                     refresh();
                 Q_EMIT settled();
             });
}

void DestinationsPage::take(const QList<DestinationView> &destinations)
{
    m_destinations = destinations;
    QList<Card> cards;
    for (const auto &view : destinations)
        cards.append({view.destination.config.name, view.destination.config.url, stateOf(view),
                      tr("%1 delivered").arg(formatCount(view.succeeded))});
    m_pane->setCards(cards);
}

void DestinationsPage::showDetails(int row)
{
    if (row < 0 || row >= m_destinations.size())
        return;
    const auto &view = m_destinations[row];
    const auto &config = view.destination.config;
    const auto &retry = config.retry;
    QList<Fact> facts{
        {tr("Last success"),
         view.lastSuccess ? m_times.relative(*view.lastSuccess) : tr("none since the start"), false,
         false, view.lastSuccess ? m_times.exact(*view.lastSuccess) : QString()},
        {tr("Delivered"), tr("%1 since the start").arg(formatCount(view.succeeded))},
        {tr("Failed attempts"), tr("%1 since the start").arg(formatCount(view.failedAttempts))},
        {tr("Waiting"), formatCount(view.pending)},
        {tr("Dead letters"), formatCount(view.dead)},
        {tr("Signed"), config.secret ? tr("yes, with %1").arg(config.secret->text) : tr("no")},
        {tr("Retries"),
         tr("up to %n attempt(s), first after %1, then %2 times as long each, at most %3", nullptr,
            retry.maxAttempts)
             .arg(formatDuration(retry.initial), QLocale().toString(retry.factor, 'g', 3),
                  formatDuration(retry.maxInterval))},
        {tr("Retried answers"), formatStatusRanges(retry.retryOn)},
        {tr("Timeout"), formatDuration(config.timeout)},
        {tr("At the same time"), tr("%n attempt(s)", nullptr, config.concurrency)},
        {tr("Order"), config.serial ? tr("one after another for each order key") : tr("any")},
        {tr("Owner"), OwnerWords::sentence(view.destination.owner)},
        {tr("Revision"),
         tr("%1, of %2")
             .arg(view.destination.revision)
             .arg(m_times.exact(view.destination.changedAt))},
    };
    m_actions->setObject(view.destination.owner, view.destination.enabled);
    m_pane->setDetails(
        {stateOf(view), tr("Address that events are sent to"), config.url, view.problem, facts});
}

void DestinationsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

void DestinationsPage::saveState(QSettings &settings) const
{
    settings.setValue("destinations/split"_L1, m_pane->splitter()->saveState());
}

void DestinationsPage::restoreState(const QSettings &settings)
{
    m_pane->splitter()->restoreState(settings.value("destinations/split"_L1).toByteArray());
}

} // namespace Signalbox
