// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/scriptclasses.h"

namespace Signalbox::ScriptClasses {

namespace {

JSClassID newId()
{
    JSClassID id = JS_INVALID_CLASS_ID;
    return JS_NewClassID(&id);
}

} // namespace

JSClassID decimal()
{
    static const JSClassID id = newId();
    return id;
}

JSClassID outgoing()
{
    static const JSClassID id = newId();
    return id;
}

bool addTo(JSRuntime *runtime)
{
    JSClassDef definition{};
    definition.class_name = "Decimal";
    if (JS_NewClass(runtime, decimal(), &definition) != 0)
        return false;
    definition.class_name = "Outgoing";
    return JS_NewClass(runtime, outgoing(), &definition) == 0;
}

} // namespace Signalbox::ScriptClasses
