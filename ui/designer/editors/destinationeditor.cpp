// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/destinationeditor.h"

#include "ui/designer/editors/fieldbox.h"
#include "ui/widgets/focuslead.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

DestinationEditor::DestinationEditor(const QStringList &known, QWidget *parent)
    : NodeEditor(parent)
    , m_known(known)
    , m_name(new QComboBox(this))
    , m_edit(new QPushButton(tr("Edit…"), this))
{
    m_name->setObjectName(u"nodeDestination"_s);
    m_name->setAccessibleName(tr("Destination"));
    m_name->addItems(known);
    m_name->setPlaceholderText(known.isEmpty() ? tr("There are no destinations yet")
                                               : tr("Choose a destination"));
    addField(u"destination"_s, tr("Deliver to"), m_name);
    auto *make = new QPushButton(tr("New destination…"), this);
    make->setObjectName(u"makeNodeDestination"_s);
    m_edit->setObjectName(u"editNodeDestination"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(make);
    buttons->addWidget(m_edit);
    buttons->addStretch(1);
    column()->addLayout(buttons);
    column()->addStretch(1);
    connect(make, &QPushButton::clicked, this, [this] { Q_EMIT objectWanted({}); });
    connect(m_edit, &QPushButton::clicked, this,
            [this] { Q_EMIT objectWanted(m_name->currentText()); });
    leadFocus(*this, *m_name);
    connect(m_name, &QComboBox::currentTextChanged, this, [this](const QString &name) {
        updateEdit();
        if (!name.isEmpty())
            Q_EMIT edited(DestinationNode{name}, u"destination"_s);
    });
}

void DestinationEditor::setBody(const NodeBody &body)
{
    const auto &name = std::get<DestinationNode>(body).destination;
    const QSignalBlocker quiet(m_name);
    if (!name.isEmpty() && m_name->findText(name) < 0)
        m_name->addItem(name);
    m_name->setCurrentIndex(m_name->findText(name));
    updateEdit();
}

void DestinationEditor::updateEdit()
{
    m_edit->setEnabled(m_known.contains(m_name->currentText()));
}

} // namespace Signalbox
