// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/diagnosistext.h"

#include "app/ctl/plaintext.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

QString diagnosisText(const Diagnosis &diagnosis)
{
    QString text = harmless(diagnosis.sentence) + u'\n';
    if (!diagnosis.fix.isEmpty())
        text += harmless(diagnosis.fix) + u'\n';
    if (!diagnosis.signedText.isEmpty())
        text += u"signed    %1\n"_s.arg(harmless(diagnosis.signedText));
    if (diagnosis.signedSize > diagnosis.signedText.size())
        text += u"          (%1 of %2 bytes are shown)\n"_s.arg(diagnosis.signedText.size())
                    .arg(diagnosis.signedSize);
    if (!diagnosis.expected.isEmpty())
        text += u"expected  %1\n"_s.arg(harmless(diagnosis.expected));
    if (!diagnosis.received.isEmpty())
        text += u"received  %1\n"_s.arg(harmless(diagnosis.received));
    return text;
}

} // namespace Signalbox
