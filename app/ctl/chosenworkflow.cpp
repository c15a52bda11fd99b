// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/chosenworkflow.h"

#include "app/ctl/filecontent.h"
#include "core/station/stationfilebundle.h"
#include "core/station/stationfilecheck.h"

#include <QFileInfo>

namespace Signalbox {

using namespace Qt::StringLiterals;

Result<ChosenWorkflow> chooseWorkflow(const QString &text)
{
    if (text == "-"_L1 || QFileInfo(text).isFile()) {
        const auto content = readContent(text, 1024 * 1024);
        if (!content)
            return content.error();
        auto workflow = readWorkflowFile(withSchemaFiles(*content, QFileInfo(text).path()), text);
        if (!workflow)
            return workflow.error();
        return ChosenWorkflow{workflow->name, std::move(workflow->graph), 0};
    }
    const auto name = text.section(u'@', 0, 0);
    const auto number = text.section(u'@', 1);
    bool ok = true;
    const int revision = text.contains(u'@') ? number.toInt(&ok) : 0;
    if (!isWorkflowName(name) || !ok || revision < 0)
        return Error{
            ErrorCode::Invalid,
            u"'%1' is neither a file nor a workflow's name, with @REVISION or without"_s.arg(text)};
    return ChosenWorkflow{name, {}, revision};
}

} // namespace Signalbox
