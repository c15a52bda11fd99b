// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/testdialog.h"

#include "ui/widgets/chips.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/format.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/whendone.h"

#include <QDialogButtonBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownAnswer = 400; ///< characters

} // namespace

TestDialog::TestDialog(Station &station, const SourceConfig &source, QWidget *parent)
    : QDialog(parent)
    , m_station(station)
    , m_source(source)
    , m_type(new QLineEdit)
    , m_body(new QPlainTextEdit)
    , m_state(new ChipLabel(this))
    , m_answer(makeLabel({}, "muted", this))
    , m_send(new QPushButton(tr("Send"), this))
{
    setObjectName(u"testDialog"_s);
    setWindowTitle(tr("Send a test request to %1").arg(source.name));
    m_type->setObjectName(u"testType"_s);
    m_body->setObjectName(u"testBody"_s);
    m_body->setFont(fixedFont());
    m_body->setTabChangesFocus(true);
    m_body->setMinimumHeight(200);
    m_state->setObjectName(u"testState"_s);
    m_state->hide();
    m_answer->setObjectName(u"testAnswer"_s);
    m_answer->setWordWrap(true);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_send->setObjectName(u"sendTest"_s);
    m_send->setProperty("primary", true);
    m_send->setDefault(true);
    auto *words = makeLabel(tr("It is signed as the vendor would, with the source's secret, and "
                               "comes in like any other: workflows run, destinations get it."),
                            "muted", this);
    words->setWordWrap(true);
    auto *column = new FormColumn(this);
    column->add(u"type"_s, tr("Event type, where the vendor has it in a header"), m_type);
    column->add(u"body"_s, tr("Body"), m_body);
    auto *answer = new QHBoxLayout;
    answer->setSpacing(8);
    answer->addWidget(m_state, 0, Qt::AlignTop);
    answer->addWidget(m_answer, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_send, QDialogButtonBox::ApplyRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(words);
    layout->addWidget(column, 1);
    layout->addLayout(answer);
    layout->addWidget(buttons);
    resize(560, 520);
    connect(m_send, &QPushButton::clicked, this, &TestDialog::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    whenDone(this, station.providers(), [this](const Result<QList<ProviderView>> &providers) {
        if (providers && m_body->document()->isEmpty())
            takeSample(*providers);
    });
    m_body->setFocus();
}

void TestDialog::setBody(const QByteArray &body)
{
    QJsonParseError error{};
    const auto json = QJsonDocument::fromJson(body, &error);
    m_body->setPlainText(QString::fromUtf8(
        error.error == QJsonParseError::NoError ? json.toJson(QJsonDocument::Indented) : body));
}

void TestDialog::setSample(const QString &type, const QByteArray &body)
{
    m_type->setText(type);
    setBody(body);
}

void TestDialog::takeSample(const QList<ProviderView> &providers)
{
    const auto provider = std::ranges::find(providers, m_source.provider, &ProviderView::name);
    const bool known = provider != providers.end() && !provider->sample.isEmpty();
    setBody(known ? provider->sample : R"({"hello": "world"})"_ba);
}

void TestDialog::send()
{
    TestRequest request;
    request.source = m_source.name;
    request.body = m_body->toPlainText().toUtf8();
    request.type = m_type->text().trimmed();
    m_send->setEnabled(false);
    whenDone(this, m_station.sendTest(request), [this](const Result<TestAnswer> &answer) {
        m_send->setEnabled(true);
        take(answer);
    });
}

void TestDialog::take(const Result<TestAnswer> &answer)
{
    m_state->show();
    if (!answer) {
        m_state->setLook({tr("Not sent"), u"octagon-x"_s, Tone::Bad});
        m_answer->setText(ErrorWords::sentence(answer.error()));
        return;
    }
    m_state->setLook(answer->accepted()
                         ? Look{tr("Accepted, %1").arg(answer->status), u"circle-check"_s, Tone::Good}
                         : Look{tr("Refused, %1").arg(answer->status), u"octagon-x"_s, Tone::Bad});
    m_answer->setText(QString::fromUtf8(answer->body).left(shownAnswer));
}

} // namespace Signalbox
