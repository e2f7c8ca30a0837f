import assert from 'node:assert/strict';
import test from 'node:test';
import * as client from 'openid-client';
import { Browser } from './browser.js';

const issuer = new URL(process.env.IDENTITYHUB_ISSUER ?? 'http://localhost:5000');
const callback = 'http://127.0.0.1:9999/cb';
const insecure = { execute: [client.allowInsecureRequests] };
const asWeb = () => client.discovery(issuer, 'demo-web', undefined, client.ClientSecretBasic('demo-web-secret'), insecure);
const asService = () => client.discovery(issuer, 'demo-service', undefined, client.ClientSecretPost('demo-service-secret'), insecure);

async function signIn(config, scope, parameters = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: callback, scope, state, nonce, code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...parameters,
  });
  const browser = new Browser(callback);
  let page = await browser.open(start.href);
  page = await browser.submit(page, 'password', { email: 'ada@example.com', password: 'Lovelace-1815' });
  if (!page.address.startsWith(callback)) page = await browser.submit(page, 'answer', { answer: 'allow' });
  return client.authorizationCodeGrant(config, new URL(page.address), { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
}

test('authorization code with PKCE, user info, and the GPID', async () => {
  const config = await asWeb();
  const tokens = await signIn(config, 'openid profile email gpid');
  const claims = tokens.claims();
  assert.match(claims.sub, /^acc_/);
  const person = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
  assert.equal(person.email, 'ada@example.com');
  assert.equal(person.email_verified, true);
  assert.equal(person.family_name, 'Lovelace');
  assert.match(claims.gpid ?? person.gpid, /^gpid_/);
});

test('refresh rotates the token and keeps the subject', async () => {
  const config = await asWeb();
  const first = await signIn(config, 'openid offline_access', { prompt: 'consent' });
  assert.ok(first.refresh_token, 'a refresh token was expected');
  const second = await client.refreshTokenGrant(config, first.refresh_token);
  assert.ok(second.access_token);
  assert.notEqual(second.refresh_token, first.refresh_token);
  const third = await client.refreshTokenGrant(config, second.refresh_token);
  assert.equal(third.claims()?.sub ?? first.claims().sub, first.claims().sub);
});

test('client credentials', async () => {
  const config = await asService();
  const tokens = await client.clientCredentialsGrant(config, { scope: 'party.read consent.read' });
  assert.equal(tokens.token_type.toLowerCase(), 'bearer');
  assert.equal(tokens.refresh_token, undefined);
  assert.equal(tokens.id_token, undefined);
  const [header, payload] = tokens.access_token.split('.').slice(0, 2).map(part => JSON.parse(Buffer.from(part, 'base64url')));
  assert.equal(header.typ, 'at+jwt');
  assert.deepEqual([payload.aud].flat(), ['identityhub-api']);
});

test('a code is good for one redemption only', async () => {
  const config = await asWeb();
  const verifier = client.randomPKCECodeVerifier();
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: callback, scope: 'openid', state: 's', code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
  });
  const browser = new Browser(callback);
  let page = await browser.submit(await browser.open(start.href), 'password', { email: 'ada@example.com', password: 'Lovelace-1815' });
  if (!page.address.startsWith(callback)) page = await browser.submit(page, 'answer', { answer: 'allow' });
  const redeem = () => client.authorizationCodeGrant(config, new URL(page.address), { pkceCodeVerifier: verifier, expectedState: 's', idTokenExpected: true });
  await redeem();
  await assert.rejects(redeem, error => error.error === 'invalid_grant');
});
