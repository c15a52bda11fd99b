// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rejection.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class tst_RejectionCauses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Stores hold the numbers, scripts the names: neither may change.
    void numbersAndNamesStay()
    {
        const QStringList names{u"malformed"_s,          u"too_large"_s,
                                u"deadline_missed"_s,    u"unknown_source"_s,
                                u"source_disabled"_s,    u"method_not_allowed"_s,
                                u"signature_missing"_s,  u"signature_malformed"_s,
                                u"signature_mismatch"_s, u"secret_missing"_s,
                                u"key_missing"_s,        u"conflict"_s,
                                u"headers_too_large"_s,  u"loop"_s,
                                u"content_type"_s,       u"body_malformed"_s,
                                u"schema_mismatch"_s,    u"timestamp_outside_tolerance"_s,
                                u"replayed"_s,           u"address_not_allowed"_s,
                                u"rate_limited"_s,       u"busy"_s,
                                u"handshake_refused"_s};
        QVERIFY(rejectionCauses().size() >= names.size());
        for (qsizetype i = 0; i < names.size(); ++i) {
            QCOMPARE(rejectionCauseName(RejectionCause(i)), names.at(i));
            QCOMPARE(rejectionCauses().at(i), RejectionCause(i));
        }
        for (const auto cause : rejectionCauses())
            QCOMPARE(rejectionCauseFromName(rejectionCauseName(cause)), cause);
        QVERIFY(!rejectionCauseFromName(u"no_such_cause"));
    }
};

QTEST_APPLESS_MAIN(tst_RejectionCauses)
#include "tst_rejectioncauses.moc"
