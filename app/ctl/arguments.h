// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/query.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>

namespace Signalbox {

class Session;

/// The command that the command line names; gives the exit code.
using Command = std::function<int(Session &)>;

/// Where the commands put what shall run once everything is parsed.
struct CommandLine
{
    CLI::App &app;
    Command chosen;
};

void addStatusCommand(CommandLine &line);
void addEventsCommand(CommandLine &line);
void addRejectionsCommand(CommandLine &line);
void addDeliveriesCommand(CommandLine &line);
void addReplayCommand(CommandLine &line);
void addRedriveCommand(CommandLine &line);
void addSourcesCommand(CommandLine &line);
void addDestinationsCommand(CommandLine &line);
void addWorkflowsCommand(CommandLine &line);
void addProvidersCommand(CommandLine &line);
void addSendCommand(CommandLine &line);
void addVerifyCommand(CommandLine &line);
void addExportCommand(CommandLine &line);
void addApplyCommand(CommandLine &line);
void addInferSchemaCommand(CommandLine &line);
void addBacktestCommand(CommandLine &line);
void addShadowCommand(CommandLine &line);
void addTestWorkflowCommand(CommandLine &line);

/// An option's text as we use it.
QString textOf(const std::string &argument);

/// "Name: value"; nothing for anything else.
std::optional<std::pair<QByteArray, QByteArray>> headerOf(const std::string &argument);

/// Options of every list.
struct ListOptions
{
    int limit = 50;

    void addTo(CLI::App &command);
    /// What the next page may hold at most.
    int pageSize(qsizetype have) const;
};

/// Refuses an option's value that \a fromName does not know, with the words that it does.
template <typename Enum>
CLI::Validator knownWord(std::optional<Enum> (*fromName)(QStringView), const std::string &words)
{
    return CLI::Validator(
        [fromName, words](const std::string &text) {
            return fromName(textOf(text)) ? std::string() : "expected one of " + words;
        },
        "WORD");
}

/// Refuses what is not an id of its kind.
template <typename Id>
CLI::Validator knownId()
{
    return CLI::Validator(
        [](const std::string &text) {
            if (Id::parse(textOf(text)))
                return std::string();
            return "expected an id such as " + Id().toString().toStdString();
        },
        "ID");
}

} // namespace Signalbox
