// SPDX-License-Identifier: GPL-3.0-or-later
// A destination that fails three times and then works; one that never answers until it is redriven.
import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Sink } from './lib/sink.mjs';
import { Station } from './lib/station.mjs';

const secret = 'inbound';
const outbound = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
let station;
let flaky;
let silent;
let silentAnswers = false;

before(async () => {
  flaky = await Sink.start(outbound, (delivery, index) => index < 3 ? 500 : 200);
  silent = await Sink.start(outbound, () => silentAnswers ? 200 : null);
  station = await Station.start(`
sources:
  - {name: github, provider: github, secrets: ["\${INBOUND}"]}
destinations:
  - name: flaky
    http: {url: "${flaky.url}", secret: "\${OUTBOUND}"}
    retry: {strategy: exponential, initial: 200ms, factor: 2, max_interval: 10s, max_attempts: 6, jitter: 10%}
  - name: silent
    http: {url: "${silent.url}", secret: "\${OUTBOUND}", timeout: 300ms}
    retry: {strategy: exponential, initial: 50ms, factor: 2, max_interval: 1s, max_attempts: 3, jitter: 0%}
workflows:
  - name: both
    nodes:
      - {id: in, source: [github]}
      - {id: push, filter: "type == 'push'"}
      - {id: flaky, destination: flaky}
      - {id: silent, destination: silent}
    edges: [in > push, push > flaky, push.else > silent]
`, { INBOUND: secret, OUTBOUND: outbound });
});

after(async () => {
  flaky?.close();
  silent?.close();
  await station?.remove();
});

async function send(type) {
  const body = JSON.stringify({ zen: 'Keep it logically awesome.', n: randomUUID() });
  const answer = await fetch(`${station.ingest}/in/github`, {
    method: 'POST', body, headers: {
      'content-type': 'application/json', 'x-github-event': type, 'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
  });
  assert.equal(answer.status, 200);
  return (await answer.json()).id;
}

async function deliveryOf(event, status) {
  for (const deadline = Date.now() + 20_000; ;) {
    const { deliveries } = await station.get(`/api/v1/deliveries?event=${event}`);
    if (deliveries.length && deliveries[0].status === status)
      return station.get(`/api/v1/deliveries/${deliveries[0].id}`);
    assert.ok(Date.now() < deadline, `never ${status}: ${JSON.stringify(deliveries)}`);
  }
}

test('500, 500, 500, 200: four attempts, growing delays, one success', async () => {
  const event = await send('push');
  const { delivery, attempts } = await deliveryOf(event, 'succeeded');
  assert.equal(flaky.deliveries.length, 4);
  assert.deepEqual(attempts.map(a => a.http_status), [500, 500, 500, 200]);
  assert.deepEqual(attempts.map(a => a.number), [1, 2, 3, 4]);
  assert.equal(delivery.attempts, 4);
  assert.equal(new Set(flaky.deliveries.map(d => d.id)).size, 1, 'one webhook-id over all attempts');
  assert.ok(flaky.deliveries.every(d => !d.refused));
  const gaps = flaky.deliveries.slice(1).map((d, i) => d.at - flaky.deliveries[i].at);
  assert.ok(gaps[0] >= 170 && gaps[1] > gaps[0] * 1.3 && gaps[2] > gaps[1] * 1.3, `delays ${gaps}`);
  for (const attempt of attempts) assert.ok(attempt.timings.total > 0);

  const shown = await station.ctl('--json', 'deliveries', 'show', delivery.id);
  assert.equal(shown.code, 0);
  assert.match(shown.stdout.toString(), /"attempts":/);
  assert.equal((await station.get(`/api/v1/events/${event}`)).summary.state, 'delivered');
});

test('one that never answers becomes a dead letter; redrive succeeds once it is back', async () => {
  const event = await send('issues');
  const dead = await deliveryOf(event, 'dead');
  assert.equal(dead.attempts.length, 3);
  assert.ok(dead.attempts.every(a => a.outcome === 'timeout'));
  assert.equal((await station.get(`/api/v1/events/${event}`)).summary.state, 'failed');

  silentAnswers = true;
  const redriven = await station.ctl('redrive', dead.delivery.id);
  assert.equal(redriven.code, 0, redriven.stderr?.toString());
  const alive = await deliveryOf(event, 'succeeded');
  assert.equal(alive.attempts.length, 4);
  assert.equal(new Set(silent.deliveries.map(d => d.id)).size, 1);
  assert.equal((await station.ctl('redrive', dead.delivery.id)).code, 1, 'a live one is not redriven');
});

test('a replay keeps the webhook-id and says that it is one; as new it takes another', async () => {
  const event = await send('issues');
  await deliveryOf(event, 'succeeded');
  const before = silent.deliveries.length;
  assert.equal((await station.ctl('replay', event)).code, 0);
  await silent.until(deliveries => deliveries.length > before);
  const replayed = silent.deliveries[before];
  assert.equal(replayed.id, event);
  assert.equal(replayed.headers['webhook-replay'], '1');
  assert.equal((await station.ctl('replay', event, '--as-new')).code, 0);
  await silent.until(deliveries => deliveries.length > before + 1);
  assert.notEqual(silent.deliveries[before + 1].id, event);
});
