// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/requestview.h"

namespace Signalbox {
namespace {

bool isForm(const HeaderBlock &headers)
{
    const auto type = headers.first("content-type");
    if (!type)
        return false;
    const auto end = type->indexOf(';');
    return (end < 0 ? *type : type->first(end))
               .trimmed()
               .compare("application/x-www-form-urlencoded", Qt::CaseInsensitive)
        == 0;
}

FormFields fieldsOf(QByteArrayView encoded)
{
    auto fields = readFormFields(encoded);
    return fields ? *std::move(fields) : FormFields();
}

} // namespace

const Document *RequestView::json() const
{
    if (!m_jsonRead) {
        m_jsonRead = true;
        if (auto parsed = Document::parse(body))
            m_json = *std::move(parsed);
    }
    return m_json ? &*m_json : nullptr;
}

const FormFields &RequestView::form() const
{
    if (!m_form)
        m_form = isForm(headers) ? fieldsOf(body) : FormFields();
    return *m_form;
}

const FormFields &RequestView::query() const
{
    if (!m_query)
        m_query = fieldsOf(rawQuery());
    return *m_query;
}

bool RequestView::hasTooManyFields() const
{
    const auto many = [](QByteArrayView encoded) { return encoded.count('&') >= maxFormFields; };
    return many(rawQuery()) || (isForm(headers) && many(body));
}

QByteArrayView RequestView::path() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? target : target.first(mark);
}

QByteArrayView RequestView::rawQuery() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView() : target.sliced(mark + 1);
}

} // namespace Signalbox
