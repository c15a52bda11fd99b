// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktopoptions.h"

#include "app/adminhosts.h"
#include "app/storelocation.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace Signalbox {

using namespace Qt::StringLiterals;

Result<DesktopOptions> readDesktopOptions(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("DesktopOptions", "Event monitor and workflow designer for webhooks."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption store(
        u"store"_s, QCoreApplication::translate("DesktopOptions", "Store, sqlite:///path/file.db."), u"URL"_s);
    const QCommandLineOption config(
        u"config"_s, QCoreApplication::translate("DesktopOptions", "Station file to apply at start."),
        u"FILE"_s);
    const QCommandLineOption listen(
        u"listen"_s,
        QCoreApplication::translate("DesktopOptions", "Where to receive; port 0 takes a free one."),
        u"ADDR:PORT"_s);
    const QCommandLineOption admin(
        u"admin"_s, QCoreApplication::translate("DesktopOptions", "Where the admin API listens."),
        u"ADDR:PORT"_s, u"127.0.0.1:8081"_s);
    const QCommandLineOption adminHost(
        u"admin-host"_s,
        QCoreApplication::translate("DesktopOptions",
                                    "A name by which clients may call the admin API, beside its "
                                    "address and localhost. Can be given several times."),
        u"NAME"_s);
    const QCommandLineOption demo(
        u"demo"_s, QCoreApplication::translate("DesktopOptions", "Send real traffic to a station with a store of its own."));
    const QCommandLineOption screenshot(
        u"screenshot"_s,
        QCoreApplication::translate("DesktopOptions", "Save a picture of every page and quit."), u"DIR"_s);
    const QCommandLineOption theme(
        u"theme"_s, QCoreApplication::translate("DesktopOptions", "light or dark; else the system's."),
        u"THEME"_s);
    const QCommandLineOption language(
        u"language"_s, QCoreApplication::translate("DesktopOptions", "en or de; else the system's."),
        u"LANGUAGE"_s);
    parser.addOptions({store, config, listen, admin, adminHost, demo, screenshot, theme, language});
    if (!parser.parse(application.arguments()))
        return Error{ErrorCode::Invalid, parser.errorText()};
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        return Error{ErrorCode::Invalid,
                     u"unexpected argument '%1'"_s.arg(parser.positionalArguments().first())};

    DesktopOptions options;
    for (const auto &option : {config, listen, admin, adminHost, screenshot, theme, language}) {
        if (parser.isSet(option))
            options.given.append(u"--"_s + option.names().first());
    }
    options.demo = parser.isSet(demo);
    options.configPath = parser.value(config);
    options.screenshotFolder = parser.value(screenshot);
    options.storeUrl = parser.isSet(store) ? parser.value(store) : defaultStoreUrl(options.demo);
    options.theme = parser.value(theme);
    if (!options.theme.isEmpty() && options.theme != "light"_L1 && options.theme != "dark"_L1)
        return Error{ErrorCode::Invalid, u"--theme: expected light or dark"_s};
    if (parser.isSet(listen)) {
        const auto address = parseListenAddress(parser.value(listen));
        if (!address)
            return Error{ErrorCode::Invalid, u"--listen: "_s + address.error().detail};
        options.listen = *address;
    }
    const auto address = parseListenAddress(parser.value(admin));
    if (!address)
        return Error{ErrorCode::Invalid, u"--admin: "_s + address.error().detail};
    options.admin = *address;
    auto hosts = readAdminHosts(parser.values(adminHost));
    if (!hosts)
        return hosts.error();
    options.adminHosts = *std::move(hosts);
    return options;
}

QString languageArgument(int argc, char *argv[])
{
    for (int i = 1; i < argc; ++i) {
        const auto argument = QString::fromLocal8Bit(argv[i]);
        if (argument.startsWith("--language="_L1))
            return argument.sliced(11);
        if (argument == "--language"_L1 && i + 1 < argc)
            return QString::fromLocal8Bit(argv[i + 1]);
    }
    return {};
}

} // namespace Signalbox
