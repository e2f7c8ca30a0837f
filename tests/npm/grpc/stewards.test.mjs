// A steward's day over @grpc/grpc-js: a file comes in, doubts are answered and taken back, parties are related, found before they are written, exported.
import assert from 'node:assert/strict';
import { status } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { source } from '../hub.mjs';
import { all, connection, identityhub } from './client.mjs';

const hub = connection();
const { service } = hub;
const records = service(identityhub.record.v1.SourceRecordService);
const reviews = service(identityhub.review.v1.ReviewService);
const relationships = service(identityhub.relationship.v1.RelationshipService);
const matches = service(identityhub.match.v1.MatchService);
const systems = service(identityhub.source.v1.SourceSystemService);
const identities = service(identityhub.identity.v1.IdentityService);
const parties = service(identityhub.party.v1.PartyService);
const merges = service(identityhub.merge.v1.MergeService);

const put = async (attributes, kind) => (await records('Upsert', { record: { key: { system: source, key: randomUUID() }, attributes, kind } })).receipt;

/** Two records of one proven address with two national ids: a question for a steward. */
async function doubt() {
  const email = `doubt.${randomUUID()}@example.com`;
  const one = await put({ name: { given: 'Ada', family: 'Lovelace' }, emails: [{ value: email, verified: true }], national_id: randomUUID() });
  const other = await put({ name: { given: 'Ada', family: 'Lovelace' }, emails: [{ value: email, verified: true }], national_id: randomUUID() });
  const { tasks } = await reviews('List', { filter: { gpid: one.gpid, kinds: ['REVIEW_KIND_CONFLICTING_IDENTIFIERS'] } });
  return { one, other, task: tasks.find((task) => task.gpids.includes(other.gpid)) };
}

before(() => hub.signIn('party.read party.write party.export records.write source.admin merge match review crosswalk.admin'));

after(hub.close);

test('a file is imported, its refused rows told, and the same file again does nothing', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const send = () => {
    const call = hub.open(identityhub.record.v1.SourceRecordService).Import(hub.metadata, hub.until());
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
  await assert.rejects(reviews('Decide', { answer: { task_id: task.task_id, answer: 'REVIEW_ANSWER_LINK', etag: task.etag } }), { code: status.ABORTED });
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
  await assert.rejects(contact(person), { code: status.FAILED_PRECONDITION });
  assert.ok((await relationships('End', { relationship_id: listed[0].relationship_id })).relationship.end_time);

  const convert = (kind) => parties('Update', { gpid: person.gpid, update_mask: { paths: ['kind'] }, kind });
  assert.equal((await convert('PARTY_KIND_ORGANISATION')).party.kind, 'PARTY_KIND_ORGANISATION');
  assert.equal((await convert('PARTY_KIND_UNSPECIFIED')).party.kind, 'PARTY_KIND_PERSON');
});

test('systems and who masters what are read, and an export ends with a cursor for what changes next', async () => {
  assert.ok((await systems('List', {})).systems.some((system) => system.code === source));
  assert.ok((await systems('GetAuthority', {})).attributes.some((attribute) => attribute.group === 'name'));
  const messages = await all(hub.open(identityhub.party.v1.PartyService).Export({ subject: 'EXPORT_SUBJECT_CROSSWALK' }, hub.metadata, hub.until()));
  assert.ok(messages.at(-1).last && messages.at(-1).cursor && messages.at(-1).feed_cursor);
});

test('a question is counted, given to somebody, put off, and taken up by who asks for the next', async () => {
  const { one, task } = await doubt();
  const mine = { filter: { gpid: one.gpid } };
  assert.equal((await reviews('Count', mine)).total, 1);
  assert.equal((await reviews('Assign', { task_id: task.task_id, assignee: 'caroline' })).task.assignee, 'caroline');
  await reviews('Assign', { task_id: task.task_id });
  await reviews('Defer', { task_id: task.task_id, until_time: { seconds: Math.floor(Date.now() / 1000) + 3600 } });
  const counted = await reviews('Count', mine);
  assert.deepEqual([counted.total, counted.deferred], [0, 1]);
  assert.equal((await reviews('ClaimNext', mine)).task, null);
  await reviews('Defer', { task_id: task.task_id });
  const next = (await reviews('ClaimNext', mine)).task;
  assert.equal(next.task_id, task.task_id);
  assert.ok(next.claimed_by);
  assert.equal((await reviews('Release', { task_id: task.task_id })).task.claimed_by, '');
});

test('two parties are merged after a preview and parted again, and the history tells both', async () => {
  const [one, other] = [await put({ name: { given: 'Emmy', family: 'Noether' } }), await put({ name: { given: 'Emmi', family: 'Nöther' } })];
  assert.notEqual(one.gpid, other.gpid);
  const order = { survivor_gpid: one.gpid, absorbed_gpid: other.gpid, reason: 'she said so' };
  const preview = await merges('Merge', { ...order, validate_only: true });
  assert.deepEqual(preview.moved.map((moved) => moved.record_id), [other.record_id]);
  assert.equal((await parties('Get', { gpid: other.gpid, consistency: { fully_consistent: true } })).redirected, false);

  const request_id = randomUUID();
  const merged = await merges('Merge', { ...order, request_id });
  assert.equal((await merges('Merge', { ...order, request_id })).merge_id, merged.merge_id);
  const fresh = { at_least_as_fresh: merged.consistency_token };
  const read = await parties('Get', { gpid: other.gpid, consistency: fresh });
  assert.deepEqual([read.redirected, read.party.gpid], [true, one.gpid]);
  assert.deepEqual((await identities('ListCrosswalk', { gpid: one.gpid })).entries.length, 2);

  const parted = await merges('Unmerge', { merge_id: merged.merge_id, reason: 'two after all' });
  assert.deepEqual([parted.survivor.gpid, parted.restored.gpid], [one.gpid, other.gpid]);
  const [told] = (await merges('ListHistory', { gpid: one.gpid })).merges;
  assert.deepEqual([told.merge_id, told.reason, told.unmerge_reason], [merged.merge_id, 'she said so', 'two after all']);
});

test('a key is linked to a party and taken back, and many keys are looked up at once', async () => {
  const person = await put({ name: { given: 'Maria', family: 'Mitchell' } });
  const key = { system: source, key: randomUUID() };
  assert.ok((await identities('Link', { key, gpid: person.gpid })).changed);
  assert.equal((await identities('Link', { key, gpid: person.gpid })).changed, false);
  const unknown = { system: source, key: randomUUID() };
  const { results } = await identities('BatchLookup', { keys: [key, unknown], consistency: { fully_consistent: true } });
  assert.deepEqual(results.map((result) => result.gpid), [person.gpid, '']);
  await identities('Unlink', { key, gpid: person.gpid });
  await assert.rejects(identities('Lookup', { key, consistency: { fully_consistent: true } }), { code: status.NOT_FOUND });
});

test('parties are searched, read many at once, and each value tells its record', async () => {
  const family = `Somerville${randomUUID().slice(0, 8)}`;
  const person = await put({ name: { given: 'Mary', family } });
  const found = await parties('Search', { query: family, consistency: { fully_consistent: true } });
  assert.deepEqual(found.parties.map((party) => party.gpid), [person.gpid]);
  const { results } = await parties('BatchGet', { gpids: [person.gpid, 'gpid_01j9z3k6wne8x9q4r2t5v7y8za'] });
  assert.deepEqual(results.map((result) => result.party?.gpid), [person.gpid, undefined]);
  const { attributes } = await parties('GetLineage', { gpid: person.gpid });
  assert.equal(attributes.find((one) => one.value === family).record_id, person.record_id);
});

test('a record is deleted and its party stays, as a tombstone says', async () => {
  const key = randomUUID();
  const written = (await records('Upsert', { record: { key: { system: source, key }, attributes: { name: { given: 'Sophie', family: 'Germain' } } } })).receipt;
  const deleted = await records('Delete', { key: { system: source, key } });
  assert.equal(deleted.receipt.gpid, written.gpid);
  const found = await identities('Lookup', { key: { system: source, key }, consistency: { at_least_as_fresh: deleted.consistency_token } }).catch((error) => error.code);
  assert.equal(found, status.NOT_FOUND);
});

test('a source is set up: what it is called, what it masters, how its columns are read', async () => {
  const { system } = await systems('Get', { code: source });
  const { system: renamed } = await systems('Update', { system: { ...system, name: `${system.name} ` } }).catch((error) => assert.fail(error.details));
  assert.equal(renamed.code, source);
  await assert.rejects(systems('Update', { system: { ...system, name: 'Too late' } }), { code: status.ABORTED });

  const authority = await systems('GetAuthority', {});
  const kept = await systems('UpdateAuthority', authority);
  assert.deepEqual(kept.attributes, authority.attributes);

  const { mapping } = await systems('UpdateMapping', { mapping: { system: source, columns: { Nachname: 'family_name', 'E-Mail': 'email' } } });
  assert.deepEqual((await systems('GetMapping', { system: source })).mapping, mapping);
});
