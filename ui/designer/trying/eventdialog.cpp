// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/trying/eventdialog.h"

#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype checkedCharacters = 256 * 1024; ///< a longer body is not checked while typing
}

EventDialog::EventDialog(const Event &event, QWidget *parent)
    : QDialog(parent)
    , m_event(event)
    , m_type(new QLineEdit(event.type, this))
    , m_body(new QPlainTextEdit(QString::fromUtf8(event.request.body), this))
    , m_note(makeLabel({}, "muted", this))
{
    setObjectName(u"eventDialog"_s);
    setWindowTitle(tr("Try with something else in it"));
    m_type->setObjectName(u"eventType"_s);
    m_body->setObjectName(u"eventBody"_s);
    m_body->setAccessibleName(tr("Body"));
    m_body->setFont(fixedFont());
    m_body->setTabChangesFocus(true);
    m_body->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_body->setMinimumSize(560, 280);
    m_note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *run = new QPushButton(tr("Try it"), this);
    run->setObjectName(u"eventTry"_s);
    run->setProperty("primary", true);
    buttons->addButton(run, QDialogButtonBox::AcceptRole);
    run->setDefault(true);
    auto *form = new QFormLayout;
    form->addRow(tr("Type"), m_type);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(
        tr("The stored event stays as it is, and nothing is sent: only the draft sees this one."),
        "muted", this));
    layout->addLayout(form);
    layout->addWidget(makeLabel(tr("Body"), "strong", this));
    layout->addWidget(m_body, 1);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    m_body->setFocus();
    connect(m_body, &QPlainTextEdit::textChanged, this, &EventDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void EventDialog::check()
{
    const auto text = m_body->toPlainText();
    if (text.size() > checkedCharacters)
        return m_note->clear();
    QJsonParseError error;
    QJsonDocument::fromJson(text.toUtf8(), &error);
    m_note->setText(error.error == QJsonParseError::NoError
                        ? tr("The body is JSON.")
                        : tr("The body is not JSON (at character %1): expressions see it as text.")
                              .arg(error.offset));
}

Event EventDialog::event() const
{
    auto event = m_event;
    event.type = m_type->text().trimmed();
    event.request.body = m_body->toPlainText().toUtf8();
    return event;
}

} // namespace Signalbox
