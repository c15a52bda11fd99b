// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/rejectionview.h"

#include "core/domain/approval.h"
#include "ui/inspector/bodytext.h"
#include "ui/inspector/eventfacts.h"
#include "ui/inspector/headerstab.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/diagnosiswords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/rejectionwords.h"
#include "ui/widgets/whendone.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QPlainTextEdit *makeBodyText()
{
    auto *text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setFont(fixedFont());
    text->setFrameShape(QFrame::NoFrame);
    text->setTabChangesFocus(true);
    return text;
}

} // namespace

RejectionView::RejectionView(Station &station, const TimeFormat &times, QWidget *parent)
    : QWidget(parent)
    , m_station(station)
    , m_times(times)
    , m_heading(makeLabel({}, "heading", this))
    , m_chip(new ChipLabel(this))
    , m_admit(new QPushButton(tr("Admit"), this))
    , m_sentence(new QLabel(this))
    , m_diagnosis(makeLabel({}, "strong", this))
    , m_fix(new QLabel(this))
    , m_facts(new FactsView)
    , m_headers(new HeadersTab)
    , m_body(makeBodyText())
    , m_known(makeBodyText())
    , m_tabs(new QTabWidget(this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setObjectName(u"rejectionSentence"_s);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (auto *label : {m_diagnosis, m_fix}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->hide();
    }
    m_diagnosis->setObjectName(u"rejectionDiagnosis"_s);
    m_fix->setObjectName(u"rejectionFix"_s);
    m_admit->setObjectName(u"admitRejection"_s);
    m_admit->hide();
    connect(m_admit, &QPushButton::clicked, this, &RejectionView::admit);
    m_body->setAccessibleName(tr("The kept part of the body"));
    m_known->setAccessibleName(tr("The body of the known event"));
    m_known->setObjectName(u"knownBody"_s);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_facts->setContentsMargins(12, 12, 12, 12);
    auto *holder = new QWidget;
    auto *held = new QVBoxLayout(holder);
    held->addWidget(m_facts);
    held->addStretch();
    scroll->setWidget(holder);
    m_tabs->setDocumentMode(true);
    m_tabs->setObjectName(u"rejectionTabs"_s);
    m_tabs->addTab(scroll, tr("Overview"));
    m_tabs->addTab(m_headers, tr("Headers"));
    m_tabs->addTab(m_body, tr("Body"));
    m_tabs->addTab(m_known, tr("Body of the known event"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_chip);
    top->addWidget(m_admit);
    auto *header = new QVBoxLayout;
    header->setContentsMargins(12, 10, 12, 8);
    header->setSpacing(8);
    header->addLayout(top);
    header->addWidget(m_sentence);
    header->addWidget(m_diagnosis);
    header->addWidget(m_fix);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_tabs, 1);
}

void RejectionView::setRejection(const Rejection &rejection)
{
    take(rejection);
    m_admit->hide(); // until the body is known
    m_diagnosis->hide();
    m_fix->hide();
    const auto generation = ++m_generation;
    m_open = 1;
    askForKnown(rejection.event);
    whenDone(this, m_station.rejection(rejection.id),
             [this, generation](const Result<Rejection> &answer) {
                 if (generation != m_generation)
                     return;
                 if (answer) {
                     take(*answer);
                     askForDiagnosis();
                     return;
                 }
                 Q_EMIT failed(ErrorWords::sentence(answer.error()));
                 answered();
             });
}

void RejectionView::askForKnown(const std::optional<EventId> &event)
{
    m_tabs->setTabVisible(m_tabs->indexOf(m_known), event.has_value());
    m_known->clear();
    if (!event)
        return;
    ++m_open;
    whenDone(this, m_station.eventBody(*event),
             [this, generation = m_generation](const Result<QByteArray> &answer) {
                 if (generation != m_generation)
                     return;
                 m_known->setPlainText(answer ? rawText(*answer)
                                              : ErrorWords::sentence(answer.error()));
                 answered();
             });
}

void RejectionView::answered()
{
    if (--m_open == 0)
        Q_EMIT settled();
}

void RejectionView::askForDiagnosis()
{
    const auto generation = m_generation;
    whenDone(this, m_station.diagnose(m_shown),
             [this, generation](const Result<Diagnosis> &answer) {
                 if (generation != m_generation)
                     return;
                 if (answer) // else it was refused for something else, or its source is gone
                     showDiagnosis(*answer);
                 answered();
             });
}

void RejectionView::showDiagnosis(const Diagnosis &diagnosis)
{
    m_diagnosis->setText(DiagnosisWords::sentence(diagnosis));
    m_fix->setText(DiagnosisWords::fix(diagnosis));
    m_diagnosis->setVisible(true);
    m_fix->setVisible(!m_fix->text().isEmpty());
    m_facts->setFacts(m_shownFacts + EventFacts::of(diagnosis));
}

void RejectionView::take(const Rejection &rejection)
{
    m_shown = rejection.id;
    m_admit->setVisible(obstacleToAdmission(rejection).isEmpty());
    m_admit->setEnabled(true);
    m_asks = awaitsApproval(rejection);
    m_admit->setText(m_asks ? tr("Confirm") : tr("Admit"));
    m_admit->setToolTip(m_asks ? tr("Tell the vendor that the subscription is meant")
                               : tr("Take this in as an event after all"));
    m_heading->setText(rejection.source.isEmpty() ? tr("Refused request")
                                                  : tr("Refused at %1").arg(rejection.source));
    m_chip->setLook(RejectionWords::look(rejection));
    m_sentence->setText(RejectionWords::sentence(rejection));
    m_shownFacts = EventFacts::of(rejection, m_times);
    m_facts->setFacts(m_shownFacts);
    m_headers->setHeaders(rejection.request.headers);
    m_body->setPlainText(rawText(rejection.request.body));
}

void RejectionView::admit()
{
    m_admit->setEnabled(false);
    const bool confirms = m_asks;
    const auto generation = m_generation;
    whenDone(this, m_station.admitRejection(m_shown),
             [this, generation, confirms](const Result<QList<AdmittedEvent>> &answer) {
                 if (answer && answer->isEmpty())
                     Q_EMIT noticed(tr("Confirmed with the sender."));
                 else if (answer)
                     Q_EMIT noticed(
                         tr("Admitted: %n event(s) taken in.", nullptr, int(answer->size())));
                 else
                     Q_EMIT failed((confirms ? tr("The subscription is not confirmed. %1")
                                             : tr("The request could not be admitted. %1"))
                                       .arg(ErrorWords::sentence(answer.error())));
                 if (generation == m_generation) {
                     m_admit->setVisible(!answer);
                     m_admit->setEnabled(true);
                 }
             });
}

} // namespace Signalbox
