// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/jsoneditor.h"

#include "core/domain/nodejson.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"

#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Stands in for the id, which is not edited here.
const auto anyId = u"node"_s;

QByteArray textOf(const NodeBody &body)
{
    auto json = toJson(Node{anyId, body});
    json.remove("id"_L1);
    return QJsonDocument(json).toJson();
}

} // namespace

JsonEditor::JsonEditor(QWidget *parent)
    : NodeEditor(parent)
    , m_text(new QPlainTextEdit(this))
    , m_problem(makeLabel({}, "bad", this))
{
    m_text->setObjectName(u"nodeJson"_s);
    m_text->setAccessibleName(tr("The node as JSON"));
    m_text->setFont(fixedFont());
    m_text->setTabChangesFocus(true);
    m_problem->setWordWrap(true);
    column()->addWidget(makeLabel(tr("The node as JSON"), "muted", this));
    column()->addWidget(m_text, 1);
    column()->addWidget(m_problem);
    leadFocus(*this, *m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &JsonEditor::take);
}

void JsonEditor::setBody(const NodeBody &body)
{
    if (body == m_body)
        return;
    m_body = body;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(QString::fromUtf8(textOf(body)));
    m_problem->clear();
}

void JsonEditor::take()
{
    QJsonParseError error;
    auto json = QJsonDocument::fromJson(m_text->toPlainText().toUtf8(), &error).object();
    if (error.error != QJsonParseError::NoError) {
        m_problem->setText(
            tr("This is not JSON at character %1: %2").arg(error.offset).arg(error.errorString()));
        return;
    }
    json.insert("id"_L1, anyId);
    const auto node = nodeFromJson(json, {});
    if (!node) {
        m_problem->setText(node.error().detail);
        return;
    }
    if (node->body.index() != m_body.index()) {
        m_problem->setText(tr("The kind of a node stays what it is."));
        return;
    }
    m_problem->clear();
    m_body = node->body;
    Q_EMIT edited(m_body, u"json"_s);
}

} // namespace Signalbox
