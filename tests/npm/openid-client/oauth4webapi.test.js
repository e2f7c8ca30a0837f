import assert from 'node:assert/strict';
import test from 'node:test';
import * as oauth from 'oauth4webapi';
import { Browser } from './browser.js';
import { answer, callback, issuer } from './people.js';

const http = { [oauth.allowInsecureRequests]: true };
const web = { client_id: 'demo-web' };
const authentication = oauth.ClientSecretPost('demo-web-secret');

const discover = async (algorithm = 'oidc') =>
  oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm, ...http }));

async function start(server, scope, parameters = {}) {
  const checks = { verifier: oauth.generateRandomCodeVerifier(), state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce() };
  const request = {
    client_id: web.client_id, redirect_uri: callback, response_type: 'code', scope, state: checks.state, nonce: checks.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(checks.verifier), code_challenge_method: 'S256', ...parameters,
  };
  const address = new URL(server.authorization_endpoint);
  for (const [name, value] of Object.entries(request)) address.searchParams.set(name, value);
  return { checks, request, address };
}

async function redeem(server, checks, back, options = http) {
  const parameters = oauth.validateAuthResponse(server, web, back, checks.state);
  const response = await oauth.authorizationCodeGrantRequest(server, web, authentication, parameters, callback, checks.verifier, options);
  return oauth.processAuthorizationCodeResponse(server, web, response, { expectedNonce: checks.nonce, requireIdToken: true });
}

test('both discovery documents say the same', async () => {
  assert.deepEqual(await discover('oauth2'), await discover());
});

test('code with PKCE: the answer names its issuer, the ID token is signed and user info belongs to it', async () => {
  const server = await discover();
  assert.equal(server.authorization_response_iss_parameter_supported, true);
  const { checks, address } = await start(server, 'openid email');
  const parameters = oauth.validateAuthResponse(server, web, await answer(address.href), checks.state);
  const response = await oauth.authorizationCodeGrantRequest(server, web, authentication, parameters, callback, checks.verifier, http);
  const tokens = await oauth.processAuthorizationCodeResponse(server, web, response, { expectedNonce: checks.nonce, requireIdToken: true });
  await oauth.validateApplicationLevelSignature(server, response, http);
  const { sub } = oauth.getValidatedIdTokenClaims(tokens);
  const person = await oauth.processUserInfoResponse(server, web, sub, await oauth.userInfoRequest(server, web, tokens.access_token, http));
  assert.equal(person.email, 'ada@example.com');
});

test('max_age is answered with auth_time', async () => {
  const server = await discover();
  const { checks, address } = await start(server, 'openid', { max_age: '3600' });
  const parameters = oauth.validateAuthResponse(server, web, await answer(address.href), checks.state);
  const response = await oauth.authorizationCodeGrantRequest(server, web, authentication, parameters, callback, checks.verifier, http);
  await oauth.processAuthorizationCodeResponse(server, web, response, { expectedNonce: checks.nonce, maxAge: 3600, requireIdToken: true });
});

test('a pushed authorization request', async () => {
  const server = await discover();
  const { checks, request } = await start(server, 'openid');
  const pushed = await oauth.processPushedAuthorizationResponse(server, web, await oauth.pushedAuthorizationRequest(server, web, authentication, request, http));
  assert.ok(pushed.expires_in >= 5 && pushed.expires_in <= 600, `${pushed.expires_in} s`);
  const address = new URL(server.authorization_endpoint);
  address.searchParams.set('client_id', web.client_id);
  address.searchParams.set('request_uri', pushed.request_uri);
  const tokens = await redeem(server, checks, await answer(address.href));
  assert.match(oauth.getValidatedIdTokenClaims(tokens).sub, /^acc_/);
});

test('refresh, introspection, revocation', async () => {
  const server = await discover();
  const { checks, address } = await start(server, 'openid offline_access', { prompt: 'consent' });
  const first = await redeem(server, checks, await answer(address.href));
  const second = await oauth.processRefreshTokenResponse(server, web, await oauth.refreshTokenGrantRequest(server, web, authentication, first.refresh_token, http));
  assert.notEqual(second.refresh_token, first.refresh_token);

  const introspect = async token => oauth.processIntrospectionResponse(server, web, await oauth.introspectionRequest(server, web, authentication, token, http));
  assert.equal((await introspect(second.access_token)).active, true);
  await oauth.processRevocationResponse(await oauth.revocationRequest(server, web, authentication, second.refresh_token, http));
  assert.equal((await introspect(second.access_token)).active, false);
});

test('prompt=none answers login_required to a browser that nobody signed in with', async () => {
  const server = await discover();
  const { checks, address } = await start(server, 'openid', { prompt: 'none' });
  const page = await new Browser(callback).open(address.href);
  assert.throws(() => oauth.validateAuthResponse(server, web, new URL(page.address), checks.state), error => error.error === 'login_required');
});

test('client credentials', async () => {
  const server = await discover();
  const service = { client_id: 'demo-service' };
  const response = await oauth.clientCredentialsGrantRequest(server, service, oauth.ClientSecretBasic('demo-service-secret'), new URLSearchParams({ scope: 'party.read' }), http);
  const tokens = await oauth.processClientCredentialsResponse(server, service, response);
  assert.equal(tokens.token_type, 'bearer');
});

test('a wrong secret is refused with a challenge', async () => {
  const server = await discover();
  const response = await oauth.clientCredentialsGrantRequest(server, { client_id: 'demo-service' }, oauth.ClientSecretBasic('wrong'), new URLSearchParams(), http);
  assert.equal(response.status, 401);
  assert.match(response.headers.get('www-authenticate'), /^Basic/);
});
