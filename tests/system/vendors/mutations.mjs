// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred ways and more to spoil a genuine request. A request is {method, path, headers, body}:
// headers a list of [name, value], body a Buffer.

/** A repeatable source of numbers (mulberry32). */
export function numbers(seed) {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** `request` with what `place` finds put through `change`. A place is {header, find} or {body: find}. */
export function changed(request, place, change) {
  const replace = (text, find) => text.replace(find, (all, value) => {
    const start = all.indexOf(value);
    return all.slice(0, start) + change(value) + all.slice(start + value.length);
  });
  if (place.body) return { ...request, body: Buffer.from(replace(request.body.toString('latin1'), place.body), 'latin1') };
  return { ...request, headers: request.headers.map(([name, value]) =>
    (name === place.header ? [name, replace(value, place.find ?? /^(.*)$/s)] : [name, value])) };
}

const flipBit = (bytes, bit) => {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] ^= 1 << (bit & 7);
  return copy;
};

const isHex = text => /^[0-9a-f]+$/i.test(text) && text.length % 2 === 0;
const raw = text => (isHex(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64'));
const withoutPadding = text => text.replace(/=+$/, '');
/** base64 in the letters of base64url, and the other way round. */
const otherLetters = text => text.replace(/[+/_-]/g, letter => ({ '+': '-', '/': '_', '-': '+', _: '/' })[letter]);

function otherDigit(code, random) {
  const at = random(withoutPadding(code).length - 1);
  const letters = isHex(code) ? '0123456789abcdef' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const others = [...letters].filter(letter => letter.toLowerCase() !== code[at].toLowerCase());
  return code.slice(0, at) + others[random(others.length)] + code.slice(at + 1);
}

/** Yields {kind, request} for `vendor`: at least a hundred. `seed` makes the run repeatable. */
export async function* mutations(vendor, seed) {
  const random = numbers(seed);
  const genuine = () => vendor.make(vendor.secret);
  const signature = async change => changed(await genuine(), vendor.signature, change);
  const header = vendor.signature.header;
  const codeOf = request => { let found; changed(request, vendor.signature, code => (found = code)); return found; };
  /** One whose code has letters in which base64 and base64url differ, as three of four have. */
  const withSpecialLetters = async () => {
    for (;;) {
      const request = await genuine();
      if (otherLetters(codeOf(request)) !== codeOf(request)) return request;
    }
  };

  for (let i = 0; i < 34; i += 1) {
    const request = await genuine();
    if (request.body.length > 0) yield { kind: 'body bit', request: { ...request, body: flipBit(request.body, random(request.body.length * 8)) } };
  }
  for (let i = 0; i < 22; i += 1) {
    // Within the code's own alphabet, and not in the last letter, whose low bits base64 does not use.
    yield { kind: 'signature digit', request: await signature(code => otherDigit(code, random)) };
  }
  for (const place of vendor.more ?? []) {
    for (let i = 0; i < 24; i += 1)
      yield { kind: 'digit of what is signed', request: changed(await genuine(), place, text => otherDigit(text, random)) };
  }
  for (let i = 0; i < 10 && vendor.timestamp; i += 1) {
    yield { kind: 'timestamp digit', request: changed(await genuine(), vendor.timestamp, time => {
      const at = time.length - 1 - random(Math.min(time.length, 10));
      return time.slice(0, at) + String((Number(time[at]) + 1 + random(9)) % 10) + time.slice(at + 1);
    }) };
  }
  for (let i = 0; i < 12; i += 1) yield { kind: 'other key', request: await vendor.make(vendor.otherSecret(i)) };
  for (let i = 0; i < 16; i += 1) {
    const request = await genuine();
    if (request.body.length > 0) yield { kind: 'truncated body', request: { ...request, body: request.body.subarray(0, random(request.body.length)) } };
  }
  for (const length of [0, 1, 2, 8, 20, 31]) yield { kind: 'truncated signature', request: await signature(code => code.slice(0, length)) };
  yield { kind: 'one letter less', request: await signature(code => withoutPadding(code).slice(0, -1)) };
  for (const more of ['00', 'AA', 'A']) yield { kind: 'longer signature', request: await signature(code => code + more) };

  if (header) {
    const twice = async (first, second) => {
      const request = await genuine();
      const value = request.headers.find(([name]) => name === header)[1];
      const wrong = changed(request, vendor.signature, code => code.replace(/^./, letter => (letter === '0' ? '1' : '0')))
        .headers.find(([name]) => name === header)[1];
      const of = { right: value, wrong };
      return { ...request, headers: [...request.headers.filter(([name]) => name !== header), [header, of[first]], [header, of[second]]] };
    };
    for (const [first, second] of [['right', 'right'], ['right', 'wrong'], ['wrong', 'right'], ['wrong', 'wrong']])
      yield { kind: `doubled header, ${first} and ${second}`, request: await twice(first, second) };
    const request = await genuine();
    yield { kind: 'no signature', request: { ...request, headers: request.headers.filter(([name]) => name !== header) } };
    yield { kind: 'empty signature', request: { ...request, headers: request.headers.map(([name, value]) => [name, name === header ? '' : value]) } };
  }
  if (vendor.timestamp?.header && vendor.timestamp.header !== header) {
    const request = await genuine();
    const time = request.headers.find(([name]) => name === vendor.timestamp.header);
    yield { kind: 'doubled timestamp', request: { ...request, headers: [...request.headers, time] } };
    yield { kind: 'no timestamp', request: { ...request, headers: request.headers.filter(entry => entry !== time) } };
  }

  yield { kind: 'capital letters', request: await signature(code => code.toUpperCase()) };
  yield { kind: 'small letters', request: await signature(code => code.toLowerCase()) };
  yield { kind: 'letters turned', request: await signature(code => code.replace(/[a-z]/gi, letter =>
    (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))) };
  if (vendor.prefix) {
    yield { kind: 'prefix in capitals', request: changed(await genuine(), vendor.prefix, text => text.toUpperCase()) };
    yield { kind: 'no prefix', request: changed(await genuine(), vendor.prefix, () => '') };
  }

  yield { kind: 'other encoding', request: await signature(code => raw(code).toString(isHex(code) ? 'base64' : 'hex')) };
  yield { kind: 'other encoding', request: await signature(code => Buffer.from(code).toString('base64')) };
  yield { kind: 'other encoding', request: await signature(code => Buffer.from(code).toString('hex')) };
  if (isHex(codeOf(await genuine()))) yield { kind: 'base64url', request: await signature(hex => raw(hex).toString('base64url')) };
  else yield { kind: 'other letters of base64', request: changed(await withSpecialLetters(), vendor.signature, otherLetters) };
  yield { kind: 'percent encoding', request: await signature(code => [...code].map(letter => `%${letter.charCodeAt(0).toString(16)}`).join('')) };
  yield { kind: 'quotes', request: await signature(code => `"${code}"`) };
  yield { kind: 'inner blank', request: await signature(code => `${code.slice(0, 8)} ${code.slice(8)}`) };
  yield { kind: 'no padding', request: await signature(code => (code.endsWith('=') ? withoutPadding(code) : code.slice(0, -2))) };
}
