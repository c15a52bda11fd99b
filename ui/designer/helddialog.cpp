// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/helddialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int consequenceIndent = 24; // below a radio button's text
constexpr int heldDialogWidth = 460;

QLabel *makeConsequence(const QString &text, QRadioButton *choice, QWidget *parent)
{
    auto *label = makeLabel(text, "muted", parent);
    label->setWordWrap(true);
    label->setContentsMargins(consequenceIndent, 0, 0, 8);
    choice->setAccessibleDescription(text);
    return label;
}

} // namespace

HeldDialog::HeldDialog(const QString &workflow, qint64 held, QWidget *parent)
    : QDialog(parent)
    , m_release(new QRadioButton(tr("&Let them go on now"), this))
    , m_discard(new QRadioButton(tr("&End them"), this))
{
    setObjectName(u"heldDialog"_s);
    setWindowTitle(tr("Delete workflow %1").arg(workflow));
    m_release->setObjectName(u"heldRelease"_s);
    m_discard->setObjectName(u"heldDiscard"_s);
    m_release->setChecked(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(6);
    auto *heading = makeLabel(tr("Nodes of %1 hold %n event(s)", nullptr, int(held)).arg(workflow),
                              "heading", this);
    heading->setObjectName(u"heldCount"_s);
    layout->addWidget(heading);
    layout->addSpacing(6);
    layout->addWidget(m_release);
    layout->addWidget(makeConsequence(
        tr("Each leaves its node at once and goes through the nodes behind it, as if its time had "
           "come. Destinations get them now."),
        m_release, this));
    layout->addWidget(m_discard);
    layout->addWidget(makeConsequence(
        tr("Each ends where it is, and its trace says so. They stay in the store and can be "
           "replayed."),
        m_discard, this));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *yes = new QPushButton(tr("Delete"), this);
    yes->setObjectName(u"heldAccept"_s);
    yes->setAutoDefault(false);
    buttons->addButton(yes, QDialogButtonBox::AcceptRole);
    auto *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    setMinimumWidth(heldDialogWidth);
    m_release->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

HeldChoice HeldDialog::choice() const
{
    return m_discard->isChecked() ? HeldChoice::Discard : HeldChoice::Release;
}

} // namespace Signalbox
