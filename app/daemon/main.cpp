// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/daemon.h"
#include "app/daemon/servicenotifier.h"
#include "app/daemon/stopsignal.h"

#include <QRegularExpression>
#include <QtCrypto>

#include <cstdio>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

enum ExitCode { Fine = 0, Failed = 1, Usage = 2 };

int complain(const Error &error, ExitCode code)
{
    std::fprintf(stderr, "signalboxd: %s\n", qPrintable(error.detail));
    return code;
}

/// For a shell, as one word.
QString quoted(const QString &word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    if (plain.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

/// What calls signalboxctl from the terminal of who started this: as $SIGNALBOX_CTL says, where that
/// takes more than its name (scripts/run sets it), else the one beside this program.
QString ctlCommand()
{
    const auto told = qEnvironmentVariable("SIGNALBOX_CTL");
    return told.isEmpty() ? quoted(QCoreApplication::applicationDirPath() + u"/signalboxctl"_s)
                          : told;
}

/// For a person in front of a terminal; the ready line is for programs. What stands in by four is
/// a command.
void explainDemo(const Daemon &daemon)
{
    const auto ctl = u"%1 --url %2"_s.arg(ctlCommand(), daemon.adminUrl());
    std::fprintf(
        stderr,
        "\nThe demo runs. Real requests arrive; one destination works, one is flaky, one is "
        "broken.\n"
        "  look at events\n"
        "    %1$s events list\n"
        "  at what is retried\n"
        "    %1$s deliveries list --status retrying\n"
        "  at dead letters\n"
        "    %1$s deliveries list --status dead\n"
        "  at figures\n"
        "    curl %2$s/metrics\n"
        "  send one yourself; it has no signature, so it is answered 401, and kept\n"
        "    curl -i -d '{}' %3$s/in/github\n"
        "Ctrl+C ends it.\n\n",
        qPrintable(ctl), qPrintable(daemon.adminUrl()), qPrintable(daemon.ingestUrl()));
}

} // namespace

int main(int argc, char *argv[])
{
    StopSignal::block();
    QCoreApplication application(argc, argv);
    StopSignal stopSignal;
    QCoreApplication::setApplicationName(u"signalboxd"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    qSetMessagePattern(u"%{time yyyy-MM-ddThh:mm:ss.zzz} %{type} %{category} %{message}"_s);
    const QCA::Initializer crypto;

    const auto options = readDaemonOptions(application);
    if (!options)
        return complain({options.error().code, options.error().detail + u" (see --help)"_s}, Usage);
    const auto daemon = Daemon::start(*options);
    if (!daemon)
        return complain(daemon.error(), Failed);

    QObject::connect(&stopSignal, &StopSignal::received, &application, &QCoreApplication::quit);
    QObject::connect(&stopSignal, &StopSignal::reloadAsked, daemon->get(), &Daemon::reload);
    std::printf("ready %s admin %s\n", qPrintable((*daemon)->ingestUrl()),
                qPrintable((*daemon)->adminUrl()));
    std::fflush(stdout);
    notifyServiceManager("READY=1");
    if (options->demo)
        explainDemo(**daemon);
    QCoreApplication::exec();
    notifyServiceManager("STOPPING=1");
    (*daemon)->stop();
    return Fine;
}
