// SPDX-License-Identifier: GPL-3.0-or-later
// A real HTTP server that checks each delivery with the npm package standardwebhooks.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

export class Sink {
  /** `answer(delivery, index)` gives a status, or {status, headers}, or null to never answer. */
  static async start(secret, answer = () => 204) {
    const sink = new Sink();
    sink.deliveries = [];
    sink.waiting = [];
    sink.answer = answer;
    sink.webhook = new Webhook(secret);
    sink.server = createServer((request, response) => sink.receive(request, response));
    sink.server.listen(0, '127.0.0.1');
    await once(sink.server, 'listening');
    sink.url = `http://127.0.0.1:${sink.server.address().port}/hook`;
    return sink;
  }

  async receive(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const delivery = { headers: request.headers, body, at: Date.now(), id: request.headers['webhook-id'] };
    try {
      this.webhook.verify(body, request.headers, { jsonParse: false });
    } catch (error) {
      delivery.refused = String(error);
    }
    this.deliveries.push(delivery);
    const verdict = this.answer(delivery, this.deliveries.length - 1);
    this.waiting = this.waiting.filter(({ done, resolve }) => !done(this.deliveries) || (resolve(), false));
    if (verdict === null) return;
    const { status, headers } = typeof verdict === 'number' ? { status: verdict } : verdict;
    response.writeHead(status, headers).end();
  }

  /** Resolves once `done(deliveries)`; checked with each arrival. */
  until(done) {
    if (done(this.deliveries)) return Promise.resolve();
    return new Promise(resolve => this.waiting.push({ done, resolve }));
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
