// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/auth/providerschema.h"

#include "core/expression/jsonschema.h"

#include <QFile>

bool fitsProviderSchema(const QByteArray &json)
{
    static const auto schema = [] {
        QFile file(QStringLiteral(SIGNALBOX_PROVIDER_SCHEMA));
        return Signalbox::JsonSchema::compile(file.open(QIODevice::ReadOnly) ? file.readAll()
                                                                             : QByteArray());
    }();
    const auto document = Signalbox::Document::parse(json);
    return schema && document && !schema->violationOf(*document);
}
