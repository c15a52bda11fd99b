// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/textpaste.h"

#include "ui/designer/graphdocument.h"
#include "ui/designer/layeredlayout.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/whendone.h"

#include <QRegularExpression>

namespace Signalbox {

using namespace Qt::StringLiterals;

TextPaste::TextPaste(Station &station, GraphDocument &document, QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_document(document)
{
    connect(&document, &GraphDocument::opened, this, [this] { ++m_opened; });
}

bool TextPaste::isLikely(const QString &text)
{
    static const QRegularExpression member(u"\\b(nodes|workflows|id)[\"']?\\s*:"_s);
    return text.size() <= largestText && text.contains(member);
}

QString TextPaste::nothingThere()
{
    return tr("There is nothing on the clipboard that can be pasted here.");
}

void TextPaste::read(const QString &text)
{
    const auto take = [this, opened = m_opened,
                       before = m_document.graph()](const Result<Graph> &graph) {
        if (m_opened != opened)
            return;
        if (graph)
            Q_EMIT graphRead({*graph, layeredLayout(*graph)}, before);
        else
            Q_EMIT refused(sentence(graph.error()));
    };
    whenDone(this, m_station.readGraph(text.toUtf8()), take);
}

QString TextPaste::sentence(const Error &error)
{
    if (error.code == ErrorCode::NotFound)
        return nothingThere();
    const auto problems = error.detail.split(u'\n');
    static const QRegularExpression place(u"^text:(\\d+): (.*)$"_s);
    const auto found = place.match(problems.first());
    if (error.code != ErrorCode::Invalid || !found.hasMatch())
        return ErrorWords::sentence(error);
    const auto first = tr("The text on the clipboard cannot be pasted. Line %1: %2")
                           .arg(found.captured(1), found.captured(2));
    const auto more = int(problems.size()) - 1;
    return more == 0 ? first : first + u' ' + tr("(and %n more problem(s))", nullptr, more);
}

} // namespace Signalbox
