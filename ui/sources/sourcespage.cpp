// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourcespage.h"

#include "ui/sources/sourceediting.h"
#include "ui/sources/testdialog.h"
#include "ui/sources/waitinglist.h"
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

constexpr int searchedHandshakes = 200; // refused ones, the newest

Look stateOf(const SourceView &view, bool waits)
{
    if (!view.source.enabled)
        return {SourcesPage::tr("Disabled"), u"ban"_s, Tone::Quiet};
    if (!view.problem.isEmpty())
        return {SourcesPage::tr("Cannot work"), u"octagon-x"_s, Tone::Bad};
    if (waits)
        return {SourcesPage::tr("Waits for your yes"), u"clock"_s, Tone::Warn};
    return {SourcesPage::tr("Listening"), u"circle-check"_s, Tone::Good};
}

} // namespace

SourcesPage::SourcesPage(Station &station, const TimeFormat &times, QWidget *parent)
    : Page(parent)
    , m_station(station)
    , m_times(times)
    , m_pane(new CardsPane(tr("Sources"), this))
    , m_edits(new ObjectEdits(station, ObjectKind::Source, this))
    , m_actions(new ObjectBar)
    , m_waitingList(new WaitingList(times))
{
    m_pane->empty()->setContent(u"inbox"_s, tr("No sources yet"),
                                tr("A source is an address that a vendor calls."),
                                tr("New source"));
    m_pane->setActions(m_actions);
    m_pane->setNotice(m_waitingList);
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
    connect(m_pane, &CardsPane::currentRowChanged, this, &SourcesPage::showDetails);
    connect(&station, &Station::statusChanged, this, refreshIfVisible);
    connect(&station, &Station::configurationChanged, this, refreshIfVisible);
    connectEdits();
}

QWidget *SourcesPage::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 10, 12, 10);
    layout->setSpacing(8);
    auto *heading = makeLabel(title(), "title", bar);
    heading->setMinimumHeight(30);
    auto *add = new QPushButton(tr("New source"), bar);
    add->setObjectName(u"newSource"_s);
    add->setProperty("primary", true);
    layout->addWidget(heading, 1);
    layout->addWidget(makeHistoryButtons(m_edits->history(), this));
    layout->addWidget(add);
    connect(add, &QPushButton::clicked, this, &SourcesPage::newSource);
    return bar;
}

void SourcesPage::connectEdits()
{
    auto *test = m_actions->addButton(tr("Send a test…"), u"testSource"_s);
    connect(test, &QPushButton::clicked, this, &SourcesPage::sendTest);
    connect(m_pane->empty(), &EmptyState::actionTriggered, this, &SourcesPage::newSource);
    connect(m_edits, &ObjectEdits::noticed, this, &Page::noticed);
    connect(m_edits, &ObjectEdits::changeNoticed, this, &Page::changeNoticed);
    connect(m_edits, &ObjectEdits::problemFound, this, &Page::problemFound);
    connect(m_edits, &ObjectEdits::saved, this, &SourcesPage::showSource);
    connect(m_waitingList, &WaitingList::confirmed, this, &SourcesPage::confirm);
    connect(m_actions, &ObjectBar::editWanted, this, [this] {
        if (const auto *view = current())
            editSource(*m_edits, view->source, this);
    });
    m_edits->serve(*m_actions, [this]() -> std::optional<ObjectEdits::Chosen> {
        const auto *view = current();
        if (!view)
            return {};
        return ObjectEdits::Chosen{view->source.config.name,
                                   [&station = m_station, config = view->source.config] {
                                       return restoreSource(station, config);
                                   }};
    });
}

const SourceView *SourcesPage::current() const
{
    const int row = m_pane->currentRow();
    return row >= 0 && row < m_sources.size() ? &m_sources[row] : nullptr;
}

void SourcesPage::newSource()
{
    makeSource(*m_edits, {}, this);
}

void SourcesPage::showSource(const QString &name)
{
    m_pane->choose(name);
    refresh();
}

void SourcesPage::sendTest()
{
    const auto *view = current();
    if (!view)
        return;
    auto *dialog = new TestDialog(m_station, view->source.config, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QString SourcesPage::name() const
{
    return u"sources"_s;
}

QString SourcesPage::title() const
{
    return tr("Sources");
}

QString SourcesPage::iconName() const
{
    return u"inbox"_s;
}

void SourcesPage::refresh()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    whenDone(this, m_station.sources(), [this](const Result<QList<SourceView>> &sources) {
        m_known = true;
        if (sources) {
            askForSubscriptions(*sources);
        } else {
            Q_EMIT problemFound(ErrorWords::sentence(sources.error()));
            finishAsking();
        }
    });
}

void SourcesPage::askForSubscriptions(const QList<SourceView> &sources)
{
    whenDone(this,
             m_station.rejections({{}, RejectionCause::HandshakeRefused, {}, searchedHandshakes}),
             [this, sources](const Result<RejectionPage> &page) {
                 if (page)
                     m_waiting = waitingSubscriptions(page->rejections);
                 else
                     Q_EMIT problemFound(ErrorWords::sentence(page.error()));
                 take(sources);
                 finishAsking();
             });
}

void SourcesPage::finishAsking()
{
    m_asking = false;
    if (std::exchange(m_again, false))
        refresh();
    Q_EMIT settled();
}

QList<WaitingSubscription> SourcesPage::waitingAt(const QString &source) const
{
    QList<WaitingSubscription> waiting;
    for (const auto &one : m_waiting) {
        if (one.source == source)
            waiting.append(one);
    }
    return waiting;
}

void SourcesPage::confirm(const WaitingSubscription &subscription)
{
    const auto *view = current();
    if (!view || view->source.config.name != subscription.source)
        return;
    m_waitingList->setAnswering(true);
    confirmSubscription(*m_edits, subscription, view->source,
                        [this, topic = subscription.topic](const Result<void> &done) {
                            m_waitingList->setAnswering(false);
                            if (done)
                                Q_EMIT noticed(
                                    tr("The subscription to %1 is confirmed.").arg(topic));
                            else
                                Q_EMIT problemFound(tr("The subscription is not confirmed. %1")
                                                        .arg(ErrorWords::sentence(done.error())));
                            refresh();
                        });
}

void SourcesPage::take(const QList<SourceView> &sources)
{
    m_sources = sources;
    QList<Card> cards;
    for (const auto &view : sources) {
        const auto figures = view.lastArrival
            ? tr("%1 accepted · %2")
                  .arg(formatCount(view.accepted), m_times.relative(*view.lastArrival))
            : tr("nothing since the start");
        cards.append({view.source.config.name, view.source.config.provider,
                      stateOf(view, !waitingAt(view.source.config.name).isEmpty()), figures});
    }
    m_pane->setCards(cards);
}

void SourcesPage::showDetails(int row)
{
    if (row < 0 || row >= m_sources.size())
        return;
    const auto &view = m_sources[row];
    const auto &config = view.source.config;
    QStringList secrets;
    for (const auto &secret : config.secrets)
        secrets.append(secret.text);
    const qint64 all = view.accepted + view.rejected;
    QList<Fact> facts{
        {tr("Provider"), config.provider},
        {tr("Last arrival"),
         view.lastArrival ? m_times.relative(*view.lastArrival) : tr("none since the start"), false,
         false, view.lastArrival ? m_times.exact(*view.lastArrival) : QString()},
        {tr("Accepted"), tr("%1 since the start").arg(formatCount(view.accepted))},
        {tr("Rejected"),
         all == 0
             ? tr("%1 since the start").arg(formatCount(view.rejected))
             : tr("%1 since the start (%2 %)")
                   .arg(formatCount(view.rejected))
                   .arg(QLocale().toString(100.0 * double(view.rejected) / double(all), 'f', 1))},
        {tr("Secrets"), secrets.isEmpty() ? tr("none") : secrets.join(u'\n'), true},
        {tr("Body limit"),
         config.maxBody > 0 ? formatBytes(config.maxBody) : tr("as the provider says")},
        {tr("Owner"), OwnerWords::sentence(view.source.owner)},
        {tr("Revision"),
         tr("%1, of %2").arg(view.source.revision).arg(m_times.exact(view.source.changedAt))},
    };
    if (view.warned > 0) {
        facts.insert(
            4,
            Fact{tr("Against the schema"),
                 tr("%1 since the start, taken with a warning").arg(formatCount(view.warned))});
    }
    if (view.openUntil)
        facts.append(
            {tr("Open for registration"), tr("until %1").arg(m_times.exact(*view.openUntil))});
    const auto waiting = waitingAt(config.name);
    m_waitingList->setWaiting(waiting);
    m_actions->setObject(view.source.owner, view.source.enabled);
    m_pane->setDetails({stateOf(view, !waiting.isEmpty()), tr("Address to give to the vendor"),
                        view.address, view.problem, facts});
}

void SourcesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

void SourcesPage::saveState(QSettings &settings) const
{
    settings.setValue("sources/split"_L1, m_pane->splitter()->saveState());
}

void SourcesPage::restoreState(const QSettings &settings)
{
    m_pane->splitter()->restoreState(settings.value("sources/split"_L1).toByteArray());
}

} // namespace Signalbox
