// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/replaydialog.h"

#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QLabel *makeExplanation(const QString &text, QWidget *parent)
{
    auto *label = makeLabel(text, "muted", parent);
    label->setWordWrap(true);
    label->setContentsMargins(24, 0, 0, 8);
    return label;
}

} // namespace

ReplayDialog::ReplayDialog(const EventId &event, const QStringList &before,
                           const QStringList &others, QWidget *parent)
    : QDialog(parent)
    , m_event(event)
    , m_before(before)
    , m_same(new QRadioButton(tr("As a &repetition"), this))
    , m_asNew(new QRadioButton(tr("As &new"), this))
{
    setObjectName(u"replayDialog"_s);
    setWindowTitle(tr("Replay event"));
    m_same->setObjectName(u"replaySame"_s);
    m_asNew->setObjectName(u"replayAsNew"_s);
    m_same->setChecked(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(6);
    layout->addWidget(makeLabel(tr("Send this event again"), "heading", this));
    layout->addSpacing(6);
    layout->addWidget(m_same);
    layout->addWidget(makeExplanation(
        tr("Keeps its webhook-id and adds the header webhook-replay. A receiver that deduplicates "
           "recognises the event and does nothing twice."),
        this));
    layout->addWidget(m_asNew);
    layout->addWidget(makeExplanation(
        tr("Takes a new webhook-id. A receiver that deduplicates acts on it once more, as on an "
           "event that it has never seen."),
        this));
    if (!before.isEmpty() || !others.isEmpty())
        layout->addWidget(makeLabel(tr("To"), "strong", this));
    addDestinations(layout, before, true);
    addDestinations(layout, others, false);
    layout->addSpacing(8);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_replay = new QPushButton(tr("Replay"), this);
    m_replay->setObjectName(u"replayAccept"_s);
    m_replay->setProperty("primary", true);
    m_replay->setDefault(true);
    buttons->addButton(m_replay, QDialogButtonBox::AcceptRole);
    layout->addWidget(buttons);
    setMinimumWidth(460);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateButton();
}

void ReplayDialog::addDestinations(QVBoxLayout *layout, const QStringList &names, bool ticked)
{
    for (const auto &name : names) {
        auto *box = new QCheckBox(QString(name).replace(u'&', u"&&"_s), this);
        box->setObjectName(u"replayTo_"_s + name);
        box->setProperty("destination", name);
        box->setChecked(ticked);
        connect(box, &QCheckBox::toggled, this, &ReplayDialog::updateButton);
        m_destinations.append(box);
        layout->addWidget(box);
    }
}

void ReplayDialog::updateButton()
{
    m_replay->setEnabled(std::ranges::any_of(m_destinations, &QCheckBox::isChecked));
}

ReplayRequest ReplayDialog::request() const
{
    QStringList chosen;
    for (const auto *box : m_destinations) {
        if (box->isChecked())
            chosen.append(box->property("destination").toString());
    }
    if (chosen == m_before)
        chosen.clear();
    return {m_event, chosen, m_asNew->isChecked()};
}

} // namespace Signalbox
