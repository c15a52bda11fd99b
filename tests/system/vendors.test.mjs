// SPDX-License-Identifier: GPL-3.0-or-later
// Requests made by the vendors' own libraries go to a running signalboxd: the genuine ones are
// accepted, and on a hundred spoilt ones the vendor's own verifier says what we say. Where we differ
// on purpose, the vendor's entry names the kind of mutation and why.
import assert from 'node:assert/strict';
import { Agent, request as httpRequest } from 'node:http';
import { after, before, test } from 'node:test';
import { CloudEvent, HTTP } from 'cloudevents';
import { Station } from './lib/station.mjs';
import { mutations } from './vendors/mutations.mjs';
import { vendors } from './vendors/vendors.mjs';

const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const providers = [...new Map(vendors.map(vendor => [vendor.provider, vendor])).values()];
const variable = name => `SECRET_${name.replaceAll('-', '_').toUpperCase()}`;
let station;

before(async () => {
  const source = ({ provider, parameters }) => `
  - name: ${provider}
    provider: ${provider}
    public_url: https://hooks.example.org/in/${provider}
    secrets: ["\${${variable(provider)}}"]${parameters ? `\n    parameters: ${JSON.stringify(parameters)}` : ''}`;
  const all = [...providers, { provider: 'cloudevents', secret: 'an-access-token' }];
  station = await Station.start(`sources:${all.map(source).join('')}\n`,
    Object.fromEntries(all.map(({ provider, secret }) => [variable(provider), secret])));
});

after(async () => {
  agent.destroy();
  await station?.remove();
});

/** The answer to `request` at /in/<provider>: {status, body}. */
function send(provider, { method, path, headers, body }) {
  const { hostname, port } = new URL(station.ingest);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ agent, hostname, port, method, path: `/in/${provider}${path}`,
      headers: ['host', 'hooks.example.org', 'content-length', `${body.length}`, ...headers.flat()] });
    outgoing.on('error', reject);
    outgoing.on('response', async answer => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve({ status: answer.statusCode, body: Buffer.concat(chunks).toString() });
    });
    outgoing.end(body);
  });
}

/** Headers as Node's server gives them: doubled ones joined, the first Authorization kept. */
function joined(headers) {
  const all = {};
  for (const [name, value] of headers) {
    if (!(name in all)) all[name] = value;
    else if (name !== 'authorization' && name !== 'content-type') all[name] += `, ${value}`;
  }
  return all;
}

async function vendorSays(vendor, request) {
  try {
    return await vendor.verify({ ...request, headers: joined(request.headers), url: `https://hooks.example.org/in/${vendor.provider}${request.path}` }) === true;
  } catch {
    return false;
  }
}

for (const vendor of vendors) {
  test(`${vendor.name}: genuine requests are accepted, a hundred spoilt ones as its own verifier says`, async () => {
    for (let i = 0; i < 10; i += 1) {
      const request = await vendor.make(vendor.secret);
      assert.equal(await vendorSays(vendor, request), true, 'the library takes its own request');
      const answer = await send(vendor.provider, request);
      assert.ok(answer.status >= 200 && answer.status < 300, `${answer.status} ${answer.body}`);
    }
    let count = 0;
    const differences = new Map();
    for await (const { kind, request } of mutations(vendor, 20260101)) {
      count += 1;
      const [theirs, answer] = await Promise.all([vendorSays(vendor, request), send(vendor.provider, request)]);
      const ours = answer.status >= 200 && answer.status < 300;
      if (!ours) assert.ok([400, 401].includes(answer.status), `${kind}: ${answer.status} ${answer.body}`);
      if (ours === theirs) continue;
      const reason = (ours ? vendor.looser : vendor.stricter)?.[kind];
      assert.ok(reason, `${kind}: the vendor ${theirs ? 'accepts' : 'refuses'}, we answer ${answer.status}:\n${JSON.stringify(request.headers)}\n${request.body}`);
      differences.set(kind, `${ours ? 'looser' : 'stricter'}: ${reason}`);
    }
    assert.ok(count >= 100, `${count} mutations`);
    console.log(`${vendor.name}: ${count} spoilt requests, ${differences.size} kinds of difference`);
    for (const [kind, reason] of differences) console.log(`  ${kind}: ${reason}`);
  });
}

test('cloudevents: binary, structured and batch as the library writes them, read as it reads them', async () => {
  const event = id => new CloudEvent({ id, source: '/orders', type: 'org.example.order.paid', data: { total: 12 } });
  const request = ({ headers, body }) => ({ method: 'POST', path: '', body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    headers: [['authorization', 'Bearer an-access-token'], ...Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])] });
  for (const [form, message] of [['binary', HTTP.binary(event('b-1'))], ['structured', HTTP.structured(event('s-1'))]]) {
    const read = HTTP.toEvent(message);
    assert.equal((await send('cloudevents', request(message))).status, 200, form);
    assert.equal((await send('cloudevents', { ...request(message), headers: Object.entries(message.headers) })).status, 401, form);
    const { events } = await station.get('/api/v1/events?source=cloudevents');
    assert.deepEqual([events[0].key, events[0].type], [`${read.source} ${read.id}`, read.type]);
  }
  const batch = [event('1'), event('2'), event('3')];
  const answer = await send('cloudevents', request({ headers: { 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify(batch) }));
  assert.equal(answer.status, 200);
  assert.equal(JSON.parse(answer.body).events.length, 3);
});
