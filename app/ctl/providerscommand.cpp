// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"
#include "app/storelocation.h"
#include "core/auth/providercatalogue.h"

#include <QFile>
#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// "hmac or token", "hmac and token", "nothing".
QString checksOf(const Provider &provider)
{
    using Mode = Authentication::Mode;
    if (provider.authentication.mode == Mode::None)
        return u"nothing"_s;
    QStringList kinds;
    for (const auto &scheme : provider.authentication.schemes)
        kinds.append(schemeKind(scheme));
    kinds.removeDuplicates();
    return kinds.join(provider.authentication.mode == Mode::All ? u" and " : u" or ");
}

QString textOf(const std::optional<ValueExpression> &expression, const QString &none)
{
    return expression ? expression->text() : none;
}

/// The file that \a name is read from: the user's own, or the shipped one.
QJsonObject fileOf(const QString &name)
{
    for (const auto &folder : {userProviderFolder(), u":/signalbox/providers"_s}) {
        QFile file(folder + u'/' + name + u".json"_s);
        if (file.open(QIODevice::ReadOnly))
            return QJsonDocument::fromJson(file.readAll()).object();
    }
    return {};
}

int listProviders(Session &session, const QString &category)
{
    const auto catalogue = ProviderCatalogue::load(userProviderFolder());
    if (!catalogue)
        return session.fail(catalogue.error());
    Table table({u"NAME"_s, u"SENDER"_s, u"CATEGORY"_s, u"CHECKED BY"_s, u"VERIFIED"_s});
    for (const auto &name : catalogue->names()) {
        const auto &provider = *catalogue->find(name);
        if (!category.isEmpty() && provider.category != category)
            continue;
        if (session.json()) {
            session.print(QJsonObject{{"name"_L1, provider.name},
                                      {"title"_L1, provider.title},
                                      {"category"_L1, provider.category},
                                      {"checked_by"_L1, checksOf(provider)},
                                      {"verified"_L1, provider.verified}});
            continue;
        }
        table.add({provider.name, provider.title, provider.category, checksOf(provider),
                   provider.verified ? u"yes"_s : u"no"_s});
    }
    if (!session.json())
        session.print(table.text(u"no such providers"_s));
    return Fine;
}

QStringList linesOf(const Provider &provider)
{
    QStringList methods;
    for (const auto &method : provider.methods)
        methods.append(QString::fromLatin1(method));
    QStringList lines{
        provider.title,
        u"documentation  "_s + provider.documentation,
        u"source         "_s + provider.source,
        u"verified       "_s + (provider.verified ? u"yes"_s : u"no"_s),
        u"methods        "_s + methods.join(u", "),
        u"checked by     "_s + checksOf(provider),
    };
    if (!provider.authentication.advice.isEmpty())
        lines.append(u"instead        "_s + provider.authentication.advice);
    for (const auto &secret : provider.secrets)
        lines.append(u"secret         %1: %2 (%3)"_s.arg(secret.name, secret.title, secret.where));
    for (const auto &parameter : provider.parameters) {
        lines.append(u"parameter      %1: %2 (%3)%4"_s.arg(
            parameter.name, parameter.title, parameter.where,
            parameter.required ? QString() : u", may be left out"_s));
    }
    lines.append(u"key            "_s + textOf(provider.key, u"digest of the body"_s)
                 + (provider.keyOptional ? u", else digest of the body"_s : QString()));
    lines.append(u"type           "_s + textOf(provider.type, u"none"_s));
    lines.append(u"occurred at    "_s + textOf(provider.occurredAt, u"not said"_s));
    if (provider.deadline > 0)
        lines.append(u"waits          %1 s"_s.arg(provider.deadline));
    return lines;
}

int showProvider(Session &session, const QString &name)
{
    const auto catalogue = ProviderCatalogue::load(userProviderFolder());
    if (!catalogue)
        return session.fail(catalogue.error());
    const auto *provider = catalogue->find(name);
    if (!provider)
        return session.fail({ErrorCode::NotFound, u"there is no provider '%1'"_s.arg(name)});
    if (session.json())
        session.print(fileOf(name));
    else
        session.print(harmless(linesOf(*provider).join(u'\n'), true));
    return Fine;
}

} // namespace

void addProvidersCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("providers", "Senders that Signalbox knows");
    command->require_subcommand(1);
    auto *list = command->add_subcommand("list", "All of them");
    auto category = std::make_shared<std::string>();
    list->add_option("--category", *category, "Only these: payments, code, messaging, …");
    list->callback([&line, category] {
        line.chosen = [category](Session &session) {
            return listProviders(session, textOf(*category));
        };
    });
    auto *show = command->add_subcommand("show", "One: what it needs and how it is checked");
    auto name = std::make_shared<std::string>();
    show->add_option("NAME", *name)->required();
    show->callback([&line, name] {
        line.chosen = [name](Session &session) { return showProvider(session, textOf(*name)); };
    });
}

} // namespace Signalbox
