import assert from 'node:assert/strict';
import test from 'node:test';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { Browser } from './browser.js';
import { ada, answer, callback, issuer, read } from './people.js';

const insecure = { execute: [client.allowInsecureRequests] };
const http = { [oauth.allowInsecureRequests]: true };
const asPhone = () => client.discovery(issuer, 'npm-native', { token_endpoint_auth_method: 'none' }, client.None(), insecure);
const phone = { client_id: 'npm-native', token_endpoint_auth_method: 'none' };
const discover = async () => oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http));

/** A person at another device types the code, signs in and says yes. */
async function approve(address) {
  const browser = new Browser(callback);
  let page = await browser.open(address);
  for (let steps = 0; steps < 5 && !/name="answer"/.test(page.html); steps++) {
    if (page.html.includes('name="password"')) page = await browser.submit(page, 'password', ada);
    else page = await browser.submit(page, 'user_code', {});
  }
  return browser.submit(page, 'answer', { answer: 'allow' });
}

test('openid-client: DPoP with nonces binds code, tokens and user info to a key', async () => {
  const config = await asPhone();
  const keys = await client.randomDPoPKeyPair('ES256');
  const DPoP = client.getDPoPHandle(config, keys);
  const checks = { pkceCodeVerifier: client.randomPKCECodeVerifier(), expectedState: client.randomState(), expectedNonce: client.randomNonce(), idTokenExpected: true };
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: callback, scope: 'openid email offline_access', state: checks.expectedState, nonce: checks.expectedNonce, dpop_jkt: await DPoP.calculateThumbprint(),
    code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier), code_challenge_method: 'S256',
  });
  const tokens = await client.authorizationCodeGrant(config, await answer(start.href), checks, undefined, { DPoP });
  assert.equal(tokens.token_type.toLowerCase(), 'dpop');
  assert.equal(read(tokens.access_token)[1].cnf.jkt, await DPoP.calculateThumbprint());
  assert.equal((await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, { DPoP })).email, ada.email);
  await assert.rejects(() => client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub), 'as a bearer token it is worth nothing');

  const renewed = await client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP });
  assert.equal(renewed.token_type.toLowerCase(), 'dpop');
  const other = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'));
  await assert.rejects(() => client.refreshTokenGrant(config, renewed.refresh_token, undefined, { DPoP: other }), error => error.error === 'invalid_grant' || error.error === 'invalid_dpop_proof');
});

test('oauth4webapi: DPoP, one more try with the nonce where the hub asks for it', async () => {
  const server = await discover();
  const DPoP = oauth.DPoP(phone, await oauth.generateKeyPair('ES256'));
  const verifier = oauth.generateRandomCodeVerifier();
  const address = new URL(server.authorization_endpoint);
  const request = { client_id: phone.client_id, redirect_uri: callback, response_type: 'code', scope: 'openid', code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' };
  for (const [name, value] of Object.entries(request)) address.searchParams.set(name, value);
  const parameters = oauth.validateAuthResponse(server, phone, await answer(address.href), oauth.expectNoState);
  const redeem = async () => oauth.processAuthorizationCodeResponse(server, phone,
    await oauth.authorizationCodeGrantRequest(server, phone, oauth.None(), parameters, callback, verifier, { DPoP, ...http }));
  const tokens = await redeem().catch(error => {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return redeem();
  });
  assert.equal(tokens.token_type, 'dpop');
  const { sub } = oauth.getValidatedIdTokenClaims(tokens);
  const ask = async () => oauth.processUserInfoResponse(server, phone, sub, await oauth.userInfoRequest(server, phone, tokens.access_token, { DPoP, ...http }));
  const person = await ask().catch(error => {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return ask();
  });
  assert.equal(person.sub, sub);
});

test('openid-client: a device waits until somebody said yes elsewhere', async () => {
  const config = await asPhone();
  const device = await client.initiateDeviceAuthorization(config, { scope: 'openid email' });
  assert.ok(device.user_code && device.verification_uri);
  await approve(device.verification_uri_complete ?? `${device.verification_uri}?user_code=${device.user_code}`);

  const tokens = await client.pollDeviceAuthorizationGrant(config, { ...device, interval: 0.2 });

  assert.equal((await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub)).email, ada.email);
});

test('oauth4webapi: a device is told to wait before, and its code is good once', async () => {
  const server = await discover();
  const ask = async device => oauth.processDeviceCodeResponse(server, phone, await oauth.deviceCodeGrantRequest(server, phone, oauth.None(), device.device_code, http));
  const device = await oauth.processDeviceAuthorizationResponse(server, phone, await oauth.deviceAuthorizationRequest(server, phone, oauth.None(), { scope: 'openid' }, http));
  await assert.rejects(() => ask(device), error => error.error === 'authorization_pending');
  await approve(device.verification_uri_complete ?? `${device.verification_uri}?user_code=${device.user_code}`);

  // Sooner than the interval would be told to slow down (RFC 8628 §3.5).
  await new Promise(resolve => setTimeout(resolve, device.interval * 1000));
  const tokens = await ask(device);
  assert.ok(tokens.access_token);
  await assert.rejects(() => ask(device), error => error.error === 'invalid_grant');
});
