// SPDX-License-Identifier: GPL-3.0-or-later
// One entry a vendor: how its library signs, how it verifies, and where the two of us differ on
// purpose. `make(secret)` gives {method, path, headers, body}; `verify(request)` is the vendor's own
// verdict on {method, url, headers, body}, headers joined as Node joins them. In `stricter` stand the
// kinds of mutation that the vendor takes and we refuse, in `looser` those that we take, each with why.
import { createHash, createHmac, generateKeyPairSync, randomUUID, sign as signWith } from 'node:crypto';
import { createRequire } from 'node:module';
import { sign as octokitSign, verify as octokitVerify } from '@octokit/webhooks-methods';
import Adyen from '@adyen/api-library';
import braintree from 'braintree';
import { verifyKey } from 'discord-interactions';
import { createSigner, createVerifier, httpbis } from 'http-message-signatures';
import { jwtVerify, SignJWT } from 'jose';
import { LinearWebhookClient } from '@linear/sdk/webhooks';
import { Paddle } from '@paddle/paddle-node-sdk';
import { Signature as HubSpot } from '@hubspot/api-client';
import { validateSignature as lineVerify } from '@line/bot-sdk';
import sendgrid from '@sendgrid/eventwebhook';
import '@shopify/shopify-api/adapters/node';
import { shopifyApi } from '@shopify/shopify-api';
import { isValidSlackRequest } from '@slack/bolt/dist/receivers/verify-request.js';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { Webhook as Svix } from 'svix';
import twilio from 'twilio';
import { WorkOS } from '@workos-inc/node';

const { getExpectedTwilioSignature, getExpectedBodyHash } = createRequire(import.meta.url)('twilio/lib/webhooks/webhooks.js');
const seconds = () => Math.floor(Date.now() / 1000);
const json = value => Buffer.from(JSON.stringify(value));
const post = (headers, body, path = '') => ({ method: 'POST', path,
  headers: [['content-type', 'application/json'], ...Object.entries(headers)], body });
const hmac = (secret, text, encoding = 'hex') => createHmac('sha256', secret).update(text).digest(encoding);
/** A secret with one bit turned, `number` choosing which. */
const turned = secret => number => {
  const letters = [...secret];
  const at = letters.length - 1 - number % 12;
  letters[at] = String.fromCharCode(letters[at].charCodeAt(0) ^ 1);
  return letters.join('');
};

const twice = {
  'doubled header, right and right': 'a header that must stand once is malformed when it stands twice',
  'doubled header, right and wrong': 'a header that must stand once is malformed when it stands twice',
  'doubled header, wrong and right': 'a header that must stand once is malformed when it stands twice',
};
const twiceTimed = { ...twice, 'doubled timestamp': 'a header that must stand once is malformed when it stands twice' };
const lenientBase64 = {
  'longer signature': 'Node stops reading base64 at its padding; what follows is not base64',
  quotes: 'Node passes over what is not base64',
  'inner blank': 'Node passes over what is not base64',
  'other letters of base64': 'Node reads base64 and base64url alike',
};
const anyCase = { 'capital letters': 'hex says the same 32 bytes in capitals', 'letters turned': 'hex says the same 32 bytes in capitals' };
const unpadded = { 'no padding': 'base64 without its padding says the same bytes' };

const ed = generateKeyPairSync('ed25519');
const edOther = generateKeyPairSync('ed25519');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p256Other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const edRaw = key => key.export({ type: 'spki', format: 'der' }).subarray(12);

function standard(name, family, Webhook) {
  const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
  return {
    name, provider: name, secret,
    otherSecret: number => `whsec_${Buffer.from(turned('thirty-two bytes of other secret')(number)).toString('base64')}`,
    make(key) {
      const [id, at, body] = [`msg_${randomUUID()}`, new Date(), json({ type: 'invoice.paid', id: randomUUID() })];
      const signature = new Webhook(key).sign(id, at, body.toString());
      return post({ [`${family}-id`]: id, [`${family}-timestamp`]: `${Math.floor(at / 1000)}`, [`${family}-signature`]: signature }, body);
    },
    verify: ({ headers, body }) => { new Webhook(secret).verify(body.toString(), headers); return true; },
    signature: { header: `${family}-signature`, find: /v1,(.+)/ },
    timestamp: { header: `${family}-timestamp`, find: /(\d+)/ },
    prefix: { header: `${family}-signature`, find: /(v1,)/ }, stricter: twiceTimed, looser: unpadded,
  };
}

const webhookSecret = 'whsec_5f1b2c3d4e5f60718293a4b5c6d7e8f9';
const stripe = new Stripe('sk_test_0000000000');
const paddle = new Paddle('pdl_sdbx_0000000000');
const workos = new WorkOS('sk_test_0000000000');
const linear = new LinearWebhookClient('lin_wh_0123456789abcdef0123');
const sendgridVerifier = new sendgrid.EventWebhook();
const sendgridKey = p256.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const adyenKey = '44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056';
const adyen = new Adyen.hmacValidator();
const shopify = shopifyApi({ apiKey: 'key', apiSecretKey: 'hush-hush-hush-hush', hostName: 'hooks.example.org', apiVersion: '2025-07',
  isEmbeddedApp: false, scopes: [], logger: { log: () => {} } });
const braintreeGateway = privateKey => new braintree.BraintreeGateway(
  { environment: braintree.Environment.Sandbox, merchantId: 'merchant', publicKey: 'integration_public_key', privateKey });
const jwtSecret = 'a-shared-secret-of-at-least-32-bytes';
const twilioToken = '12345678901234567890123456789012';
const twilioUrl = path => `https://hooks.example.org/in/twilio${path}`;

export const vendors = [
  {
    name: '@octokit/webhooks-methods', provider: 'github', secret: "It's a Secret to Everybody", otherSecret: turned("It's a Secret to Everybody"),
    async make(secret) {
      const body = json({ action: 'opened', number: Math.floor(Math.random() * 1e6) });
      return post({ 'x-github-event': 'issues', 'x-github-delivery': randomUUID(), 'x-hub-signature-256': await octokitSign(secret, body.toString()) }, body);
    },
    verify: ({ headers, body }) => octokitVerify("It's a Secret to Everybody", body.toString(), headers['x-hub-signature-256']),
    signature: { header: 'x-hub-signature-256', find: /sha256=(.+)/ }, prefix: { header: 'x-hub-signature-256', find: /(sha256=)/ }, looser: anyCase,
  },
  {
    name: 'stripe', provider: 'stripe', secret: webhookSecret, otherSecret: turned(webhookSecret),
    make(secret) {
      const payload = JSON.stringify({ id: `evt_${randomUUID()}`, type: 'charge.succeeded', created: seconds() });
      return post({ 'stripe-signature': stripe.webhooks.generateTestHeaderString({ payload, secret }) }, Buffer.from(payload));
    },
    verify: ({ headers, body }) => Boolean(stripe.webhooks.constructEvent(body, headers['stripe-signature'], webhookSecret)),
    signature: { header: 'stripe-signature', find: /v1=([^,]+)/ }, timestamp: { header: 'stripe-signature', find: /t=(\d+)/ },
    prefix: { header: 'stripe-signature', find: /(v1=)/ }, stricter: twice, looser: anyCase,
  },
  standard('standard-webhooks', 'webhook', StandardWebhook),
  standard('svix', 'svix', Svix),
  {
    name: 'twilio', provider: 'twilio', secret: twilioToken, otherSecret: turned(twilioToken), path: '?foo=1&bar=2',
    make(secret) {
      const params = { CallSid: `CA${randomUUID()}`, CallStatus: 'completed', Caller: '+14158675309', To: '+18005551212', Digits: '1234' };
      const request = post({ 'x-twilio-signature': getExpectedTwilioSignature(secret, twilioUrl('?foo=1&bar=2'), params) },
        Buffer.from(new URLSearchParams(params).toString()), '?foo=1&bar=2');
      request.headers[0][1] = 'application/x-www-form-urlencoded';
      return request;
    },
    verify({ headers, body, path }) {
      const params = {};
      for (const [name, value] of new URLSearchParams(body.toString()))
        params[name] = name in params ? [params[name], value].flat() : value;
      return twilio.validateRequest(twilioToken, headers['x-twilio-signature'], twilioUrl(path), params);
    },
    signature: { header: 'x-twilio-signature' }, looser: unpadded,
  },
  {
    name: 'twilio (JSON)', provider: 'twilio', secret: twilioToken, otherSecret: turned(twilioToken),
    make(secret) {
      const body = json({ MessageSid: `SM${randomUUID()}`, MessageStatus: 'delivered' });
      const path = `?bodySHA256=${getExpectedBodyHash(body.toString())}`;
      return post({ 'x-twilio-signature': getExpectedTwilioSignature(secret, twilioUrl(path), {}) }, body, path);
    },
    verify: ({ headers, body, path }) => twilio.validateRequestWithBody(twilioToken, headers['x-twilio-signature'], twilioUrl(path), body.toString()),
    signature: { header: 'x-twilio-signature' }, looser: unpadded,
  },
  {
    name: '@slack/bolt', provider: 'slack', secret: '8f742231b10e8888abcd99yyyzzz85a5', otherSecret: turned('8f742231b10e8888abcd99yyyzzz85a5'),
    make(secret) {
      const [time, body] = [seconds(), json({ type: 'event_callback', event_id: `Ev${randomUUID()}`, event: { type: 'app_mention' } })];
      return post({ 'x-slack-request-timestamp': `${time}`, 'x-slack-signature': `v0=${hmac(secret, `v0:${time}:${body}`)}` }, body);
    },
    verify({ headers, body }) {
      const options = { signingSecret: '8f742231b10e8888abcd99yyyzzz85a5', body: body.toString(),
        headers: { ...headers, 'x-slack-request-timestamp': headers['x-slack-request-timestamp'] && Number(headers['x-slack-request-timestamp']) } };
      return isValidSlackRequest(options);
    },
    signature: { header: 'x-slack-signature', find: /v0=(.+)/ }, timestamp: { header: 'x-slack-request-timestamp', find: /(\d+)/ },
    prefix: { header: 'x-slack-signature', find: /(v0=)/ }, looser: anyCase,
  },
  {
    name: '@shopify/shopify-api', provider: 'shopify', secret: 'hush-hush-hush-hush', otherSecret: turned('hush-hush-hush-hush'),
    make(secret) {
      const body = json({ id: Math.floor(Math.random() * 1e9), name: '#9999' });
      return post({ 'x-shopify-topic': 'orders/create', 'x-shopify-shop-domain': 'shop.myshopify.com', 'x-shopify-api-version': '2025-07',
        'x-shopify-webhook-id': randomUUID(), 'x-shopify-hmac-sha256': hmac(secret, body, 'base64') }, body);
    },
    async verify({ headers, body, method, url }) {
      const answer = await shopify.webhooks.validate({ rawBody: body.toString(), rawRequest: { method, url, headers }, rawResponse: {} });
      return answer.valid;
    },
    signature: { header: 'x-shopify-hmac-sha256' }, looser: unpadded,
  },
  {
    name: '@paddle/paddle-node-sdk', provider: 'paddle', secret: 'pdl_ntfset_01_secret', otherSecret: turned('pdl_ntfset_01_secret'),
    make(secret) {
      const [time, body] = [seconds(), json({ event_id: `evt_${randomUUID()}`, event_type: 'transaction.completed', occurred_at: new Date().toISOString() })];
      return post({ 'paddle-signature': `ts=${time};h1=${hmac(secret, `${time}:${body}`)}` }, body);
    },
    verify: ({ headers, body }) => paddle.webhooks.isSignatureValid(body.toString(), 'pdl_ntfset_01_secret', headers['paddle-signature']),
    signature: { header: 'paddle-signature', find: /h1=(.+)/ }, timestamp: { header: 'paddle-signature', find: /ts=(\d+)/ },
    prefix: { header: 'paddle-signature', find: /(h1=)/ }, stricter: twice, looser: anyCase,
  },
  {
    name: '@line/bot-sdk', provider: 'line', secret: '8c570fa6dd201bb328f1c1eac23a96d8', otherSecret: turned('8c570fa6dd201bb328f1c1eac23a96d8'),
    make(secret) {
      const body = json({ destination: 'U8', events: [{ type: 'message', timestamp: Date.now(), webhookEventId: randomUUID() }] });
      return post({ 'x-line-signature': hmac(secret, body, 'base64') }, body);
    },
    verify: ({ headers, body }) => lineVerify(body, '8c570fa6dd201bb328f1c1eac23a96d8', headers['x-line-signature']),
    signature: { header: 'x-line-signature' }, stricter: { ...twice, ...lenientBase64 },
  },
  {
    name: '@adyen/api-library', provider: 'adyen', secret: adyenKey, otherSecret: number => turned(adyenKey)(number).replace(/[^0-9A-F]/g, '0'),
    make(secret) {
      const item = { amount: { value: 1130, currency: 'EUR' }, pspReference: randomUUID(), eventCode: 'AUTHORISATION', merchantAccountCode: 'TestMerchant',
        merchantReference: 'TestPayment', success: 'true', eventDate: new Date().toISOString() };
      item.additionalData = { hmacSignature: adyen.calculateHmac(item, secret) };
      return post({}, json({ live: 'false', notificationItems: [{ NotificationRequestItem: item }] }));
    },
    verify: ({ body }) => JSON.parse(body).notificationItems.every(({ NotificationRequestItem: item }) => adyen.validateHMAC(item, adyenKey)),
    signature: { body: /"hmacSignature":"([^"]+)"/ }, stricter: { ...lenientBase64, 'body bit': 'a turned bit in a member that is not signed leaves text that is no UTF-8, which is no JSON' },
  },
  {
    name: '@adyen/api-library (platform)', provider: 'adyen-platform', secret: adyenKey, otherSecret: number => turned(adyenKey)(number).replace(/[^0-9A-F]/g, '0'),
    make(secret) {
      const body = json({ type: 'balancePlatform.accountHolder.created', id: randomUUID(), timestamp: new Date().toISOString() });
      return post({ hmacsignature: adyen.calculateHmac(body.toString(), secret) }, body);
    },
    verify: ({ headers, body }) => adyen.validateHMACSignature(adyenKey, headers.hmacsignature, body.toString()),
    signature: { header: 'hmacsignature' }, stricter: { ...twice, ...lenientBase64 },
  },
  {
    name: 'braintree', provider: 'braintree', secret: 'integration_private_key', otherSecret: turned('integration_private_key'),
    parameters: { public_key: 'integration_public_key' },
    make: privateKey => ({ method: 'POST', path: '', headers: [['content-type', 'application/x-www-form-urlencoded']],
      body: Buffer.from(new URLSearchParams(braintreeGateway(privateKey).webhookTesting
        .sampleNotification('subscription_went_past_due', randomUUID())).toString()) }),
    async verify({ body }) {
      const fields = new URLSearchParams(body.toString());
      return Boolean(await braintreeGateway('integration_private_key').webhookNotification.parse(fields.get('bt_signature'), fields.get('bt_payload')));
    },
    signature: { body: /bt_signature=[^&]*%7C([^&]+)/ },
    looser: { ...anyCase, 'body bit': 'the name of the key before the code is not compared: the code alone is the proof' },
  },
  {
    name: '@hubspot/api-client', provider: 'hubspot', secret: '232ed20c-9e1d-4b8c-9d6c-3f6a3c1e2b4d', otherSecret: turned('232ed20c-9e1d-4b8c-9d6c-3f6a3c1e2b4d'), path: '?a=1%2C2',
    make(clientSecret) {
      const [timestamp, requestBody] = [Date.now(), json([{ eventId: Math.floor(Math.random() * 1e9), subscriptionId: 52, occurredAt: Date.now(), subscriptionType: 'contact.creation' }])];
      const signature = HubSpot.getSignature('POST', 'v3', { clientSecret, url: 'https://hooks.example.org/in/hubspot?a=1%2C2', requestBody: requestBody.toString(), timestamp });
      return post({ 'x-hubspot-request-timestamp': `${timestamp}`, 'x-hubspot-signature-v3': signature }, requestBody, '?a=1%2C2');
    },
    verify: ({ method, headers, body, url }) => HubSpot.isValid({ method, signatureVersion: 'v3', clientSecret: '232ed20c-9e1d-4b8c-9d6c-3f6a3c1e2b4d', url,
      requestBody: body.toString(), timestamp: headers['x-hubspot-request-timestamp'] && Number(headers['x-hubspot-request-timestamp']), signature: headers['x-hubspot-signature-v3'] }),
    signature: { header: 'x-hubspot-signature-v3' }, timestamp: { header: 'x-hubspot-request-timestamp', find: /(\d+)/ }, looser: unpadded,
  },
  {
    name: '@linear/sdk', provider: 'linear', secret: 'lin_wh_0123456789abcdef0123', otherSecret: turned('lin_wh_0123456789abcdef0123'),
    make(secret) {
      const body = json({ action: 'create', type: 'Issue', webhookTimestamp: Date.now() });
      return post({ 'linear-delivery': randomUUID(), 'linear-event': 'Issue', 'linear-signature': hmac(secret, body) }, body);
    },
    verify: ({ headers, body }) => linear.verify(body, headers['linear-signature']),
    signature: { header: 'linear-signature' }, timestamp: { body: /"webhookTimestamp":(\d+)/ }, looser: anyCase,
  },
  {
    name: '@workos-inc/node', provider: 'workos', secret: 'workos-signing-secret', otherSecret: turned('workos-signing-secret'),
    async make(secret) {
      const [time, payload] = [Date.now(), { id: `wh_${randomUUID()}`, event: 'dsync.user.created', created_at: new Date().toISOString() }];
      return post({ 'workos-signature': `t=${time}, v1=${await workos.webhooks.computeSignature(time, payload, secret)}` }, json(payload));
    },
    verify: ({ headers, body }) => workos.webhooks.verifyHeader({ payload: JSON.parse(body), sigHeader: headers['workos-signature'], secret: 'workos-signing-secret' }),
    signature: { header: 'workos-signature', find: /v1=(.+)/ }, timestamp: { header: 'workos-signature', find: /t=(\d+)/ },
    prefix: { header: 'workos-signature', find: /(v1=)/ }, stricter: { ...twice, 'prefix in capitals': 'the library does not look at the version', 'no prefix': 'the library does not look at the version' }, looser: anyCase,
  },
  {
    name: 'discord-interactions', provider: 'discord', secret: edRaw(ed.publicKey).toString('hex'), otherSecret: () => edOther.privateKey,
    make(secret) {
      const key = typeof secret === 'string' ? ed.privateKey : secret;
      const [time, body] = [seconds(), json({ id: randomUUID(), type: 2, token: 'interaction', version: 1 })];
      return post({ 'x-signature-timestamp': `${time}`, 'x-signature-ed25519': signWith(null, Buffer.from(`${time}${body}`), key).toString('hex') }, body);
    },
    verify: ({ headers, body }) => verifyKey(body, headers['x-signature-ed25519'], headers['x-signature-timestamp'], edRaw(ed.publicKey).toString('hex')),
    signature: { header: 'x-signature-ed25519' }, timestamp: { header: 'x-signature-timestamp', find: /(\d+)/ },
  },
  {
    name: '@sendgrid/eventwebhook', provider: 'sendgrid', secret: sendgridKey, otherSecret: () => p256Other.privateKey,
    make(secret) {
      const key = typeof secret === 'string' ? p256.privateKey : secret;
      const [time, body] = [seconds(), Buffer.from(`${JSON.stringify([{ email: 'a@example.com', event: 'delivered', sg_event_id: randomUUID(), timestamp: seconds() }])}\r\n`)];
      return post({ 'x-twilio-email-event-webhook-timestamp': `${time}`, 'x-twilio-email-event-webhook-signature': signWith('sha256', Buffer.from(`${time}${body}`), key).toString('base64') }, body);
    },
    verify: ({ headers, body }) => sendgridVerifier.verifySignature(sendgridVerifier.convertPublicKeyToECDSA(sendgridKey), body.toString(),
      headers['x-twilio-email-event-webhook-signature'], headers['x-twilio-email-event-webhook-timestamp']),
    signature: { header: 'x-twilio-email-event-webhook-signature' }, timestamp: { header: 'x-twilio-email-event-webhook-timestamp', find: /(\d+)/ },
    stricter: { ...twiceTimed, ...lenientBase64 },
  },
  {
    name: 'jose', provider: 'jwt', secret: jwtSecret, otherSecret: turned(jwtSecret), parameters: { audience: 'signalbox', issuer: 'sender' },
    async make(secret) {
      const token = await new SignJWT({ jti: randomUUID() }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setIssuer('sender').setAudience('signalbox')
        .setExpirationTime('5m').sign(new TextEncoder().encode(secret));
      return post({ authorization: `Bearer ${token}` }, Buffer.alloc(0));
    },
    async verify({ headers }) {
      const [, token] = /^Bearer (.+)$/.exec(headers.authorization) ?? [];
      return Boolean(await jwtVerify(token, new TextEncoder().encode(jwtSecret), { algorithms: ['HS256'], audience: 'signalbox', issuer: 'sender', clockTolerance: 60 }));
    },
    signature: { header: 'authorization', find: /\.([^.]+)$/ }, prefix: { header: 'authorization', find: /(Bearer )/ },
    more: [{ header: 'authorization', find: /Bearer ([^.]+)\./ }, { header: 'authorization', find: /\.([^.]+)\./ }],
    stricter: { ...lenientBase64, 'doubled header, right and right': twice['doubled header, right and right'], 'doubled header, right and wrong': 'Node itself keeps the first of two Authorization headers' },
  },
  {
    name: 'http-message-signatures', provider: 'http-message-signatures', secret: ed.publicKey.export({ type: 'spki', format: 'pem' }), otherSecret: () => edOther.privateKey,
    async make(secret) {
      const key = typeof secret === 'string' ? ed.privateKey : secret;
      const body = json({ type: 'hello', id: randomUUID() });
      const url = 'https://hooks.example.org/in/http-message-signatures';
      const { headers } = await httpbis.signMessage({ key: createSigner(key, 'ed25519', 'test-key'), name: 'sig1', fields: ['@method', '@target-uri', 'content-digest'] },
        { method: 'POST', url, headers: { 'content-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:` } });
      return post(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])), body);
    },
    // The library leaves the digest to its caller: the text says that it must be recomputed.
    async verify({ method, url, headers, body }) {
      const verified = await httpbis.verifyMessage({ keyLookup: async () => ({ id: 'test-key', algs: ['ed25519'], verify: createVerifier(ed.publicKey, 'ed25519') }),
        requiredParams: ['created'], requiredFields: ['@method', '@target-uri', 'content-digest'], maxAge: 300, tolerance: 0 }, { method, url, headers });
      return verified === true && headers['content-digest'] === `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
    },
    signature: { header: 'signature', find: /:([^:]+):/ }, timestamp: { header: 'signature-input', find: /created=(\d+)/ },
    stricter: { ...twiceTimed, ...lenientBase64 },
  },
];
