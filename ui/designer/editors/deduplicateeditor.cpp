// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/deduplicateeditor.h"

#include "ui/widgets/focuslead.h"

#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

DeduplicateEditor::DeduplicateEditor(QWidget *parent)
    : BodyEditor(parent)
    , m_key(addExpression(
          u"deduplicate.key"_s, u"nodeDeduplicateKey"_s, tr("Events are the same when this is"),
          tr("An expression; an event for which it gives nothing passes"), &DeduplicateNode::key))
    , m_window(addDuration(u"deduplicate.window"_s, u"nodeDeduplicateWindow"_s,
                           tr("A key is known for"), tr("30 s, 1 h; at most 366 days"),
                           &DeduplicateNode::window))
{
    m_key->setPlaceholderText(u"body.invoice"_s);
    column()->addStretch(1);
    leadFocus(*this, *m_key);
}

void DeduplicateEditor::showBody(const DeduplicateNode &body)
{
    m_key->setExpression(body.key);
    m_window->setValue(body.window.count());
}

} // namespace Signalbox
