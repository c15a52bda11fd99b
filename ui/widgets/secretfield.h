// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sourcesecret.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace Signalbox {

/// Where a secret is typed, or said where it is to be found. What is typed is hidden unless one
/// looks; what a station keeps is never shown.
class SecretField final : public QWidget
{
    Q_OBJECT

public:
    explicit SecretField(QWidget *parent = nullptr);

    /// Keeps these unless something is typed. Empty: there is none yet.
    void setKept(const QStringList &references);
    /// Something was typed, or what was kept was taken away.
    bool isChanged() const;
    /// The text when it says where the secret is: ${NAME} or file:/path.
    std::optional<SecretReference> reference() const;
    /// The secret itself; empty when nothing or a reference was typed.
    QByteArray value() const;
    /// Offers to make one up that has \a prefix.
    void offerNew(const QString &prefix);
    QLineEdit *lineEdit() const { return m_text; }

Q_SIGNALS:
    void edited();

private:
    void makeNew();
    void updateHint();

    QLineEdit *m_text;
    QToolButton *m_look;
    QToolButton *m_forget;
    QPushButton *m_new;
    QStringList m_kept;
    QString m_prefix;
    bool m_forgotten = false;
};

} // namespace Signalbox
