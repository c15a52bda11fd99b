// SPDX-License-Identifier: GPL-3.0-or-later
// A second reading of the schemes of provider files, with Node's crypto: what our C++ is held against.
import { constants, createHash, createHmac, createPublicKey, timingSafeEqual, verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { canonical } from './canonical.mjs';
import { member, pairs, valuesAt } from './request.mjs';

const hash = (algorithm, ...parts) => parts.reduce((all, part) => all.update(part), createHash(algorithm));
const mac = (algorithm, key, content) => (algorithm === 'prefix-sha256'
  ? hash('sha256', key, content) : createHmac(algorithm, key).update(content));
const equal = (a, b) => a.length === b.length && timingSafeEqual(a, b);

/** The key's bytes from the secret as the vendor shows it. */
export function keyBytes(secret, decode = 'utf8') {
  switch (decode) {
    case 'hex': return Buffer.from(secret, 'hex');
    case 'base64': return Buffer.from(secret, 'base64');
    case 'whsec': return secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
    case 'sha1': return hash('sha1', secret).digest();
    default: return Buffer.from(secret);
  }
}

/** PEM, SPKI in base64, or the 32 bytes of an Ed25519 key in hex or base64. */
export function publicKey(text) {
  if (text.includes('-----BEGIN')) return createPublicKey(text);
  const bytes = Buffer.from(text.replace(/^whpk_/, ''), /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
  const spki = bytes.length === 32 ? Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes]) : bytes;
  return createPublicKey({ key: spki, format: 'der', type: 'spki' });
}

/** The texts that may be signed, one for most schemes. */
export function contents(scheme, context) {
  const { request, item, parameters = {} } = context;
  if (typeof scheme.content === 'object') return canonical[scheme.content.canonical](context);
  const json = () => JSON.parse(request.body);
  const value = name => {
    const [kind, ...rest] = name.split(':');
    const of = rest.join(':');
    switch (kind) {
      case 'body': return request.body;
      case 'timestamp': return context.timestamp;
      case 'id': return context.id;
      case 'method': case 'url': case 'path': case 'target': case 'host': return request[kind];
      case 'header': return request.headers[of]?.[0];
      case 'query': return pairs(request.query).find(([key]) => key === of)?.[1];
      case 'form': return pairs(request.body).find(([key]) => key === of)?.[1];
      case 'json': return member(json(), of);
      case 'item': return member(item, of);
      case 'form-sorted': return pairs(request.body).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).flat().join('');
      case 'crc32': return String(crc32(request.body));
      case 'sha256': return hash('sha256', request.body).digest('hex');
      case 'parameter': return parameters[of];
      default: throw new Error(`{${name}}`);
    }
  };
  const parts = (scheme.content ?? '{body}').split(/(\{\{|\{[^{}]+\})/).map(part =>
    part === '{{' ? '{' : /^\{.+\}$/.test(part) ? value(part.slice(1, -1)) : part);
  return parts.includes(undefined) ? [] : [Buffer.concat(parts.map(part => Buffer.from(part)))];
}

/** The encoded HMAC as the vendor would write it, without its prefix. */
export function code(scheme, context, secret, decode, algorithm = scheme.algorithm) {
  const encoding = { hex: 'hex', base64: 'base64', base64url: 'base64url' }[scheme.encoding];
  return contents(scheme, context).map(content =>
    mac(algorithm, keyBytes(secret, decode), content).digest(encoding));
}

const microseconds = { s: 1e6, ms: 1e3, us: 1, ns: 1e-3 };
export function epochSeconds(text, unit) {
  if (unit === 'iso8601') {
    const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`;
    return Date.parse(zoned.replace(/(\.\d{3})\d+/, '$1')) / 1000;
  }
  return /^\d+$/.test(text) ? Number(text) * microseconds[unit ?? 's'] / 1e6 : NaN;
}

function inTime(scheme, seconds, now) {
  const { past, future } = { past: 300, future: 300, ...scheme.tolerance };
  if (past && seconds < now - past) return false;
  return !(future && seconds > now + future);
}

const decoders = { hex: text => (/^([0-9a-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex') : null),
  base64: text => (/^[A-Za-z0-9+/]+=*$/.test(text) ? Buffer.from(text, 'base64') : null),
  base64url: text => (/^[A-Za-z0-9_-]+=*$/.test(text) ? Buffer.from(text, 'base64url') : null) };

function common(scheme, context) {
  const full = { ...context };
  if (scheme.timestamp) {
    [full.timestamp] = valuesAt(scheme.timestamp, context.request, context.item);
    if (full.timestamp === undefined) return null;
    if (!inTime(scheme, epochSeconds(full.timestamp, scheme.timestamp.unit), context.now)) return null;
  }
  if (scheme.id) {
    [full.id] = valuesAt(scheme.id, context.request, context.item);
    if (full.id === undefined) return null;
  }
  return full;
}

function hmac(scheme, context) {
  const full = common(scheme, context);
  if (!full) return false;
  const [keyId] = scheme.key_id ? valuesAt(scheme.key_id, context.request) : [];
  for (let secret of context.secrets) {
    if (scheme.key_id) {
      const [id, ...rest] = secret.split(':');
      secret = rest.join(':');
      if (id !== keyId) continue;
    }
    for (let value of valuesAt(scheme.signature, context.request, context.item)) {
      let { algorithm } = scheme;
      if (Array.isArray(algorithm)) {
        const method = algorithm.find(name => value.startsWith(`${name}=`));
        if (!method) continue;
        [algorithm, value] = [method, value.slice(method.length + 1)];
      }
      const given = decoders[scheme.encoding](value);
      if (given && contents(scheme, full).some(content =>
        equal(given, mac(algorithm, keyBytes(secret, context.decode), content).digest()))) return true;
    }
  }
  return false;
}

const signatures = {
  ed25519: () => [null, {}],
  'ecdsa-p256': scheme => ['sha256', { dsaEncoding: scheme.form === 'raw' ? 'ieee-p1363' : 'der' }],
  'ecdsa-p384': scheme => ['sha384', { dsaEncoding: scheme.form === 'raw' ? 'ieee-p1363' : 'der' }],
  'rsa-pkcs1-sha1': () => ['sha1', {}],
  'rsa-pkcs1-sha256': () => ['sha256', {}],
  'rsa-pss-sha256': () => ['sha256', { padding: constants.RSA_PKCS1_PSS_PADDING }],
  'rsa-pss-sha512': () => ['sha512', { padding: constants.RSA_PKCS1_PSS_PADDING }],
};

function asymmetric(scheme, context) {
  const full = common(scheme, context);
  if (!full) return false;
  const [algorithm, options] = signatures[scheme.algorithm](scheme);
  return (scheme.key ? [scheme.key].flat() : context.secrets).some(key =>
    valuesAt(scheme.signature, context.request, context.item).some(value => {
      const given = decoders[scheme.encoding](value);
      return given && contents(scheme, full).some(content =>
        verify(algorithm, content, { key: publicKey(key), ...options }, given));
    }));
}

function standardWebhooks(scheme, context) {
  const families = scheme.family === 'any' ? ['webhook', 'svix'] : [scheme.family];
  return families.some(family => {
    const common = { tolerance: scheme.tolerance, id: { header: `${family}-id` },
      timestamp: { header: `${family}-timestamp`, unit: 's' }, content: '{id}.{timestamp}.{body}', encoding: 'base64' };
    const signature = prefix => ({ header: `${family}-signature`, split: ' ', prefix });
    return context.secrets.some(secret => secret.startsWith('whpk_')
      ? asymmetric({ ...common, algorithm: 'ed25519', signature: signature('v1a,') }, { ...context, secrets: [secret] })
      : hmac({ ...common, algorithm: 'sha256', signature: signature('v1,') },
        { ...context, secrets: [secret], decode: context.decode === 'base64' ? 'base64' : 'whsec' }));
  });
}

const equalsSecret = (values, secrets) =>
  values.length === 1 && secrets.some(secret => equal(Buffer.from(values[0]), Buffer.from(secret)));

function basic(scheme, { request, secrets }) {
  const values = valuesAt({ header: 'authorization' }, request).filter(value => /^Basic /i.test(value));
  return equalsSecret(values.map(value => Buffer.from(value.slice(6), 'base64').toString()), secrets);
}

const jws = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };
function jwt(scheme, context) {
  const [token] = valuesAt(scheme.place, context.request);
  const [head, claims, signature] = token?.split('.') ?? [];
  if (!signature) return false;
  const { alg } = JSON.parse(Buffer.from(head, 'base64url'));
  if (!scheme.algorithms.includes(alg)) return false;
  const signed = `${head}.${claims}`;
  const bytes = Buffer.from(signature, 'base64url');
  const genuine = context.secrets.some(secret => {
    const isPublic = secret.includes('-----BEGIN');
    if (jws[alg]) return !isPublic && equal(bytes, createHmac(jws[alg], secret).update(signed).digest());
    if (!isPublic) return false;
    const options = { dsaEncoding: 'ieee-p1363', padding: alg.startsWith('PS') ? constants.RSA_PKCS1_PSS_PADDING : undefined };
    return verify(alg === 'EdDSA' ? null : `sha${alg.slice(2)}`, Buffer.from(signed), { key: publicKey(secret), ...options }, bytes);
  });
  if (!genuine) return false;
  const body = JSON.parse(Buffer.from(claims, 'base64url'));
  const named = text => (typeof text === 'object' ? context.parameters[text.parameter] : text);
  if (body.exp === undefined && scheme.expires !== false) return false;
  if (body.exp !== undefined && body.exp + 60 < context.now) return false;
  if (body.nbf !== undefined && body.nbf - 60 > context.now) return false;
  if (scheme.issuer && named(scheme.issuer) !== undefined && body.iss !== named(scheme.issuer)) return false;
  if (scheme.audience && named(scheme.audience) !== undefined && ![body.aud].flat().includes(named(scheme.audience))) return false;
  return !scheme.body_hash
    || body[scheme.body_hash.claim] === hash('sha256', context.request.body).digest(scheme.body_hash.encoding);
}

/** RFC 9421 with one signature, derived components and fields, and RFC 9530's Content-Digest. */
function messageSignature(scheme, context) {
  const { request, secrets, now } = context;
  const [input] = request.headers['signature-input'] ?? [];
  const [, label, parameters, list] = /^([a-z0-9]+)=(\(([^)]*)\).*)$/.exec(input ?? '') ?? [];
  const [, given] = new RegExp(`${label}=:([A-Za-z0-9+/=]+):`).exec(request.headers.signature?.[0] ?? '') ?? [];
  if (!given) return false;
  const names = list.split(' ').map(name => name.replaceAll('"', ''));
  if (!scheme.required.every(name => names.includes(name))) return false;
  const url = new URL(request.url);
  const derived = { '@method': request.method, '@target-uri': request.url, '@authority': url.host,
    '@path': url.pathname, '@query': url.search || '?', '@scheme': url.protocol.slice(0, -1), '@request-target': request.target };
  const base = [...names.map(name => `"${name}": ${derived[name] ?? request.headers[name]?.join(', ')}`),
    `"@signature-params": ${parameters}`].join('\n');
  const created = Number(/;created=(\d+)/.exec(parameters)?.[1]);
  if (!inTime(scheme, created, now)) return false;
  const digest = /sha-256=:([^:]+):/.exec(request.headers['content-digest']?.[0] ?? '')?.[1];
  if (digest !== hash('sha256', request.body).digest('base64')) return false;
  const bytes = Buffer.from(given, 'base64');
  return secrets.some(secret => secret.includes('-----BEGIN')
    ? verify(null, Buffer.from(base), publicKey(secret), bytes)
    : equal(bytes, createHmac('sha256', Buffer.from(secret)).update(base).digest()));
}

const certificatesOf = pem => (pem.match(/-----BEGIN[\s\S]*?END CERTIFICATE-----/g) ?? []).map(one => new X509Certificate(one));
const authorities = certificatesOf(readFileSync(new URL('authorities.pem', import.meta.url), 'utf8'));
const whole = (patterns, text) => patterns.some(pattern => new RegExp(`^(?:${pattern})$`).test(text));
const isIssuedBy = (certificate, issuer) => certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/** Whether `certificate` leads to an authority through `others`, all of them valid at `now`. */
function leads(certificate, others, now) {
  if (now < Date.parse(certificate.validFrom) / 1000 || now > Date.parse(certificate.validTo) / 1000) return false;
  return authorities.some(one => isIssuedBy(certificate, one))
    || others.some((one, at) => one.ca && isIssuedBy(certificate, one) && leads(one, others.toSpliced(at, 1), now));
}

/** The key at `address`, when that is the vendor's and what stands there proves to be. */
function certificateKey(scheme, context, address) {
  const [, host, path] = /^https:\/\/([a-z0-9.-]+)(\/[\w./-]*)$/.exec(address ?? '') ?? [];
  const pem = context.fetched?.[address];
  if (!pem || !whole(scheme.hosts, host) || !whole(scheme.paths, path)) return null;
  const [first, ...others] = certificatesOf(pem);
  const names = first.subjectAltName?.match(/(?<=DNS:)[^,]+/g) ?? first.subject.match(/(?<=^CN=).+$/gm) ?? [];
  const proven = !first.ca && names.some(name => whole(scheme.names, name)) && leads(first, others, context.now);
  return proven ? first.publicKey : null;
}

function sns(scheme, context) {
  const message = JSON.parse(context.request.body);
  const isNotification = message.Type === 'Notification';
  const names = isNotification
    ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
    : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const content = names.filter(name => name in message).map(name => `${name}\n${message[name]}\n`).join('');
  const key = certificateKey(scheme, context, message.SigningCertURL);
  const topics = (context.parameters[scheme.topics.parameter] ?? '').split(/[\s,]+/);
  return key !== null && inTime(scheme, epochSeconds(message.Timestamp, 'iso8601'), context.now)
    && (!isNotification || topics.includes(message.TopicArn))
    && verify(message.SignatureVersion === '2' ? 'sha256' : 'sha1', Buffer.from(content), key,
      Buffer.from(message.Signature, 'base64'));
}

function paypal(scheme, context) {
  const { request: { headers, body }, parameters } = context;
  const [id, time, address, signature] = ['id', 'time', 'cert', 'sig'].map(name =>
    headers[name === 'cert' ? 'paypal-cert-url' : `paypal-transmission-${name}`]?.[0]);
  const key = certificateKey(scheme, context, address);
  const webhook = parameters[scheme.webhook_id.parameter];
  return key !== null && inTime(scheme, epochSeconds(time, 'iso8601'), context.now)
    && verify('sha256', Buffer.from(`${id}|${time}|${webhook}|${crc32(body)}`), key, Buffer.from(signature, 'base64'));
}

const kinds = { hmac, 'public-key': asymmetric, 'standard-webhooks': standardWebhooks, basic, jwt, sns, paypal,
  'http-message-signatures': messageSignature,
  token: (scheme, { request, item, secrets }) => equalsSecret(valuesAt(scheme.place, request, item), secrets) };

/** Whether `scheme` of `provider` verifies with the secrets of `vector`. */
export function verifies(scheme, provider, vector, request, item) {
  const name = scheme.secret ?? provider.secrets[0]?.name;
  const secrets = [vector.secrets?.[name] ?? []].flat();
  const decode = provider.secrets.find(secret => secret.name === name)?.decode;
  return kinds[scheme.kind](scheme, { request, item, secrets, decode, parameters: vector.parameters ?? {},
    now: vector.now, fetched: vector.fetched });
}
