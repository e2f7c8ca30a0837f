import assert from 'node:assert/strict';
import test from 'node:test';
import * as client from 'openid-client';
import { Browser } from './browser.js';
import { answer, callback, issuer, read } from './people.js';

const insecure = { execute: [client.allowInsecureRequests] };
const asWeb = () => client.discovery(issuer, 'demo-web', undefined, client.ClientSecretBasic('demo-web-secret'), insecure);
const asService = () => client.discovery(issuer, 'demo-service', undefined, client.ClientSecretPost('demo-service-secret'), insecure);

async function start(config, scope, parameters, pushed) {
  const checks = { pkceCodeVerifier: client.randomPKCECodeVerifier(), expectedState: client.randomState(), expectedNonce: client.randomNonce(), idTokenExpected: true };
  const request = {
    redirect_uri: callback, scope, state: checks.expectedState, nonce: checks.expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier), code_challenge_method: 'S256', ...parameters,
  };
  return { checks, address: (pushed ? await client.buildAuthorizationUrlWithPAR(config, request) : client.buildAuthorizationUrl(config, request)).href };
}

async function signIn(config, scope, { parameters = {}, browser, pushed = false, options } = {}) {
  const { checks, address } = await start(config, scope, parameters, pushed);
  return client.authorizationCodeGrant(config, await answer(address, browser), checks, undefined, options);
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

test('a pushed authorization request leaves nothing but a reference in the address', async () => {
  const config = await asWeb();
  const { address } = await start(config, 'openid', {}, true);
  assert.deepEqual([...new URL(address).searchParams.keys()].sort(), ['client_id', 'request_uri']);
  const tokens = await signIn(config, 'openid email', { pushed: true });
  assert.match(tokens.claims().sub, /^acc_/);
});

test('refresh rotates the token and keeps the subject', async () => {
  const config = await asWeb();
  const first = await signIn(config, 'openid offline_access', { parameters: { prompt: 'consent' } });
  assert.ok(first.refresh_token, 'a refresh token was expected');
  const second = await client.refreshTokenGrant(config, first.refresh_token);
  assert.ok(second.access_token);
  assert.notEqual(second.refresh_token, first.refresh_token);
  const third = await client.refreshTokenGrant(config, second.refresh_token);
  assert.equal(third.claims()?.sub ?? first.claims().sub, first.claims().sub);
});

test('prompt=none asks nobody: login_required before, a code after signing in', async () => {
  const config = await asWeb();
  await assert.rejects(
    async () => {
      const { checks, address } = await start(config, 'openid', { prompt: 'none' });
      const page = await new Browser(callback).open(address);
      await client.authorizationCodeGrant(config, new URL(page.address), checks);
    },
    error => error.error === 'login_required');

  const browser = new Browser(callback);
  const first = await signIn(config, 'openid', { browser });
  const { checks, address } = await start(config, 'openid', { prompt: 'none', id_token_hint: first.id_token });
  const again = await client.authorizationCodeGrant(config, new URL((await browser.open(address)).address), checks);
  assert.equal(again.claims().sub, first.claims().sub);
});

test('introspection sees a token live and revocation end it', async () => {
  const config = await asWeb();
  const tokens = await signIn(config, 'openid offline_access', { parameters: { prompt: 'consent' } });
  const alive = await client.tokenIntrospection(config, tokens.access_token);
  assert.equal(alive.active, true);
  assert.equal(alive.sub, tokens.claims().sub);
  assert.equal(alive.client_id, 'demo-web');

  await client.tokenRevocation(config, tokens.refresh_token);

  assert.deepEqual(await client.tokenIntrospection(config, tokens.access_token), { active: false });
  await assert.rejects(() => client.refreshTokenGrant(config, tokens.refresh_token), error => error.error === 'invalid_grant');
  await assert.rejects(() => client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub));
});

test('client credentials', async () => {
  const config = await asService();
  const tokens = await client.clientCredentialsGrant(config, { scope: 'party.read consent.read' });
  assert.equal(tokens.token_type.toLowerCase(), 'bearer');
  assert.equal(tokens.refresh_token, undefined);
  assert.equal(tokens.id_token, undefined);
  const [header, payload] = read(tokens.access_token);
  assert.equal(header.typ, 'at+jwt');
  assert.deepEqual([payload.aud].flat(), ['identityhub-api']);
});

test('a code is good for one redemption only', async () => {
  const config = await asWeb();
  const { checks, address } = await start(config, 'openid', {});
  const back = await answer(address);
  await client.authorizationCodeGrant(config, back, checks);
  await assert.rejects(() => client.authorizationCodeGrant(config, back, checks), error => error.error === 'invalid_grant');
});

test('signing out leads back to the client with its state, and the next silent request asks for a sign-in', async () => {
  const config = await asWeb();
  const browser = new Browser(callback);
  const tokens = await signIn(config, 'openid', { browser });
  const end = client.buildEndSessionUrl(config, { post_logout_redirect_uri: 'http://127.0.0.1:9999/out', id_token_hint: tokens.id_token, state: 'bye' });
  browser.stopAt = 'http://127.0.0.1:9999/';
  assert.equal((await browser.open(end.href)).address, 'http://127.0.0.1:9999/out?state=bye');
  const { address } = await start(config, 'openid', { prompt: 'none' });
  assert.equal(new URL((await browser.open(address)).address).searchParams.get('error'), 'login_required');
});
