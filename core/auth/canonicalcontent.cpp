// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/canonicalcontent.h"

#include "core/auth/canonicalurls.h"
#include "core/auth/requestview.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

using Contents = QVarLengthArray<ContentParts, 1>;
using MadeContents = Result<Contents>;

Error missing(const QString &what)
{
    return {ErrorCode::NotFound, what};
}

/// The lower-case names of headers in \a list, which \a header of the request holds: what the
/// sender wrote before anything is proved. Each once and few, so that no value is copied more often
/// than it came. Invalid when it is otherwise.
Result<QByteArrayList> listedHeaders(QByteArrayView list, char separator, QLatin1StringView header)
{
    constexpr qsizetype most = 100;
    const auto refused = [&](const QString &why) {
        return Error{ErrorCode::Invalid, u"header %1 lists %2"_s.arg(header, why)};
    };
    if (list.count(separator) >= most)
        return refused(u"more than %1 headers"_s.arg(most));
    QByteArrayList names;
    while (!list.isEmpty()) {
        const auto end = list.indexOf(separator);
        const auto name = (end < 0 ? list : list.first(end)).trimmed().toByteArray().toLower();
        list = end < 0 ? QByteArrayView() : list.sliced(end + 1);
        if (name.isEmpty())
            continue;
        if (names.contains(name))
            return refused(u"a header twice"_s);
        names.append(name);
    }
    return names;
}

Contents texts(const QByteArrayList &all)
{
    Contents contents;
    for (const auto &text : all) {
        ContentParts parts;
        parts.own(text);
        contents.append(std::move(parts));
    }
    return contents;
}

bool byNameAndValue(const FormField &left, const FormField &right)
{
    return std::tie(left.name, left.value) < std::tie(right.name, right.value);
}

/// Whether the request has a body that is no form: what covers only fields does not cover it.
bool hasOtherBody(const RequestView &request)
{
    return !request.body.isEmpty() && request.form().isEmpty();
}

/// URL, then name and value of each field sorted by name, several values of a name once each and
/// sorted (twilio-node 6, webhooks.ts).
MadeContents twilio(const ContentInput &input)
{
    const bool digested = std::ranges::any_of(
        input.request.query(), [](const FormField &field) { return field.name == "bodySHA256"; });
    // Whatever is no form has its digest in the URL; where one stands it must fit, be the body
    // empty.
    if (digested || hasOtherBody(input.request)) {
        const auto digest = singleField(input.request.query(), "bodySHA256");
        const auto body = QCryptographicHash::hash(input.request.body, QCryptographicHash::Sha256);
        if (!digest || digest->toByteArray().toLower() != body.toHex())
            return missing(u"query parameter bodySHA256 that fits the body"_s);
    }
    QByteArray fields;
    auto form = digested ? FormFields() : input.request.form();
    std::ranges::sort(form, byNameAndValue);
    form.erase(std::ranges::unique(form).begin(), form.end());
    for (const auto &field : form)
        fields += field.name + field.value;
    QByteArrayList all;
    for (const auto &url : twilioUrls(calledUrl(input.request, input.publicUrl)))
        all.append(url + fields);
    return texts(all);
}

/// Method, URL, body and time (HubSpot v3). The documentation has some characters of the URL
/// decoded first, the vendor's library has not.
MadeContents hubspot(const ContentInput &input)
{
    const auto url = calledUrl(input.request, input.publicUrl);
    QByteArrayList urls{url};
    if (const auto decoded = hubspotDecoded(url); decoded != url)
        urls.append(decoded);
    Contents contents;
    for (const auto &one : std::as_const(urls)) {
        ContentParts parts;
        parts.views.append(input.request.method);
        parts.own(one);
        parts.views.append(input.request.body);
        parts.views.append(input.timestamp);
        contents.append(std::move(parts));
    }
    return contents;
}

/// Base and nonce with a full stop between (plivo-node, security.ts).
MadeContents plivo(const ContentInput &input)
{
    if (hasOtherBody(input.request))
        return missing(u"form in the body"_s);
    const auto url = calledUrl(input.request, input.publicUrl);
    const auto mark = url.indexOf('?');
    auto base = mark < 0 ? url : url.first(mark);
    auto query = input.request.query();
    std::ranges::sort(query, byNameAndValue);
    QByteArrayList pairs;
    for (const auto &field : query)
        pairs.append(field.name + '=' + field.value);
    auto form = input.request.form();
    if (input.request.method == "GET" || form.isEmpty()) {
        if (!pairs.isEmpty())
            base += '?' + pairs.join('&');
    } else {
        base += '?' + pairs.join('&');
        if (!pairs.isEmpty())
            base += '.';
        std::ranges::sort(form, byNameAndValue);
        for (const auto &field : form)
            base += field.name + field.value;
    }
    ContentParts parts;
    parts.own(base + '.');
    parts.views.append(input.id);
    Contents contents;
    contents.append(std::move(parts));
    return contents;
}

/// Method, path, signed headers and body on lines of their own (node-apps-toolkit, requests). The
/// list must hold itself and the time, as Contentful has it: else either could be changed at will.
MadeContents contentful(const ContentInput &input)
{
    const auto &headers = input.request.headers;
    const auto list = headers.single("x-contentful-signed-headers");
    if (!list)
        return missing(u"header x-contentful-signed-headers"_s);
    const auto names = listedHeaders(*list, ',', "x-contentful-signed-headers"_L1);
    if (!names)
        return names.error();
    for (const auto *needed : {"x-contentful-signed-headers", "x-contentful-timestamp"}) {
        if (!names->contains(needed)) {
            return Error{ErrorCode::Invalid,
                         u"header x-contentful-signed-headers does not list %1"_s.arg(
                             QLatin1StringView(needed))};
        }
    }
    QByteArrayList pairs;
    for (const auto &name : *names) {
        const auto value = headers.single(name);
        if (!value)
            return missing(u"header "_s + QString::fromLatin1(name));
        pairs.append(name + ':' + value->toByteArray());
    }
    std::ranges::sort(pairs);
    auto target = input.request.target.toByteArray();
    if (!input.publicUrl.isEmpty()) {
        const auto url = calledUrl(input.request, input.publicUrl);
        const auto host = url.indexOf("://");
        const auto slash = host < 0 ? -1 : url.indexOf('/', host + 3);
        target = slash < 0 ? "/"_ba : url.sliced(slash);
    }
    // The query is escaped as one text, then path and query together once more.
    if (const auto query = target.indexOf('?'); query >= 0)
        target = target.first(query + 1) + target.sliced(query + 1).toPercentEncoding("!'()*");
    target = target.toPercentEncoding(";,/?:@&=+$!*'()#");
    ContentParts parts;
    parts.own(input.request.method.toByteArray() + '\n' + target + '\n' + pairs.join(';') + '\n');
    parts.views.append(input.request.body);
    Contents contents;
    contents.append(std::move(parts));
    return contents;
}

/// Time, names and values of the headers that the signature lists, and body (Hook0 v1).
MadeContents hook0(const ContentInput &input)
{
    const auto signature = input.request.headers.single("x-hook0-signature");
    if (!signature)
        return missing(u"header x-hook0-signature"_s);
    std::optional<QByteArray> names;
    for (const auto &entry : signature->toByteArray().split(',')) {
        if (!entry.trimmed().startsWith("h="))
            continue;
        if (names)
            return missing(u"list of headers in x-hook0-signature"_s);
        names = entry.trimmed().sliced(2);
    }
    if (!names)
        return missing(u"list of headers in x-hook0-signature"_s);
    const auto listed = listedHeaders(*names, ' ', "x-hook0-signature"_L1);
    if (!listed)
        return listed.error();
    QByteArrayList values;
    for (const auto &name : *listed) {
        const auto value = input.request.headers.single(name);
        if (!value)
            return missing(u"header "_s + QString::fromLatin1(name));
        values.append(value->toByteArray());
    }
    ContentParts parts;
    parts.views.append(input.timestamp);
    parts.own('.' + *names + '.' + values.join('.') + '.');
    parts.views.append(input.request.body);
    Contents contents;
    contents.append(std::move(parts));
    return contents;
}

/// The field bt_payload, as received or with the line feed that some frameworks drop.
MadeContents braintree(const ContentInput &input)
{
    const auto payload = singleField(input.request.form(), "bt_payload");
    if (!payload)
        return missing(u"form field bt_payload"_s);
    return texts({payload->toByteArray(), payload->toByteArray() + '\n'});
}

/// Eight members of a notification item with colons between (Adyen, HMAC for notifications).
MadeContents adyen(const ContentInput &input)
{
    static constexpr std::array members{
        "pspReference", "originalReference", "merchantAccountCode", "merchantReference",
        "amount.value", "amount.currency",   "eventCode",           "success"};
    const auto *json = input.request.json();
    if (!json)
        return missing(u"JSON body"_s);
    QByteArrayList values;
    for (const auto *member : members) {
        const auto path = readDottedPath(u"NotificationRequestItem."_s + QLatin1StringView(member));
        values.append(json->scalarAt(input.item + path.value()).value_or(QByteArray()));
    }
    return texts({values.join(':')});
}

/// The JSON: the body, or of a form the decoded value of payload (Gitea and its family).
MadeContents gitea(const ContentInput &input)
{
    const auto &request = input.request;
    const auto &fields = request.method == "GET" ? request.query() : request.form();
    ContentParts parts;
    if (const auto payload = singleField(fields, "payload"))
        parts.views.append(*payload);
    else
        parts.views.append(request.body);
    Contents contents;
    contents.append(std::move(parts));
    return contents;
}

/// &name=value of all query parameters and form fields but sig, sorted, with & and = in values as
/// an underscore (Vonage's SMS signatures by HMAC).
MadeContents vonage(const ContentInput &input)
{
    if (hasOtherBody(input.request))
        return missing(u"form in the body"_s);
    auto fields = input.request.query() + input.request.form();
    fields.removeIf([](const FormField &field) { return field.name == "sig"; });
    std::ranges::sort(fields, {}, &FormField::name);
    QByteArray text;
    for (auto &field : fields) {
        field.value.replace('&', '_').replace('=', '_');
        text += '&' + field.name + '=' + field.value;
    }
    return texts({text});
}

struct Form
{
    QLatin1StringView name;
    MadeContents (*make)(const ContentInput &input);
};

constexpr std::array forms{
    Form{"twilio"_L1, twilio},       Form{"hubspot-v3"_L1, hubspot},
    Form{"plivo-v3"_L1, plivo},      Form{"contentful"_L1, contentful},
    Form{"hook0"_L1, hook0},         Form{"braintree"_L1, braintree},
    Form{"adyen-item"_L1, adyen},    Form{"gitea-payload"_L1, gitea},
    Form{"vonage-query"_L1, vonage},
};

} // namespace

QStringList canonicalContentNames()
{
    QStringList names;
    for (const auto &form : forms)
        names.append(form.name);
    return names;
}

MadeContents canonicalContents(const QByteArray &name, const ContentInput &input)
{
    const auto form = std::ranges::find_if(
        forms, [&](const Form &candidate) { return candidate.name == QLatin1StringView(name); });
    if (form == forms.end())
        return Error{ErrorCode::Unsupported, QString::fromLatin1(name)};
    return form->make(input);
}

} // namespace Signalbox
