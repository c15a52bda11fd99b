// SPDX-License-Identifier: GPL-3.0-or-later
// Makes keyvectors.json: signatures by Node's crypto, independent of Signalbox's code.
//   node tests/core/auth/makekeyvectors.mjs > tests/core/auth/keyvectors.json
import crypto from 'node:crypto';

const message = '1700000000.{"a":"é"}';
const spki = (key) => key.export({ type: 'spki', format: 'der' }).toString('base64');
const pem = (key) => key.export({ type: 'spki', format: 'pem' });
const pss = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: crypto.constants.RSA_PSS_SALTLEN_DIGEST };

const ed = crypto.generateKeyPairSync('ed25519');
const p256 = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = crypto.generateKeyPairSync('ec', { namedCurve: 'P-384' });
const rsa = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });

const sign = (hash, key, options = {}) =>
  crypto.sign(hash, Buffer.from(message), { key: key.privateKey, ...options }).toString('base64');
const rawEd = Buffer.from(ed.publicKey.export({ format: 'jwk' }).x, 'base64url');

const signatures = [
  { name: 'ed25519 hex key', algorithm: 'ed25519', form: 'der', key: rawEd.toString('hex'), signature: sign(null, ed) },
  { name: 'ed25519 base64 key', algorithm: 'ed25519', form: 'der', key: rawEd.toString('base64'), signature: sign(null, ed) },
  { name: 'ed25519 PEM', algorithm: 'ed25519', form: 'der', key: pem(ed.publicKey), signature: sign(null, ed) },
  { name: 'ecdsa p256 der', algorithm: 'ecdsa-p256', form: 'der', key: spki(p256.publicKey), signature: sign('sha256', p256) },
  { name: 'ecdsa p256 raw', algorithm: 'ecdsa-p256', form: 'raw', key: pem(p256.publicKey), signature: sign('sha256', p256, { dsaEncoding: 'ieee-p1363' }) },
  { name: 'ecdsa p384 der', algorithm: 'ecdsa-p384', form: 'der', key: spki(p384.publicKey), signature: sign('sha384', p384) },
  { name: 'ecdsa p384 raw', algorithm: 'ecdsa-p384', form: 'raw', key: spki(p384.publicKey), signature: sign('sha384', p384, { dsaEncoding: 'ieee-p1363' }) },
  { name: 'rsa pkcs1 sha1', algorithm: 'rsa-pkcs1-sha1', form: 'der', key: pem(rsa.publicKey), signature: sign('sha1', rsa) },
  { name: 'rsa pkcs1 sha256', algorithm: 'rsa-pkcs1-sha256', form: 'der', key: spki(rsa.publicKey), signature: sign('sha256', rsa) },
  { name: 'rsa pss sha256', algorithm: 'rsa-pss-sha256', form: 'der', key: spki(rsa.publicKey), signature: sign('sha256', rsa, pss) },
  { name: 'rsa pss sha512', algorithm: 'rsa-pss-sha512', form: 'der', key: spki(rsa.publicKey), signature: sign('sha512', rsa, pss) },
];

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = { iss: 'vendor', aud: ['other', 'us'], nbf: 1700000000, exp: 1700000600,
  payload_hash: crypto.createHash('sha256').update(message).digest('hex') };
const secret = 'a secret for tokens';
const jwt = (alg, key, options) => {
  const text = part({ alg, typ: 'JWT', kid: alg }) + '.' + part(claims);
  const hash = alg === 'EdDSA' ? null : 'sha' + alg.slice(2);
  const code = key
    ? crypto.sign(hash, Buffer.from(text), { key: key.privateKey, dsaEncoding: 'ieee-p1363', ...options })
    : crypto.createHmac(hash, secret).update(text).digest();
  return text + '.' + code.toString('base64url');
};
const tokens = [
  { algorithm: 'HS256', key: secret, token: jwt('HS256') },
  { algorithm: 'HS384', key: secret, token: jwt('HS384') },
  { algorithm: 'HS512', key: secret, token: jwt('HS512') },
  { algorithm: 'RS256', key: pem(rsa.publicKey), token: jwt('RS256', rsa) },
  { algorithm: 'RS512', key: pem(rsa.publicKey), token: jwt('RS512', rsa) },
  { algorithm: 'PS256', key: pem(rsa.publicKey), token: jwt('PS256', rsa, pss) },
  { algorithm: 'ES256', key: pem(p256.publicKey), token: jwt('ES256', p256) },
  { algorithm: 'ES384', key: pem(p384.publicKey), token: jwt('ES384', p384) },
  { algorithm: 'EdDSA', key: pem(ed.publicKey), token: jwt('EdDSA', ed) },
];
const unsignedToken = part({ alg: 'none' }) + '.' + part(claims) + '.';
const confusedText = part({ alg: 'HS256' }) + '.' + part(claims);
const confusedToken = confusedText + '.'
  + crypto.createHmac('sha256', pem(rsa.publicKey)).update(confusedText).digest('base64url');
const jwk = (key, kid) => ({ ...key.publicKey.export({ format: 'jwk' }), kid, use: 'sig' });
const keySet = JSON.stringify({ keys: [{ kty: 'oct', k: 'AAAA' }, jwk(rsa, 'RS256'), jwk(p256, 'ES256'), jwk(p384, 'ES384'), jwk(ed, 'EdDSA')] });

console.log(JSON.stringify({ message, signatures, secret, tokens, unsignedToken, confusedToken, confusedKey: pem(rsa.publicKey), keySet }, null, 1));
