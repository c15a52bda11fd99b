// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filecontent.h"

#include <QFile>

#include <cstdio>

namespace Signalbox {

using namespace Qt::StringLiterals;

Result<QByteArray> readContent(const QString &path, qint64 limit)
{
    QFile file(path);
    const bool open =
        path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return Error{ErrorCode::Io, u"cannot read %1: %2"_s.arg(path, file.errorString())};
    auto content = file.read(limit + 1);
    if (content.size() > limit)
        return Error{ErrorCode::TooLarge, u"%1 has more than %2 bytes"_s.arg(path).arg(limit)};
    return content;
}

Result<QByteArray> readSecret(const QString &path)
{
    if (path.isEmpty()) {
        const auto secret = qgetenv("SIGNALBOX_SECRET");
        if (secret.isEmpty())
            return Error{ErrorCode::Invalid,
                         u"no secret: give --secret-file FILE (- for stdin) or set "
                         "SIGNALBOX_SECRET"_s};
        return secret;
    }
    auto content = readContent(path, 64 * 1024);
    if (content && content->endsWith('\n'))
        content->chop(content->endsWith("\r\n") ? 2 : 1);
    return content;
}

} // namespace Signalbox
