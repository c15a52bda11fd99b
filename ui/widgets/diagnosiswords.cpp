// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/diagnosiswords.h"

namespace Signalbox {

QString DiagnosisWords::sentence(const Diagnosis &diagnosis)
{
    const auto &subject = diagnosis.subject;
    switch (diagnosis.mistake) {
    case Mistake::None: return tr("By the secrets that the source has now the request is genuine.");
    case Mistake::Unknown:
        return tr("None of the usual mistakes explains it: most likely the secret is another one.");
    case Mistake::NoSignature: return tr("The signature that the provider sends is not there.");
    case Mistake::Clock:
        return tr("The signature is right, but its time is too far from the station's clock.");
    case Mistake::TimestampUnit:
        return tr("The signature is right, but its time is in %1, which the provider file does not "
                  "say.")
            .arg(subject);
    case Mistake::SecretExpired: return tr("The signature is right by a secret that has expired.");
    case Mistake::SecretBlanks:
        return tr("Secret and sender differ by blanks or a line end around the secret.");
    case Mistake::SecretQuoted: return tr("Secret and sender differ by quotes around the secret.");
    case Mistake::SecretEncoded:
        return tr("The sender takes the secret in another encoding: as text, hex or base64.");
    case Mistake::SecretMark:
        return tr("Secret and sender differ by the mark before the secret, such as whsec_.");
    case Mistake::SignatureEncoding:
        return tr("The signature is right, but encoded in %1.").arg(subject);
    case Mistake::Algorithm: return tr("The signature is right, but made with %1.").arg(subject);
    case Mistake::SignaturePrefix:
        return subject.isEmpty()
            ? tr("The signature is right, but stands there without the provider's prefix.")
            : tr("The signature is right, but \"%1\" stands before it.").arg(subject);
    case Mistake::BodyReserialised:
        return tr("The signature fits the same JSON written in another way.");
    case Mistake::BodyNewline: return tr("The signature fits the body with other line ends.");
    case Mistake::BodyCharset: return tr("The signature fits the body in another charset.");
    case Mistake::Url:
        return tr("The sender signs the URL %1, which is not the one checked here.").arg(subject);
    case Mistake::OtherProvider: return tr("The request is signed as %1 signs.").arg(subject);
    case Mistake::NoSecret: return tr("The source has no secret, so that nothing can be verified.");
    case Mistake::OtherCredential:
        return tr("The credential that came is none of the source's. Nothing of it is kept but a "
                  "mark.");
    case Mistake::BodyCut:
        return tr("Only the beginning of the body is kept, and the signature covers all of it.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString DiagnosisWords::fix(const Diagnosis &diagnosis)
{
    switch (diagnosis.mistake) {
    case Mistake::None: return tr("Admit it.");
    case Mistake::Unknown:
    case Mistake::OtherCredential: return tr("Copy the secret from the vendor's console again.");
    case Mistake::NoSignature:
        return tr("Check that the secret is set at the vendor, and that a proxy passes the header "
                  "on.");
    case Mistake::Clock:
        return tr("Set both clocks by NTP. Where requests wait on the way, raise the tolerance of "
                  "the source.");
    case Mistake::SecretExpired:
        return tr("Give the vendor the new secret, or let the old one live longer.");
    case Mistake::SecretBlanks:
    case Mistake::SecretQuoted: return tr("Take them out, where the secret is kept.");
    case Mistake::SecretEncoded:
        return tr("Set decode of the secret in the provider file, or give the source the secret as "
                  "the sender uses it.");
    case Mistake::SecretMark: return tr("Copy the secret as a whole from the vendor's console.");
    case Mistake::TimestampUnit:
    case Mistake::SignatureEncoding:
    case Mistake::Algorithm:
    case Mistake::SignaturePrefix:
        return tr("Say so in the provider file, or let the sender do what stands there.");
    case Mistake::BodyReserialised:
    case Mistake::BodyNewline:
        return tr("Something between the sender and here changes the body: pass on its bytes as "
                  "they are.");
    case Mistake::BodyCharset:
        return tr("Sign and send the text in UTF-8, and let nothing on the way convert it.");
    case Mistake::Url: return tr("Set public_url of the source to %1.").arg(diagnosis.subject);
    case Mistake::OtherProvider:
        return tr("Set the provider of the source, or send this to a source of its own.");
    case Mistake::NoSecret:
        return tr("Provide the secret that the station file refers to, and apply the file.");
    case Mistake::BodyCut:
        return tr("Keep a whole request and look into it with signalboxctl verify.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Signalbox
