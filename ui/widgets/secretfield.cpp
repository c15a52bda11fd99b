// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secretfield.h"

#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <array>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int newSecretWords = 6; ///< of 32 bits

} // namespace

SecretField::SecretField(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_look(makeIconButton(u"eye"_s, tr("Show what is typed"), this))
    , m_forget(makeIconButton(u"trash-2"_s, tr("Take away the secret that is kept"), this))
    , m_new(new QPushButton(tr("Make one up"), this))
{
    m_text->setEchoMode(QLineEdit::Password);
    m_text->setObjectName(u"secretText"_s);
    m_look->setCheckable(true);
    m_look->setObjectName(u"lookAtSecret"_s);
    m_forget->setObjectName(u"forgetSecret"_s);
    m_new->setObjectName(u"newSecret"_s);
    m_new->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_look);
    layout->addWidget(m_forget);
    layout->addWidget(m_new);
    leadFocus(*this, *m_text);
    connect(m_look, &QToolButton::toggled, this, [this](bool shown) {
        m_text->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    connect(m_forget, &QToolButton::clicked, this, [this] {
        m_forgotten = true;
        updateHint();
        Q_EMIT edited();
    });
    connect(m_new, &QPushButton::clicked, this, &SecretField::makeNew);
    connect(m_text, &QLineEdit::textChanged, this, &SecretField::edited);
    updateHint();
}

void SecretField::setKept(const QStringList &references)
{
    m_kept = references;
    m_forgotten = false;
    updateHint();
}

bool SecretField::isChanged() const
{
    return !m_text->text().isEmpty() || m_forgotten;
}

std::optional<SecretReference> SecretField::reference() const
{
    static const QRegularExpression places(uR"(^(\$\{[A-Za-z_][A-Za-z0-9_]*\}|file:/.+)$)"_s);
    const auto text = m_text->text().trimmed();
    if (!places.match(text).hasMatch())
        return {};
    return SecretReference{text};
}

QByteArray SecretField::value() const
{
    return reference() ? QByteArray() : m_text->text().toUtf8();
}

void SecretField::offerNew(const QString &prefix)
{
    m_prefix = prefix;
    m_new->show();
}

void SecretField::makeNew()
{
    std::array<quint32, newSecretWords> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof words);
    m_text->setText(m_prefix + QString::fromLatin1(bytes.toBase64()));
    m_look->setChecked(true);
    m_text->setFocus();
    m_text->selectAll();
}

void SecretField::updateHint()
{
    const bool kept = !m_kept.isEmpty() && !m_forgotten;
    m_forget->setVisible(kept);
    m_text->setPlaceholderText(kept ? tr("Kept (%1). Type to replace it.").arg(m_kept.join(u", "_s))
                                    : tr("The secret, ${VARIABLE} or file:/path"));
}

} // namespace Signalbox
