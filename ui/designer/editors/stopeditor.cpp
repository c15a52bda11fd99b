// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/stopeditor.h"

#include "ui/designer/editors/fieldbox.h"
#include "ui/widgets/focuslead.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

StopEditor::StopEditor(QWidget *parent)
    : NodeEditor(parent)
    , m_reason(new QLineEdit(this))
{
    m_reason->setObjectName(u"nodeReason"_s);
    m_reason->setAccessibleName(tr("Reason"));
    addField(u"stop"_s, tr("Why events end here, for the trace"), m_reason);
    column()->addStretch(1);
    leadFocus(*this, *m_reason);
    connect(m_reason, &QLineEdit::textEdited, this,
            [this](const QString &text) { Q_EMIT edited(StopNode{text}, u"stop"_s); });
}

void StopEditor::setBody(const NodeBody &body)
{
    const auto &reason = std::get<StopNode>(body).reason;
    if (m_reason->text() != reason)
        m_reason->setText(reason);
}

} // namespace Signalbox
