// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/session.h"

#include <QCoreApplication>
#include <QtCrypto>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

/// Refuses what cannot be an admin API's address.
std::string checkUrl(const std::string &text)
{
    const QUrl url(textOf(text), QUrl::StrictMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty())
        return "expected a URL such as http://127.0.0.1:8081";
    return {};
}

constexpr auto footer =
    "The token comes from SIGNALBOX_TOKEN, or from the token file of a station on this machine.\n"
    "Exit codes: 0 fine, 1 the answer is no, 2 wrong usage, 3 the station could not be reached.";

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"signalboxctl"_s);
    const QCA::Initializer crypto;

    CLI::App app("Looks at a running Signalbox station and works on it.", "signalboxctl");
    app.set_version_flag("--version", "signalboxctl " SIGNALBOX_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    app.footer(footer);
    std::string url = "http://127.0.0.1:8081";
    bool json = false;
    app.add_option("--url", url, "The station's admin API")
        ->check(CLI::Validator(checkUrl, "URL"))
        ->capture_default_str();
    app.add_flag("--json", json, "One JSON object a line");

    CommandLine line{app, {}};
    addStatusCommand(line);
    addEventsCommand(line);
    addRejectionsCommand(line);
    addDeliveriesCommand(line);
    addReplayCommand(line);
    addRedriveCommand(line);
    addSourcesCommand(line);
    addDestinationsCommand(line);
    addWorkflowsCommand(line);
    addProvidersCommand(line);
    addSendCommand(line);
    addVerifyCommand(line);
    addExportCommand(line);
    addApplyCommand(line);
    addInferSchemaCommand(line);
    addBacktestCommand(line);
    addShadowCommand(line);
    addTestWorkflowCommand(line);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? Fine : Usage;
    }
    Session session(QUrl(textOf(url)), json);
    return line.chosen(session);
}
