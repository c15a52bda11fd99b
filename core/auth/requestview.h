// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/formfields.h"
#include "core/expression/document.h"
#include "core/support/clock.h"
#include "core/support/headerblock.h"

#include <QStringList>

namespace Signalbox {

/// A request as received, for as long as its check lasts. Refers to what it is made from. What has
/// to be parsed is parsed at first use and kept, for the check and for what comes after it.
/// Belongs to one thread.
class RequestView final
{
    Q_DISABLE_COPY_MOVE(RequestView)

public:
    RequestView(QByteArrayView method, QByteArrayView target, const HeaderBlock &headers,
                QByteArrayView body, Timestamp now = {})
        : method(method)
        , target(target)
        , headers(headers)
        , body(body)
        , now(now)
    {
    }

    const QByteArrayView method;
    const QByteArrayView target; ///< raw
    const HeaderBlock &headers;
    const QByteArrayView body; ///< raw
    const Timestamp now; ///< when it is checked
    bool secure = false; ///< came over TLS, as far as we or a trusted proxy know
    QStringList certificateNames; ///< of a client certificate that the listener trusts
    QString certificateProblem; ///< why it does not trust the one that was shown

    /// The body, whatever its content type; null when it is not JSON that Document takes.
    const Document *json() const;
    /// Of a body that says it is application/x-www-form-urlencoded; else none.
    const FormFields &form() const;
    const FormFields &query() const;
    /// There may be more than maxFormFields: none of them is read then, so that what covers fields
    /// would cover nothing.
    bool hasTooManyFields() const;

    QByteArrayView path() const; ///< the target up to '?', raw
    QByteArrayView rawQuery() const; ///< what follows '?', raw; empty without one

private:
    mutable bool m_jsonRead = false;
    mutable std::optional<Document> m_json;
    mutable std::optional<FormFields> m_form;
    mutable std::optional<FormFields> m_query;
};

} // namespace Signalbox
