// SPDX-License-Identifier: GPL-3.0-or-later
// Every genuine GitHub payload of @octokit/webhooks-examples, signed by @octokit/webhooks-methods,
// goes in over HTTP, is stored byte for byte, routed by its type and delivered to real servers that
// check our signature with standardwebhooks. Each is sent twice and acts once, and the API, the
// command line and the window's table show it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { sign } from '@octokit/webhooks-methods';
import { Sink } from './lib/sink.mjs';
import { Station } from './lib/station.mjs';

const examples = createRequire(import.meta.url)('@octokit/webhooks-examples')
  .flatMap(({ name, examples }) => examples.map(payload => ({ type: name, body: JSON.stringify(payload) })));
const inbound = "It's a Secret to Everybody";
const outbound = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const destinationOf = type => type === 'push' ? 'builds' : type.startsWith('issue') ? 'desk' : 'archive';

let station;
const sinks = {};

before(async () => {
  for (const name of ['builds', 'desk', 'archive']) sinks[name] = await Sink.start(outbound);
  const destination = name =>
    `  - {name: ${name}, http: {url: "${sinks[name].url}", secret: "\${OUTBOUND}"}}`;
  station = await Station.start(`
sources:
  - {name: github, provider: github, secrets: ["\${INBOUND}"]}
destinations:
${Object.keys(sinks).map(destination).join('\n')}
workflows:
  - name: by-type
    nodes:
      - {id: in, source: [github]}
      - {id: push, filter: "type == 'push'"}
      - {id: issue, filter: "starts_with(type, 'issue')"}
      - {id: to-builds, destination: builds}
      - {id: to-desk, destination: desk}
      - {id: to-archive, destination: archive}
    edges: [in > push, push > to-builds, push.else > issue, issue > to-desk, issue.else > to-archive]
`, { INBOUND: inbound, OUTBOUND: outbound });
});

after(async () => {
  Object.values(sinks).forEach(sink => sink.close());
  await station?.remove();
});

async function send({ type, body, key }, secret = inbound) {
  const answer = await fetch(`${station.ingest}/in/github`, {
    method: 'POST', body,
    headers: {
      'content-type': 'application/json', 'user-agent': 'GitHub-Hookshot/044aadd',
      'x-github-event': type, 'x-github-delivery': key, 'x-hub-signature-256': await sign(secret, body),
    },
  });
  return { status: answer.status, body: await answer.json() };
}

test('all examples are accepted once, stored byte for byte, routed and delivered', async () => {
  console.log(`payloads: ${examples.length} of ${new Set(examples.map(e => e.type)).size} event types`);
  assert.ok(examples.length > 300);
  assert.ok(examples.some(({ type }) => type === 'ping'));
  for (const example of examples) {
    example.key = randomUUID();
    const first = await send(example);
    assert.equal(first.status, 200, `${example.type}: ${JSON.stringify(first.body)}`);
    assert.equal(first.body.status, 'accepted');
    example.id = first.body.id;
    const second = await send(example);
    assert.deepEqual(second, { status: 200, body: { id: example.id, status: 'duplicate' } });
  }

  const total = () => Object.values(sinks).reduce((sum, sink) => sum + sink.deliveries.length, 0);
  await Promise.all(Object.entries(sinks).map(([name, sink]) => sink.until(
    deliveries => deliveries.length >= examples.filter(e => destinationOf(e.type) === name).length)));
  assert.equal(total(), examples.length, 'every one sent twice is one action');
  for (const example of examples) {
    const arrived = sinks[destinationOf(example.type)].deliveries.filter(d => d.id === example.id);
    assert.equal(arrived.length, 1);
    assert.equal(arrived[0].refused, undefined);
    assert.equal(arrived[0].body.toString(), example.body);
    assert.equal(arrived[0].headers['content-type'], 'application/json');
  }
});

test('the API lists them all, delivered, and each body comes back raw', async () => {
  const deadline = Date.now() + 30_000;
  let listed = [];
  while (Date.now() < deadline) {
    listed = await station.all('/api/v1/events', 'events');
    if (listed.every(event => event.state === 'delivered')) break;
  }
  assert.equal(listed.length, examples.length);
  const byId = new Map(listed.map(event => [event.id, event]));
  for (const example of examples) {
    const event = byId.get(example.id);
    assert.equal(event.state, 'delivered');
    assert.equal(event.type, example.type);
    assert.equal(event.key, example.key);
    assert.equal(event.duplicates, 1);
    const raw = await station.fetch(`/api/v1/events/${example.id}/body`);
    assert.equal(Buffer.from(await raw.arrayBuffer()).toString(), example.body);
  }
  const lines = (await station.ctl('--json', 'events', 'list', '--limit', '1000')).stdout.toString().trim();
  assert.equal(lines.split('\n').length, examples.length);
  const raw = await station.ctl('events', 'show', examples[0].id, '--raw');
  assert.equal(raw.stdout.toString(), examples[0].body);
});

test('a forged, a missing and a repeated-with-other-bytes request are kept with their cause', async () => {
  const forged = { ...examples[0], key: randomUUID() };
  const refused = await send(forged, 'another secret');
  assert.equal(refused.status, 401);
  const conflict = await send({ ...examples[1], body: examples[1].body + ' ' });
  assert.deepEqual(conflict, { status: 200, body: { id: examples[1].id, status: 'conflict' } });
  const { rejections } = await station.get('/api/v1/rejections');
  assert.equal(rejections.find(r => r.id === refused.body.id).cause, 'signature_mismatch');
  assert.equal(rejections.find(r => r.cause === 'conflict').event, examples[1].id);
});

test('SIGTERM ends it with 0, and what it stored is there again', async () => {
  assert.equal(await station.stop(), 0);
  await station.launch();
  assert.equal((await station.all('/api/v1/events', 'events')).length, examples.length);
  const deliveries = Object.values(sinks).reduce((sum, sink) => sum + sink.deliveries.length, 0);
  assert.equal(deliveries, examples.length);
});

const windowTable = process.env.SIGNALBOX_WINDOW_TABLE;
test("the window's table shows them all from that store", { skip: !windowTable && 'built without the window' }, async () => {
  assert.equal(await station.stop(), 0);
  const { stdout } = await promisify(execFile)(
    windowTable, [`sqlite://${station.folder}/station.db`, `${examples.length}`],
    { env: { ...station.env, QT_QPA_PLATFORM: 'offscreen' }, maxBuffer: 1 << 26 });
  const rows = stdout.trim().split('\n').map(line => JSON.parse(line));
  assert.equal(rows.length, examples.length);
  const byId = new Map(rows.map(row => [row.id, row]));
  for (const { id, type, key, body } of examples) {
    assert.deepEqual(byId.get(id), {
      id, type, key, source: 'github', state: 'Delivered', route: `${destinationOf(type)}: Succeeded`,
      bytes: `${Buffer.byteLength(body)}`,
    });
  }
});
