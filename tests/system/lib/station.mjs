// SPDX-License-Identifier: GPL-3.0-or-later
// A signalboxd of a test's own: temporary store, temporary runtime folder, free ports.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const bin = process.env.SIGNALBOX_BIN;
if (!bin) throw new Error('SIGNALBOX_BIN must name the folder of the built programs');

export class Station {
  /** Starts signalboxd with `config` (YAML) and `env`, and waits for its ready line. */
  static async start(config, env = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'signalbox-'));
    const station = new Station();
    Object.assign(station, { folder, env: { ...process.env, ...env, XDG_RUNTIME_DIR: folder } });
    await writeFile(join(folder, 'station.yaml'), config);
    await station.launch();
    return station;
  }

  async launch() {
    this.process = spawn(
      join(bin, 'signalboxd'),
      ['--config', join(this.folder, 'station.yaml'), '--store', `sqlite://${this.folder}/station.db`,
        '--listen', '127.0.0.1:0', '--admin', '127.0.0.1:0'],
      { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.log = '';
    this.process.stderr.on('data', chunk => { this.log += chunk; });
    const lines = createInterface({ input: this.process.stdout });
    const [line] = await Promise.race([
      once(lines, 'line'),
      once(this.process, 'exit').then(([code]) => {
        throw new Error(`signalboxd ended with ${code} before it was ready:\n${this.log}`);
      }),
    ]);
    const match = /^ready (http:\S+) admin (http:\S+)$/.exec(line);
    if (!match) throw new Error(`not a ready line: ${line}`);
    [, this.ingest, this.admin] = match;
    const port = new URL(this.admin).port;
    this.token = (await readFile(join(this.folder, 'signalbox', `admin-${port}.token`), 'utf8')).trim();
  }

  /** GET on the admin API; the parsed JSON. */
  async get(path) {
    const answer = await this.fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  fetch(path, options = {}) {
    return fetch(this.admin + path, {
      ...options, headers: { authorization: `Bearer ${this.token}`, ...options.headers },
    });
  }

  /** Runs signalboxctl against this station; {code, stdout, stderr}. */
  async ctl(...args) {
    try {
      const done = await promisify(execFile)(join(bin, 'signalboxctl'), ['--url', this.admin, ...args],
        { env: { ...this.env, SIGNALBOX_TOKEN: this.token }, encoding: 'buffer', maxBuffer: 1 << 26 });
      return { code: 0, ...done };
    } catch (error) {
      return { code: error.code, stdout: error.stdout, stderr: error.stderr };
    }
  }

  /** All pages of a list, oldest last. */
  async all(path, member) {
    const items = [];
    for (let before; ;) {
      const page = await this.get(`${path}?limit=200${before ? `&before=${before}` : ''}`);
      items.push(...page[member]);
      if (!page.next) return items;
      before = page.next;
    }
  }

  /** Ends signalboxd by SIGTERM; its exit code. */
  async stop() {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    const [code] = await ended;
    return code;
  }

  async remove() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = once(this.process, 'exit');
      this.process.kill('SIGKILL');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
