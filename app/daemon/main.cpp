// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/daemon.h"
#include "app/daemon/servicenotifier.h"
#include "app/daemon/stopsignal.h"

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

/// For a person in front of a terminal; the ready line is for programs.
void explainDemo(const Daemon &daemon)
{
    std::fprintf(
        stderr,
        "\nThe demo runs. Real requests arrive; one destination works, one is flaky, one is "
        "broken.\n"
        "  look at events       signalboxctl --url %1$s events list\n"
        "  at what is retried   signalboxctl --url %1$s deliveries list --status retrying\n"
        "  at dead letters      signalboxctl --url %1$s deliveries list --status dead\n"
        "  at figures           curl %1$s/metrics\n"
        "  send one yourself    curl -i -d '{}' %2$s/in/github   (no signature: 401, and kept)\n"
        "Ctrl+C ends it.\n\n",
        qPrintable(daemon.adminUrl()), qPrintable(daemon.ingestUrl()));
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
