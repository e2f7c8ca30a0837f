// The contract's lint, and calls by reflection with a client that has never seen the contract.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { accessToken, buf, grpcAddress, protos } from '../hub.mjs';

const run = promisify(execFile);
const curl = (method, body, ...more) =>
  run(buf, ['curl', '--http2-prior-knowledge', '--protocol', 'grpc', ...more, '-d', JSON.stringify(body), `${grpcAddress.replace(/\/$/, '')}/${method}`]);

test('the contract is clean under the STANDARD lint', async () => {
  await run(buf, ['lint', protos]);
});

test('every service is found by reflection', async () => {
  const { stdout } = await run(buf, ['curl', '--http2-prior-knowledge', '--protocol', 'grpc', '--list-services', grpcAddress]);
  for (const name of ['party.v1.PartyService', 'identity.v1.IdentityService', 'record.v1.SourceRecordService', 'merge.v1.MergeService', 'consent.v1.ConsentService', 'change.v1.ChangeService'])
    assert.ok(stdout.includes(`identityhub.${name}`), `${name} in ${stdout}`);
});

test('buf curl searches by reflection with a token', async () => {
  const { stdout } = await curl('identityhub.party.v1.PartyService/Search', { query: 'nobody of that name' }, '-H', `authorization: Bearer ${await accessToken('party.read')}`);
  assert.deepEqual(JSON.parse(stdout).parties ?? [], []);
});

test('buf curl shows why a call is refused', async () => {
  const error = await curl('identityhub.party.v1.PartyService/Get', { gpid: 'x' }).then(() => assert.fail('was answered'), (reason) => reason);
  assert.match(error.stderr, /unauthenticated/);
  const [detail] = JSON.parse(error.stderr).details;
  assert.equal(detail.type, 'google.rpc.ErrorInfo');
  assert.ok(Buffer.from(detail.value, 'base64').includes('TOKEN_MISSING'));
});
