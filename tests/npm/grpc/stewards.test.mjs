// A steward's day over @grpc/grpc-js: a file comes in, doubts are answered and taken back, parties are related, found before they are written, exported.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { accessToken, grpcAddress, protoFiles, protos, source } from '../hub.mjs';

const definition = loader.loadSync(protoFiles(), { includeDirs: [protos], keepCase: true, longs: String, enums: String, defaults: true, oneofs: true });
const { identityhub } = grpc.loadPackageDefinition(definition);
const target = new URL(grpcAddress).host;
const clients = [];
let metadata;

function open(Client) {
  const client = new Client(target, grpc.credentials.createInsecure());
  clients.push(client);
  return client;
}

function service(Client) {
  const client = open(Client);
  return (method, request) => new Promise((resolve, reject) => {
    client[method](request, metadata, { deadline: Date.now() + 30_000 }, (error, response) => (error ? reject(error) : resolve(response)));
  });
}

/** All messages of a stream that the hub ends. */
function all(call) {
  return new Promise((resolve, reject) => {
    const messages = [];
    call.on('data', (message) => messages.push(message));
    call.on('end', () => resolve(messages));
    call.on('error', reject);
  });
}

const records = service(identityhub.record.v1.SourceRecordService);
const reviews = service(identityhub.review.v1.ReviewService);
const relationships = service(identityhub.relationship.v1.RelationshipService);
const matches = service(identityhub.match.v1.MatchService);
const systems = service(identityhub.source.v1.SourceSystemService);
const identities = service(identityhub.identity.v1.IdentityService);
const parties = service(identityhub.party.v1.PartyService);

const put = async (attributes, kind) => (await records('Upsert', { record: { key: { system: source, key: randomUUID() }, attributes, kind } })).receipt;

/** Two records of one proven address with two national ids: a question for a steward. */
async function doubt() {
  const email = `doubt.${randomUUID()}@example.com`;
  const one = await put({ name: { given: 'Ada', family: 'Lovelace' }, emails: [{ value: email, verified: true }], national_id: randomUUID() });
  const other = await put({ name: { given: 'Ada', family: 'Lovelace' }, emails: [{ value: email, verified: true }], national_id: randomUUID() });
  const { tasks } = await reviews('List', { filter: { gpid: one.gpid, kinds: ['REVIEW_KIND_CONFLICTING_IDENTIFIERS'] } });
  return { one, other, task: tasks.find((task) => task.gpids.includes(other.gpid)) };
}

before(async () => {
  metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${await accessToken('party.read party.write party.export records.write merge match review crosswalk.admin')}`);
});

after(() => clients.forEach((client) => client.close()));

test('a file is imported, its refused rows told, and the same file again does nothing', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const send = () => {
    const call = open(identityhub.record.v1.SourceRecordService).Import(metadata, { deadline: Date.now() + 60_000 });
    call.write({ header: { system: source, format: 'IMPORT_FORMAT_CSV' } });
    call.write({ chunk: Buffer.from(`key,first_name,last_name,email\n${one},Ada,Lovelace,${one}@example.com\n`) });
    call.write({ chunk: Buffer.from(`${two},Grace,Hopper,nonsense\n`) });
    call.end();
    return all(call);
  };
  const news = await send();
  assert.deepEqual(news.flatMap((message) => message.rejects?.rows ?? []).map((row) => [row.line, row.reason]), [['3', 'INVALID_ARGUMENT']]);
  assert.equal(news.at(-1).report.records, '2');
  assert.ok((await identities('Lookup', { key: { system: source, key: one } })).gpid);
  assert.ok((await records('GetImport', { import_id: news.at(-1).import_id })).complete);
  assert.ok((await send()).at(-1).report.already_complete);
});

test('a doubt is claimed, answered with its etag, and taken back', async () => {
  const { one, other, task } = await doubt();
  const opened = await reviews('Get', { task_id: task.task_id });
  assert.equal(opened.sides.length, 2);
  assert.ok(opened.explanation.contributions.length > 0);
  await reviews('Claim', { task_id: task.task_id });
  const commented = (await reviews('Comment', { task_id: task.task_id, text: 'Called her.' })).task;
  assert.equal(commented.comment_count, 1);
  await assert.rejects(reviews('Decide', { answer: { task_id: task.task_id, answer: 'REVIEW_ANSWER_LINK', etag: task.etag } }), { code: grpc.status.ABORTED });
  const { receipt } = await reviews('Decide', { request_id: randomUUID(), answer: { task_id: task.task_id, answer: 'REVIEW_ANSWER_LINK', etag: commented.etag } });
  assert.equal(receipt.parties.length, 1);
  assert.equal((await reviews('Undo', { decision_id: receipt.decision_id, reason: 'the wrong one' })).receipt.parties.length, 2);
  assert.notEqual(one.gpid, other.gpid);
});

test('many doubts are answered at once, each for itself, and the desk is measured', async () => {
  const [first, second] = [await doubt(), await doubt()];
  const answers = [first, second].map(({ task }) => ({ task_id: task.task_id, answer: 'REVIEW_ANSWER_NOT_A_MATCH' }));
  const { results } = await reviews('BatchDecide', { answers: [...answers, answers[0]] });
  assert.deepEqual(results.map((result) => result.result), ['receipt', 'receipt', 'problem']);
  assert.equal(results[2].problem.reason, 'ERROR_REASON_TASK_DECIDED');
  assert.ok((await reviews('Metrics', {})).parted >= 2);
});

test('a duplicate is found before it is written, and why two are one is explained', async () => {
  const email = `capture.${randomUUID()}@example.com`;
  const known = await put({ name: { given: 'Mary', family: 'Somerville' }, emails: [{ value: email, verified: true }] });
  const typed = { attributes: { name: { given: 'Mary', family: 'Somerville' }, emails: [{ value: email, verified: true }] }, system: source };
  const answer = await matches('Resolve', typed);
  assert.equal(answer.gpid, known.gpid);
  assert.ok(answer.likely_duplicate);
  const again = await put(typed.attributes);
  assert.equal(again.gpid, known.gpid);
  const { explanation } = await matches('Explain', { left: { record_id: known.record_id }, right: { record_id: again.record_id } });
  assert.ok(explanation.contributions.length > 0);
});

test('accounts have contacts with roles and one primary, households have members, and a person becomes an organisation and back', async () => {
  const person = await put({ name: { given: 'Grace', family: 'Hopper' } });
  const [acme, initech] = [await put({ organisation_name: `Acme ${randomUUID()}` }, 'PARTY_KIND_ORGANISATION'), await put({ organisation_name: `Initech ${randomUUID()}` }, 'PARTY_KIND_ORGANISATION')];
  const contact = (account, more) => relationships('Relate', { kind: 'RELATIONSHIP_KIND_CONTACT_OF', from: { gpid: person.gpid }, to: { gpid: account.gpid }, ...more });
  await contact(acme, { roles: ['buyer'] });
  await contact(initech, { roles: ['owner'], primary: true });
  const listed = (await relationships('List', { gpid: person.gpid })).relationships;
  assert.deepEqual(listed.map((one) => [one.to_gpid, one.primary]), [[initech.gpid, true], [acme.gpid, false]]);
  await assert.rejects(contact(person), { code: grpc.status.FAILED_PRECONDITION });
  assert.ok((await relationships('End', { relationship_id: listed[0].relationship_id })).relationship.end_time);

  const convert = (kind) => parties('Update', { gpid: person.gpid, update_mask: { paths: ['kind'] }, kind });
  assert.equal((await convert('PARTY_KIND_ORGANISATION')).party.kind, 'PARTY_KIND_ORGANISATION');
  assert.equal((await convert('PARTY_KIND_UNSPECIFIED')).party.kind, 'PARTY_KIND_PERSON');
});

test('systems and who masters what are read, and an export ends with a cursor for what changes next', async () => {
  assert.ok((await systems('List', {})).systems.some((system) => system.code === source));
  assert.ok((await systems('GetAuthority', {})).attributes.some((attribute) => attribute.group === 'name'));
  const messages = await all(open(identityhub.party.v1.PartyService).Export({ subject: 'EXPORT_SUBJECT_CROSSWALK' }, metadata, { deadline: Date.now() + 30_000 }));
  assert.ok(messages.at(-1).last && messages.at(-1).cursor && messages.at(-1).feed_cursor);
});
