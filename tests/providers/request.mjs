// SPDX-License-Identifier: GPL-3.0-or-later
// The request of a vector, and the values that stand in it by the places of a provider file.

/** The request of `vector`, with its body as bytes and header names in lower case. */
export function requestOf(vector) {
  const url = vector.url ?? 'https://hooks.example.org/in/source';
  const [, origin, rest] = /^(https?:\/\/[^/?]*)(.*)$/.exec(url);
  const target = rest.startsWith('/') ? rest : `/${rest}`;
  const body = vector.body_base64 !== undefined
    ? Buffer.from(vector.body_base64, 'base64') : Buffer.from(vector.body ?? '');
  const headers = Object.fromEntries(
    Object.entries(vector.headers ?? {}).map(([name, value]) => [name.toLowerCase(), [value].flat()]));
  const [path] = target.split('?');
  return { method: vector.method ?? 'POST', url, target, path, query: target.slice(path.length + 1),
    host: headers.host?.[0] ?? new URL(origin).host, headers, body };
}

/** Pairs of an application/x-www-form-urlencoded text, in its order. */
export const pairs = text => [...new URLSearchParams(text.toString())];

/** The element of a JSON value at a dotted path, as text; undefined where there is none. */
export function member(value, path) {
  const found = path.split('.').reduce((at, name) => at?.[name], value);
  return found === undefined || found === null ? undefined
    : typeof found === 'object' ? JSON.stringify(found) : String(found);
}

const json = request => {
  try {
    return JSON.parse(request.body);
  } catch {
    return undefined;
  }
};

function raw(place, request, item) {
  if (place.header?.endsWith('*')) {
    const start = place.header.slice(0, -1);
    return Object.keys(request.headers).filter(name => name.startsWith(start)).flatMap(name => request.headers[name]);
  }
  if (place.header) return request.headers[place.header] ?? [];
  if (place.query) return pairs(request.query).filter(([name]) => name === place.query).map(([, value]) => value);
  if (place.form) return pairs(request.body).filter(([name]) => name === place.form).map(([, value]) => value);
  const path = place.body;
  const value = path.startsWith('item.') ? member(item, path.slice(5)) : member(json(request), path);
  return value === undefined ? [] : [value];
}

/** All values at `place`: the entries of a list, without the prefix. A doubled header has none. */
export function valuesAt(place, request, item) {
  let values = raw(place, request, item);
  if (values.length > 1 && !place.repeat && !place.header?.endsWith('*')) return [];
  if (place.split) {
    values = values.flatMap(value => [...value].reduce((entries, letter) => (place.split.includes(letter)
      ? [...entries, ''] : [...entries.slice(0, -1), entries.at(-1) + letter]), [''])).map(entry => entry.trim());
  }
  if (place.index !== undefined) values = values.slice(place.index, place.index + 1);
  return place.prefix === undefined ? values
    : values.filter(value => value.startsWith(place.prefix)).map(value => value.slice(place.prefix.length));
}

/** The elements that carry the events of a batch; without `items` the one body. */
export function itemsOf(provider, request) {
  if (!provider.items) return [json(request)];
  if (provider.items === 'lines') return request.body.toString().split('\n').filter(Boolean).map(line => JSON.parse(line));
  const [root, ...path] = provider.items.split('.');
  const base = root === 'form'
    ? JSON.parse(pairs(request.body).find(([name]) => name === path.shift())[1]) : json(request);
  return path.reduce((at, name) => at[name], base);
}
