// SPDX-License-Identifier: GPL-3.0-or-later
// What vendors sign that no template can say, each by the vendor's own description.
import { createHash } from 'node:crypto';
import { escape } from 'node:querystring';
import { member, pairs } from './request.mjs';

const isForm = request => /^application\/x-www-form-urlencoded/.test(request.headers['content-type']?.[0] ?? '');
const byName = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
const sorted = list => [...list].sort((a, b) => byName(a, b) || byName([a[1]], [b[1]]));

/** Each gives the candidates of the signed text, one of which must match. */
export const canonical = {
  twilio({ request }) {
    const claimed = pairs(request.query).find(([name]) => name === 'bodySHA256')?.[1];
    if (claimed !== undefined && claimed !== createHash('sha256').update(request.body).digest('hex')) return [];
    const fields = isForm(request) ? sorted(new Map(pairs(request.body).map(pair => [pair.join('\0'), pair])).values()) : [];
    return [request.url + fields.flat().join('')];
  },
  'hubspot-v3'({ request, timestamp }) {
    const decoded = request.url.replace(/%3A|%2F|%3F|%40|%21|%24|%27|%28|%29|%2A|%2C|%3B/gi, decodeURIComponent);
    return [request.url, decoded].map(url => `${request.method}${url}${request.body}${timestamp}`);
  },
  'plivo-v3'({ request, id }) {
    const query = sorted(pairs(request.query)).map(pair => pair.join('=')).join('&');
    const bare = request.url.split('?')[0];
    if (request.method === 'GET') return [`${bare}${query && `?${query}`}.${id}`];
    const fields = sorted(pairs(request.body)).flat().join('');
    return [`${bare}${query || fields ? '?' : ''}${query}${query && fields && '.'}${fields}.${id}`];
  },
  contentful({ request }) {
    const names = request.headers['x-contentful-signed-headers'][0].split(',').map(name => name.trim().toLowerCase());
    const lines = [...names].sort().map(name => `${name}:${(request.headers[name]?.[0] ?? '').trim()}`);
    const [path, query] = request.target.split('?');
    const escaped = encodeURI(query ? `${path}?${escape(query)}` : path);
    return [[request.method, escaped, lines.join(';'), request.body].join('\n')];
  },
  hook0({ request, timestamp }) {
    const entries = Object.fromEntries(request.headers['x-hook0-signature'][0].split(',').map(entry => {
      const [name, ...value] = entry.trim().split('=');
      return [name, value.join('=')];
    }));
    const values = entries.h.split(' ').map(name => request.headers[name]?.[0]);
    if (values.includes(undefined)) return [];
    return [`${timestamp}.${entries.h}.${values.join('.')}.${request.body}`];
  },
  braintree({ request }) {
    const payload = pairs(request.body).find(([name]) => name === 'bt_payload')[1];
    return /^[A-Za-z0-9+/=\n]*$/.test(payload) ? [payload, `${payload}\n`] : [];
  },
  'adyen-item'({ item }) {
    return [['pspReference', 'originalReference', 'merchantAccountCode', 'merchantReference', 'amount.value',
      'amount.currency', 'eventCode', 'success']
      .map(path => member(item.NotificationRequestItem, path) ?? '').join(':')];
  },
  'gitea-payload'({ request }) {
    return [isForm(request) ? pairs(request.body).find(([name]) => name === 'payload')[1] : request.body];
  },
};
