// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/destinationeditor.h"

#include "ui/designer/editors/fieldbox.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

DestinationEditor::DestinationEditor(const QStringList &known, QWidget *parent)
    : NodeEditor(parent)
    , m_name(new QComboBox(this))
{
    m_name->setObjectName(u"nodeDestination"_s);
    m_name->setAccessibleName(tr("Destination"));
    m_name->addItems(known);
    m_name->setPlaceholderText(known.isEmpty() ? tr("There are no destinations yet")
                                               : tr("Choose a destination"));
    addField(u"destination"_s, tr("Deliver to"), m_name);
    column()->addStretch(1);
    setFocusProxy(m_name);
    connect(m_name, &QComboBox::currentTextChanged, this, [this](const QString &name) {
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
}

} // namespace Signalbox
