// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/secretresolver.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <variant>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qint64 largestSecret = 64 * 1024;

struct FromEnvironment
{
    QString name;
};
struct FromFile
{
    QString path;
};
struct FromStore
{
    QString name;
};
using SecretPlace = std::variant<FromEnvironment, FromFile, FromStore>;

Result<SecretPlace> placeOf(const QString &text)
{
    static const QRegularExpression environment(uR"(^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$)"_s);
    static const QRegularExpression stored(uR"(^\{\s*stored:\s*([A-Za-z0-9._/-]{1,128})\s*\}$)"_s);
    if (const auto match = environment.match(text); match.hasMatch())
        return SecretPlace(FromEnvironment{match.captured(1)});
    if (const auto match = stored.match(text); match.hasMatch())
        return SecretPlace(FromStore{match.captured(1)});
    if (text.startsWith("file:"_L1)) {
        const auto path = text.sliced(5);
        if (QDir::isAbsolutePath(path))
            return SecretPlace(FromFile{path});
        return Error{ErrorCode::Invalid, u"expected an absolute path after file:"_s};
    }
    return Error{ErrorCode::Invalid,
                 u"a secret does not stand in the configuration itself: write ${NAME} for an "
                 "environment variable, file:/path for a file or {stored: name} for one that the "
                 "station keeps"_s};
}

Result<QByteArray> fromEnvironment(const QString &name)
{
    const auto variable = name.toLatin1();
    if (!qEnvironmentVariableIsSet(variable.constData()))
        return Error{ErrorCode::NotFound, u"the environment has no variable %1"_s.arg(name)};
    return qgetenv(variable.constData());
}

Result<QByteArray> fromFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, u"there is no file %1"_s.arg(path)};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString())};
    auto secret = file.read(largestSecret + 3);
    if (secret.endsWith("\r\n"))
        secret.chop(2);
    else if (secret.endsWith('\n'))
        secret.chop(1);
    return secret;
}

Result<QByteArray> fromStore(const QString &name, const SecretResolver::Stored &stored)
{
    auto found = stored(name);
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorCode::NotFound, u"the station keeps no secret named %1"_s.arg(name)};
    return **found;
}

} // namespace

SecretResolver::SecretResolver(Stored stored)
    : m_stored(std::move(stored))
{
}

Result<QByteArray> SecretResolver::resolve(const SecretReference &reference) const
{
    const auto place = placeOf(reference.text);
    if (!place)
        return place.error();
    auto secret = [&] {
        if (const auto *variable = std::get_if<FromEnvironment>(&*place))
            return fromEnvironment(variable->name);
        if (const auto *file = std::get_if<FromFile>(&*place))
            return fromFile(file->path);
        return fromStore(std::get<FromStore>(*place).name, m_stored);
    }();
    if (!secret)
        return secret;
    if (secret->isEmpty())
        return Error{ErrorCode::Invalid, u"the secret at %1 is empty"_s.arg(reference.text)};
    if (secret->size() > largestSecret)
        return Error{ErrorCode::Invalid, u"the secret at %1 is over 64 KiB"_s.arg(reference.text)};
    return secret;
}

Result<void> SecretResolver::check(const SecretReference &reference)
{
    if (const auto place = placeOf(reference.text); !place)
        return place.error();
    return {};
}

} // namespace Signalbox
