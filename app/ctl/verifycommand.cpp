// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/diagnosistext.h"
#include "app/ctl/filecontent.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/verifykeys.h"
#include "app/storelocation.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestBody = 256LL * 1024 * 1024;

/// Where a key set stands that is given as a file, as far as a scheme wants to know.
constexpr char anywhere[] = "https://given.invalid/jwks.json";

struct Verify
{
    std::string provider;
    std::string secretFile;
    std::string bodyFile;
    std::vector<std::string> headers;
    std::vector<std::string> parameters;
    std::string method = "POST";
    std::string url;
    std::string at;
    std::string rejection;
    VerifyKeys keys;

    int operator()(Session &session) const
    {
        if (!rejection.empty())
            return tellOfRejection(session);
        if (provider.empty() || bodyFile.empty())
            return session.misuse(u"expected --provider and --file, or --rejection"_s);
        const std::array files{secretFile, bodyFile, keys.keySetFile, keys.certificateFile};
        if (std::ranges::count(files, "-") > 1)
            return session.misuse(u"only one of secret, body and keys can come from stdin"_s);
        if (const auto wrong = keys.contradiction(); !wrong.isEmpty())
            return session.misuse(wrong);
        ForensicRequest request;
        AuthenticationSettings settings;
        if (const auto problem = readArguments(session, request, settings); !problem.isEmpty())
            return session.misuse(problem);
        const auto body = readContent(textOf(bodyFile), largestBody);
        if (!body)
            return session.fail(body.error());
        request.body = *body;
        const auto catalogue = ProviderCatalogue::load(userProviderFolder());
        if (!catalogue)
            return session.fail(catalogue.error());
        const auto *found = catalogue->find(textOf(provider));
        if (!found)
            return session.misuse(u"unknown provider '%1'; known are %2"_s.arg(
                textOf(provider), catalogue->names().join(u", ")));
        if (const auto read = readSecrets(*found, settings); !read)
            return session.misuse(read.error().detail);
        const auto report = keys.examine(*found, settings, request, *catalogue);
        if (!report) {
            session.complain(report.error().detail);
            return report.error().code == ErrorCode::Unavailable ? Unreachable : Usage;
        }
        return tell(session, *report);
    }

    /// The secret is for every slot. A provider that needs none, or has all of it in keys that are
    /// given, does without.
    Result<void> readSecrets(const Provider &provider, AuthenticationSettings &settings) const
    {
        const bool given = !secretFile.empty() || qEnvironmentVariableIsSet("SIGNALBOX_SECRET");
        if (!given && provider.secrets.isEmpty())
            return {};
        const auto secret = !given && !keys.keySetFile.empty()
            ? Result<QByteArray>(QByteArray(anywhere))
            : readSecret(textOf(secretFile));
        if (!secret)
            return secret.error();
        settings.secrets[QString()].append({*secret, {}});
        for (const auto &slot : provider.secrets) {
            if (&slot != &provider.secrets.first())
                settings.secrets[slot.name].append({*secret, {}});
        }
        return {};
    }

    /// Empty, or what is wrong with them.
    QString readArguments(const Session &session, ForensicRequest &request,
                          AuthenticationSettings &settings) const
    {
        request.method = QByteArray::fromStdString(method);
        request.now = session.now();
        if (!at.empty()) {
            const auto time = fromIso8601(textOf(at));
            if (!time)
                return u"expected --at 2026-11-24T09:30:00Z"_s;
            request.now = *time;
        }
        QByteArray raw;
        for (const auto &text : headers) {
            const auto header = headerOf(text);
            if (!header)
                return u"expected --header 'Name: value'"_s;
            raw += header->first + ": " + header->second + "\r\n";
        }
        request.headers = HeaderBlock(raw);
        for (const auto &text : parameters) {
            const auto parameter = textOf(text);
            const auto equals = parameter.indexOf(u'=');
            if (equals <= 0)
                return u"expected --parameter name=value"_s;
            settings.parameters.insert(parameter.first(equals), parameter.sliced(equals + 1));
        }
        if (!url.empty()) {
            const QUrl called(textOf(url), QUrl::StrictMode);
            if (!called.isValid() || called.host().isEmpty())
                return u"expected --url https://hooks.example.org/in/name"_s;
            settings.publicUrl = QByteArray::fromStdString(url);
            const auto path = called.path(QUrl::FullyEncoded).toUtf8();
            request.target = path.isEmpty() ? "/"_ba : path;
            if (called.hasQuery())
                request.target += '?' + called.query(QUrl::FullyEncoded).toUtf8();
        }
        return {};
    }

    /// The station looks into a request that it keeps, with secrets that do not leave it.
    int tellOfRejection(Session &session) const
    {
        const auto id = *RejectionId::parse(textOf(rejection));
        const auto diagnosis = Session::await(session.station().diagnose(id));
        if (!diagnosis)
            return session.fail(diagnosis.error());
        if (session.json())
            session.print(toJson(*diagnosis));
        else
            session.print(diagnosisText(*diagnosis));
        return diagnosis->mistake == Mistake::None ? Fine : No;
    }

    static int tell(const Session &session, const ForensicReport &report)
    {
        const bool right = report.mistake == Mistake::None;
        if (session.json()) {
            QJsonObject json{{u"verified"_s, right},
                             {u"mistake"_s, mistakeName(report.mistake)},
                             {u"sentence"_s, report.sentence},
                             {u"fix"_s, report.fix},
                             {u"expected"_s, QString::fromLatin1(report.expected)},
                             {u"received"_s, QString::fromUtf8(report.received)}};
            if (report.signedText.isValidUtf8())
                json.insert("signed"_L1, QString::fromUtf8(report.signedText));
            else
                json.insert("signed_base64"_L1, QString::fromLatin1(report.signedText.toBase64()));
            if (!right)
                json.insert("cause"_L1, rejectionCauseName(report.verdict.cause));
            session.print(json);
            return right ? Fine : No;
        }
        QString text = harmless(report.sentence) + u'\n';
        if (!report.fix.isEmpty())
            text += harmless(report.fix) + u'\n';
        if (!report.signedText.isEmpty())
            text += u"signed    %1\n"_s.arg(harmless(report.signedText));
        if (!report.expected.isEmpty())
            text += u"expected  %1\n"_s.arg(harmless(report.expected));
        if (!report.received.isEmpty())
            text += u"received  %1\n"_s.arg(harmless(report.received));
        session.print(text);
        return right ? Fine : No;
    }
};

} // namespace

void addVerifyCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand(
        "verify", "Say whether a signature is right, and what is likely wrong with it");
    const auto verify = std::make_shared<Verify>();
    command->add_option("--provider", verify->provider, "Whose way to sign");
    command->add_option("--secret-file", verify->secretFile,
                        "The secret, - for stdin; else SIGNALBOX_SECRET");
    command->add_option("--file", verify->bodyFile, "The body as received, - for stdin");
    command
        ->add_option("--rejection", verify->rejection,
                     "A request that the station refused and keeps, instead of all the others")
        ->check(knownId<RejectionId>());
    command->add_option("--header", verify->headers, "A header as received, 'Name: value'")
        ->allow_extra_args(false);
    command->add_option("--url", verify->url, "What the sender calls, for those that sign it");
    command->add_option("--method", verify->method, "POST, unless said otherwise");
    command
        ->add_option("--parameter", verify->parameters, "A parameter of the provider, name=value")
        ->allow_extra_args(false);
    command->add_option("--at", verify->at, "When it was received; else now");
    command->add_option("--jwks", verify->keys.keySetFile,
                        "The key set that stands at the address of one, - for stdin");
    command->add_option("--certificate", verify->keys.certificateFile,
                        "The certificate that the request names, its issuers behind it");
    command->add_flag("--fetch", verify->keys.fetch,
                      "Fetch such keys from the vendor's own addresses, as a station does");
    command->callback([&line, verify] { line.chosen = *verify; });
}

} // namespace Signalbox
