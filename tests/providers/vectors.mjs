// SPDX-License-Identifier: GPL-3.0-or-later
// Every vector of every provider file by a reading of the format that shares no code with Signalbox:
//   node tests/providers/vectors.mjs           check all; 1 when one is wrong
//   node tests/providers/vectors.mjs --renew   compute the codes of vectors marked "recomputed" anew
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { itemsOf, requestOf, valuesAt } from './request.mjs';
import { code, verifies } from './scheme.mjs';

const folder = fileURLToPath(new URL('../../resources/providers/', import.meta.url));
const renew = process.argv.includes('--renew');

/** Whether the request of `vector` is the vendor's, by `any` or `all` of the schemes. */
function accepts(provider, vector) {
  const { any, all, none } = provider.authentication;
  if (none) return true;
  const request = requestOf(vector);
  const perItem = JSON.stringify(any ?? all).includes('"item.');
  return (perItem ? itemsOf(provider, request) : [undefined]).every(item => {
    if (all) return all.every(scheme => verifies(scheme, provider, vector, request, item));
    for (const scheme of any) {
      if (verifies(scheme, provider, vector, request, item)) return true;
      if (scheme.decides && valuesAt(scheme.signature, request, item).length > 0) return false;
    }
    return false;
  });
}

/** `vector` as text, with the code of its first HMAC computed anew. */
function renewed(provider, vector) {
  const scheme = (provider.authentication.any ?? []).find(one => one.kind === 'hmac');
  const slot = provider.secrets.find(secret => secret.name === (scheme?.secret ?? provider.secrets[0]?.name));
  const [secret] = [vector.secrets?.[slot?.name] ?? []].flat();
  if (!scheme || scheme.key_id || typeof scheme.algorithm !== 'string' || secret === undefined) return null;
  const request = requestOf(vector);
  const context = { request, parameters: vector.parameters };
  if (scheme.timestamp) [context.timestamp] = valuesAt(scheme.timestamp, request);
  if (scheme.id) [context.id] = valuesAt(scheme.id, request);
  return { old: valuesAt(scheme.signature, request).at(-1), now: code(scheme, context, secret, slot.decode)[0] };
}

const failures = [];
let vectors = 0;
let recomputed = 0;
for (const file of readdirSync(folder).filter(name => name.endsWith('.json')).sort()) {
  let text = readFileSync(folder + file, 'utf8');
  const provider = JSON.parse(text);
  for (const [number, vector] of (provider.vectors ?? []).entries()) {
    vectors += 1;
    recomputed += vector.recomputed ? 1 : 0;
    if (renew && vector.recomputed && vector.expect === 'accept') {
      const change = renewed(provider, vector);
      if (change) text = text.replace(change.old, change.now);
      continue;
    }
    try {
      const verdict = accepts(provider, vector) ? 'accept' : 'refuse';
      if (verdict !== vector.expect) failures.push(`${file}: vector ${number}: ${verdict}, expected ${vector.expect}`);
    } catch (error) {
      if (vector.expect === 'accept') failures.push(`${file}: vector ${number}: ${error.message}`);
    }
  }
  if (renew) writeFileSync(folder + file, text);
}
console.log(`${vectors} vectors, ${recomputed} of them our own`);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
