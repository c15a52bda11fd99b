// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/xmlcheck.h"

#include <QXmlStreamReader>

namespace Signalbox {

using namespace Qt::StringLiterals;

std::optional<XmlProblem> checkXml(QByteArrayView xml)
{
    QXmlStreamReader reader{QAnyStringView(QUtf8StringView(xml))};
    const auto problem = [&](const QString &what) {
        return XmlProblem{u"%1 at line %2, column %3"_s.arg(what)
                              .arg(reader.lineNumber())
                              .arg(reader.columnNumber() + 1),
                          reader.characterOffset()};
    };
    int depth = 0;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD: return problem(u"a document type declaration"_s);
        case QXmlStreamReader::StartElement:
            if (++depth > maxXmlDepth)
                return problem(u"nested too deeply"_s);
            break;
        case QXmlStreamReader::EndElement: --depth; break;
        default: break;
        }
    }
    if (reader.hasError())
        return problem(u"not well-formed XML"_s);
    return {};
}

} // namespace Signalbox
