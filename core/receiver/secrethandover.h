// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httphandler.h"
#include "core/receiver/ingestcontext.h"
#include "core/receiver/intake.h"
#include "core/receiver/mailbox.h"

#include <unordered_map>

namespace Signalbox {

/// Has secrets that vendors delivered to one receiver thread kept, and answers once they are: from
/// then on the source verifies with them. Lives on that thread.
class SecretHandover final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretHandover)

public:
    /// \a context must outlive this object.
    explicit SecretHandover(IngestContext &context);
    ~SecretHandover() override;

    /// 503, and \a source open as it was, when the secret could not be kept.
    void add(const QString &source, Delivered delivered, HttpResponder responder);

private:
    struct Mail
    {
        quint64 number = 0;
        bool kept = false;
    };
    struct Sender
    {
        QString source;
        Timestamp openUntil{};
        HttpResponse response;
        HttpResponder responder;
    };

    void receive(const Mail &mail);

    IngestContext &m_context;
    std::shared_ptr<Mailbox<Mail>> m_mailbox;
    std::unordered_map<quint64, Sender> m_waiting;
    quint64 m_lastNumber = 0;
};

} // namespace Signalbox
