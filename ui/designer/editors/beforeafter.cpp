// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/beforeafter.h"

#include "ui/designer/editors/jsonindent.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"

#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int bodyHeight = 160;

bool looksLikeJson(QByteArrayView body)
{
    const auto text = body.trimmed();
    return text.startsWith('{') || text.startsWith('[');
}

} // namespace

BeforeAfter::BeforeAfter(QWidget *parent)
    : QWidget(parent)
    , m_side(new Choice({tr("After"), tr("Before")}, this))
    , m_text(new QPlainTextEdit(this))
    , m_note(makeLabel({}, "muted", this))
{
    m_side->setObjectName(u"sampleSide"_s);
    m_text->setObjectName(u"sampleBody"_s);
    m_text->setAccessibleName(tr("The sample's body"));
    m_text->setReadOnly(true);
    m_text->setFont(fixedFont());
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(bodyHeight);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_note->setObjectName(u"sampleBodyNote"_s);
    m_note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeLabel(tr("The sample's body"), "muted", this));
    layout->addWidget(m_side, 0, Qt::AlignLeft);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_note);
    connect(m_side, &Choice::chosen, this, &BeforeAfter::showSide);
    showSide();
}

void BeforeAfter::setReport(const NodeReport &report)
{
    m_report = report;
    showSide();
}

void BeforeAfter::showSide()
{
    const bool after = m_side->current() == After;
    const bool unchanged = m_report.after.isEmpty() && m_report.failure.isEmpty();
    const auto &body = after && !unchanged ? m_report.after : m_report.before;
    const bool cut = after && !unchanged ? m_report.afterCut : m_report.beforeCut;
    const auto text = QString::fromUtf8(looksLikeJson(body) ? indentedJson(body) : body);
    if (m_text->toPlainText() != text) {
        const int scrolled = m_text->verticalScrollBar()->value();
        m_text->setPlainText(text);
        m_text->verticalScrollBar()->setValue(scrolled);
    }
    QString note;
    if (after && !m_report.failure.isEmpty())
        note = m_report.failure;
    else if (cut)
        note = tr("Only the beginning is shown.");
    else if (after && unchanged && !m_report.before.isEmpty())
        note = tr("The body stays as it is.");
    else if (m_report.before.isEmpty())
        note = tr("Choose a sample event to see what becomes of it.");
    const char *role = after && !m_report.failure.isEmpty() ? "bad" : "muted";
    m_note->setProperty("role", QString::fromLatin1(role));
    style()->unpolish(m_note);
    style()->polish(m_note);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace Signalbox
