// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the vectors of paypal.json anew, with an authority and a certificate of our own (openssl),
// signed by Node's crypto, and puts the authority into authorities.pem in place of the one before:
//   node tests/providers/makecertificatevectors.mjs
import { execFileSync } from 'node:child_process';
import { createSign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';

const here = name => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
const at = name => join(folder, name);
const certificate = (name, subject, extensions, signer = []) => {
  writeFileSync(at(`${name}.cnf`), `[req]\ndistinguished_name=dn\n[dn]\n[ext]\n${extensions}\n`);
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '36500', '-config',
    at(`${name}.cnf`), '-extensions', 'ext', '-subj', subject, '-out', at(`${name}.pem`), '-keyout',
    at(`${name}.key`), ...signer], { stdio: 'pipe' });
  return readFileSync(at(`${name}.pem`), 'utf8');
};
const authority = certificate('authority', '/CN=Authority of test vectors', 'basicConstraints=critical,CA:TRUE');
const signer = ['-CA', at('authority.pem'), '-CAkey', at('authority.key')];
const genuine = certificate('genuine', '/O=PayPal, Inc./CN=messageverificationcerts.paypal.com',
  'basicConstraints=CA:FALSE', signer);
const named = certificate('named', '/CN=messageverificationcerts.paypal.com.example.org',
  'basicConstraints=CA:FALSE', signer);
const stranger = certificate('stranger', '/CN=messageverificationcerts.paypal.com', 'basicConstraints=CA:FALSE');

const url = 'https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-7a8abba8';
const id = '69cd13f0-d67a-11e5-baa3-778b53f4ae55';
const time = `${new Date().getUTCFullYear() + 1}-01-01T12:00:00Z`;
const webhook = '1JE4291016473214C';
const body = '{"id":"WH-2WR32451HC0233532-67976317FL4543714","create_time":"2014-10-23T17:23:52Z",'
  + '"resource_type":"sale","event_type":"PAYMENT.SALE.COMPLETED","summary":"A successful sale payment"}';
const vector = (key, pem, source, expect, address = url) => ({
  now: Date.parse(time) / 1000 + 2,
  parameters: { webhook_id: webhook },
  headers: {
    'paypal-transmission-id': id,
    'paypal-transmission-time': time,
    'paypal-transmission-sig': createSign('sha256').update(`${id}|${time}|${webhook}|${crc32(Buffer.from(body))}`)
      .sign(readFileSync(at(`${key}.key`)), 'base64'),
    'paypal-cert-url': address,
    'paypal-auth-algo': 'SHA256withRSA',
  },
  body,
  fetched: { [address]: pem },
  expect,
  ...(expect === 'accept' ? { key: 'WH-2WR32451HC0233532-67976317FL4543714', type: 'PAYMENT.SALE.COMPLETED' } : {}),
  source,
  recomputed: true,
});
const vectors = [
  vector('genuine', genuine, 'by a certificate of our own', 'accept'),
  vector('stranger', stranger, 'by a certificate that nobody issued', 'refuse'),
  vector('named', named, 'by a certificate for another name', 'refuse'),
  vector('genuine', genuine, 'by a certificate elsewhere', 'refuse', url.replace('api.paypal.com', 'api.paypal.com.example.org')),
];

const file = here('../../resources/providers/paypal.json');
const text = readFileSync(file, 'utf8').replace(/,\n {2}"vectors": [\s\S]*$/, '\n}\n').replace(/\n\}\n$/, '');
writeFileSync(file, `${text},\n  "vectors": ${JSON.stringify(vectors, null, 2).replaceAll('\n', '\n  ')}\n}\n`);
const authorities = here('authorities.pem');
const [amazon] = readFileSync(authorities, 'utf8').match(/-----BEGIN[\s\S]*?END CERTIFICATE-----\n/);
writeFileSync(authorities, amazon + authority);
rmSync(folder, { recursive: true });
