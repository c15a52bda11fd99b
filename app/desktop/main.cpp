// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"
#include "app/desktop/singleinstance.h"
#include "app/storelocation.h"
#include "core/api/admintoken.h"
#include "ui/shell/translators.h"

#include <QApplication>
#include <QtCrypto>

#include <cstdio>

using namespace Signalbox;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const auto language = languageArgument(argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"signalbox"_s);
    QApplication::setApplicationDisplayName(u"Signalbox"_s);
    QApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    QApplication::setOrganizationName(u"signalbox"_s);
    QApplication::setDesktopFileName(u"org.signalbox.Signalbox"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    installTranslators(application, language);
    const QCA::Initializer crypto;

    const auto options = readDesktopOptions(application);
    if (!options) {
        std::fprintf(stderr, "signalbox: %s (see --help)\n", qPrintable(options.error().detail));
        return 2;
    }
    SingleInstance instance(options->storeUrl, AdminToken::folder(storeFolder(options->storeUrl)));
    if (!instance.claim()) {
        if (options->given.isEmpty())
            return 0;
        std::fprintf(stderr,
                     "signalbox: it runs already, and shows its window now; quit it first for %s, "
                     "which had no effect\n",
                     qPrintable(options->given.join(u", "_s)));
        return 1;
    }

    const bool hasTray = options->screenshotFolder.isEmpty() && TrayIcon::isAvailable();
    Desktop desktop(*options, hasTray ? std::make_unique<TrayIcon>() : nullptr);
    QObject::connect(&instance, &SingleInstance::raiseRequested, &desktop, &Desktop::bringToFront);
    QObject::connect(&desktop, &Desktop::finished, &application,
                     [](int code) { QApplication::exit(code); });
    desktop.start();
    return QApplication::exec();
}
