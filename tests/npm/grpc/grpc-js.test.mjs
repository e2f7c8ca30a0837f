// The thread of a downstream system over @grpc/grpc-js, which knows nothing of the hub but its protos.
import assert from 'node:assert/strict';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { source } from '../hub.mjs';
import { connection, identityhub } from './client.mjs';

const hub = connection();
const { metadata, service } = hub;

const record = (key, given, email) => ({
  key: { system: source, key },
  attributes: { name: { given, family: 'Hopper' }, emails: [{ value: email, verified: true }] },
});

const records = service(identityhub.record.v1.SourceRecordService);
const identities = service(identityhub.identity.v1.IdentityService);
const parties = service(identityhub.party.v1.PartyService);

before(() => hub.signIn());

after(hub.close);

test('a record is written, found by its key and read back', async () => {
  const key = randomUUID();
  const { receipt, consistency_token } = await records('Upsert', { record: record(key, 'Grace', `grace.${key}@example.com`) });
  assert.equal(receipt.decision, 'INTAKE_DECISION_CREATED');
  assert.match(receipt.gpid, /^gpid_[0-9a-z]{26}$/);

  const found = await identities('Lookup', { key: { system: source, key }, consistency: { at_least_as_fresh: consistency_token } });
  assert.equal(found.gpid, receipt.gpid);

  const { party } = await parties('Get', { gpid: receipt.gpid, consistency: { fully_consistent: true } });
  assert.equal(party.profile.name.given, 'Grace');
  assert.equal(party.profile.emails.length, 1);
});

test('a party is split after a preview, pinned, written to by a steward, and shown as it was', async () => {
  const merges = service(identityhub.merge.v1.MergeService);
  const [key, email] = [randomUUID(), `grace.${randomUUID()}@example.com`];
  const one = (await records('Upsert', { record: record(key, 'Grace', email) })).receipt;
  const other = (await records('Upsert', { record: record(`${key}-2`, 'Grace', email) })).receipt;
  assert.equal(other.gpid, one.gpid);

  const order = { gpid: one.gpid, record_ids: [other.record_id], reason: 'two people' };
  assert.equal((await merges('Split', { ...order, validate_only: true })).moved[0].record_id, other.record_id);
  const split = await merges('Split', { ...order, request_id: randomUUID() });
  assert.equal(split.parties.length, 2);
  assert.equal((await merges('ListPins', { gpid: one.gpid })).pins[0].rule, 'split');
  assert.equal((await merges('ReleasePin', { pin_id: split.pin_id })).parties.length, 1);
  await merges('Pin', { kind: 'PIN_KIND_PREFER', gpid: one.gpid, record_id: other.record_id, attribute_group: 'name' });

  const before = await parties('Get', { gpid: one.gpid, consistency: { fully_consistent: true } });
  const written = await parties('Update', {
    gpid: one.gpid, etag: before.party.etag, update_mask: { paths: ['name'] }, attributes: { name: { given: 'Grace', family: 'Murray' } },
  });
  assert.equal(written.party.profile.name.family, 'Murray');
  await assert.rejects(parties('Update', { gpid: one.gpid, etag: before.party.etag, update_mask: { paths: ['name'] } }), { code: grpc.status.ABORTED });
  const then = await parties('GetAsOf', { gpid: one.gpid, as_of_time: before.party.update_time });
  assert.equal(then.party.profile.name.family, 'Hopper');
  assert.ok((await parties('ListRevisions', { gpid: one.gpid })).revisions.length >= 4);
});

test('a stream of records is answered one by one', async () => {
  const client = hub.open(identityhub.record.v1.SourceRecordService);
  const call = client.StreamUpsert(metadata, { deadline: Date.now() + 30_000 });
  const answered = new Map();
  const ended = new Promise((resolve, reject) => {
    call.on('data', (answer) => answered.set(answer.correlation_id, answer));
    call.on('error', reject);
    call.on('end', resolve);
  });
  for (let i = 0; i < 100; i++) {
    const key = randomUUID();
    call.write({ correlation_id: String(i), record: record(key, 'Stream', `stream.${key}@example.com`) });
  }
  call.write({ correlation_id: 'bad', record: record('', 'Nobody', 'nobody@example.com') });
  call.end();
  await ended;
  assert.equal(answered.size, 101);
  assert.equal(answered.get('99').result, 'receipt');
  assert.equal(answered.get('bad').problem.reason, 'ERROR_REASON_INVALID_ARGUMENT');
});

test('a consent is recorded, decided by and withdrawn, and an audience is filtered over a stream', async () => {
  const client = hub.open(identityhub.consent.v1.ConsentService);
  const consents = service(identityhub.consent.v1.ConsentService);
  const { receipt } = await records('Upsert', { record: record(randomUUID(), 'Consenting', `consenting.${randomUUID()}@example.com`) });
  const said = { subject: { gpid: receipt.gpid }, purpose: 'newsletter', channel: 'CHANNEL_EMAIL' };
  const question = { gpid: receipt.gpid, purpose: 'newsletter', channel: 'CHANNEL_EMAIL' };
  const written = await consents('Record', { request_id: randomUUID(), captures: [{ ...said, action: 'CONSENT_ACTION_GRANTED' }] });
  const allowed = await consents('Decide', { question, explain_in: 'en', consistency: { at_least_as_fresh: written.consistency_token } });
  assert.equal(allowed.decision.verdict, 'VERDICT_ALLOW');
  assert.deepEqual(allowed.decision.reasons[0].event_ids, written.event_ids);
  assert.equal(allowed.decision.shopper_explanation, 'You agreed.');

  const audience = () => new Promise((resolve, reject) => {
    const call = client.FilterAudience(metadata, { deadline: Date.now() + 20_000 });
    const results = [];
    call.on('data', (message) => results.push(...message.results));
    call.on('end', () => resolve(results));
    call.on('error', reject);
    call.write({ criteria: { purpose: 'newsletter', channel: 'CHANNEL_EMAIL' } });
    for (let i = 0; i < 10; i++) call.write({ members: Array.from({ length: 100 }, () => ({ gpid: receipt.gpid })) });
    call.end();
  });
  const before = await audience();
  assert.equal(before.length, 1000);
  assert.ok(before.every((result) => result.verdict === 'VERDICT_ALLOW'));

  const { consistency_token } = await consents('Withdraw', said);
  const denied = await consents('Decide', { question, consistency: { at_least_as_fresh: consistency_token } });
  assert.equal(denied.decision.verdict, 'VERDICT_DENY');
  assert.ok((await audience()).every((result) => result.verdict === 'VERDICT_DENY' && result.reason === 'REASON_CODE_CHANNEL_DENIED'));
});

test('a failure carries its status, a sentence and details', async () => {
  const error = await parties('Get', { gpid: 'nonsense' }).then(() => assert.fail('was answered'), (reason) => reason);
  assert.equal(error.code, grpc.status.INVALID_ARGUMENT);
  assert.match(error.details, /gpid/);
  const [details] = error.metadata.get('grpc-status-details-bin');
  assert.ok(details.includes('INVALID_ARGUMENT') && details.includes('identityhub'));
});

test('without a token nothing is answered', async () => {
  const error = await parties('Get', { gpid: 'gpid_01j9z3k6wne8x9q4r2t5v7y8za' }, { metadata: new grpc.Metadata() }).then(() => assert.fail('was answered'), (reason) => reason);
  assert.equal(error.code, grpc.status.UNAUTHENTICATED);
  assert.ok(error.metadata.get('grpc-status-details-bin')[0].includes('TOKEN_MISSING'));
});

test('the change feed is taken up again at a cursor', async () => {
  const client = hub.open(identityhub.change.v1.ChangeService);
  const watch = (request, until) => new Promise((resolve, reject) => {
    const call = client.Watch(request, metadata, { deadline: Date.now() + 20_000 });
    const seen = [];
    call.on('data', (message) => {
      seen.push(message);
      if (until(message, seen)) {
        call.cancel();
        resolve(seen);
      }
    });
    call.on('error', (error) => (error.code === grpc.status.CANCELLED ? undefined : reject(error)));
  });

  const [start] = await watch({ from_now: true }, () => true);
  const key = randomUUID();
  const { receipt } = await records('Upsert', { record: record(key, 'Watched', `watched.${key}@example.com`) });
  const seen = await watch({ cursor: start.cursor }, (message) => message.event?.gpid === receipt.gpid);
  assert.equal(seen.at(-1).event.kind, 'CHANGE_KIND_PARTY_CREATED');
});

test('the standard health service answers', async () => {
  const health = loader.fromJSON({
    nested: {
      grpc: { nested: { health: { nested: { v1: { nested: {
        HealthCheckRequest: { fields: { service: { type: 'string', id: 1 } } },
        HealthCheckResponse: { fields: { status: { type: 'int32', id: 1 } } },
        Health: { methods: { Check: { requestType: 'HealthCheckRequest', responseType: 'HealthCheckResponse' } } },
      } } } } } },
    },
  });
  const check = service(grpc.loadPackageDefinition(health).grpc.health.v1.Health);
  assert.equal((await check('Check', {}, { metadata: new grpc.Metadata() })).status, 1);
});
