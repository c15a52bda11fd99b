// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/daemonoptions.h"

#include "app/adminhosts.h"
#include "app/storelocation.h"

#include <QCommandLineParser>

namespace Signalbox {

using namespace Qt::StringLiterals;

Result<DaemonOptions> readDaemonOptions(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Receives, keeps, routes and delivers webhooks."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption config(u"config"_s, u"Station file to apply at start."_s, u"FILE"_s);
    const QCommandLineOption store(u"store"_s, u"Store, sqlite:///path/file.db."_s, u"URL"_s);
    const QCommandLineOption listen(u"listen"_s, u"Where to receive; port 0 takes a free one."_s,
                                    u"ADDR:PORT"_s);
    const QCommandLineOption admin(u"admin"_s, u"Where the admin API listens."_s, u"ADDR:PORT"_s,
                                   u"127.0.0.1:8081"_s);
    const QCommandLineOption adminHost(
        u"admin-host"_s,
        u"A name by which clients may call the admin API, beside its address and localhost. Can be "
        "given several times."_s,
        u"NAME"_s);
    const QCommandLineOption demo(
        u"demo"_s, u"Send real traffic to a station with a store of its own."_s);
    parser.addOptions({config, store, listen, admin, adminHost, demo});
    if (!parser.parse(application.arguments()))
        return Error{ErrorCode::Invalid, parser.errorText()};
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        return Error{ErrorCode::Invalid,
                     u"unexpected argument '%1'"_s.arg(parser.positionalArguments().first())};

    DaemonOptions options;
    options.configPath = parser.value(config);
    options.demo = parser.isSet(demo);
    if (options.demo && parser.isSet(config))
        return Error{ErrorCode::Invalid, u"--demo brings its own station file: leave --config out"_s};
    options.storeUrl
        = parser.isSet(store) ? parser.value(store) : defaultStoreUrl(options.demo);
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

} // namespace Signalbox
