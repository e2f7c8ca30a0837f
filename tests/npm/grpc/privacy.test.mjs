// What a shop's mailer and a privacy officer need over @grpc/grpc-js: the catalog, preferences, unsubscribing, messages that come in, requests of people.
import assert from 'node:assert/strict';
import { status } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { source } from '../hub.mjs';
import { connection, identityhub } from './client.mjs';

const hub = connection();
const records = hub.service(identityhub.record.v1.SourceRecordService);
const consents = hub.service(identityhub.consent.v1.ConsentService);
const catalog = hub.service(identityhub.consent.v1.ConsentCatalogService);
const preferences = hub.service(identityhub.preference.v1.PreferenceService);
const privacy = hub.service(identityhub.privacy.v1.PrivacyService);

const put = async (attributes) => (await records('Upsert', { record: { key: { system: source, key: randomUUID() }, attributes } })).receipt;
const digits = () => String(Math.floor(Math.random() * 1e7)).padStart(7, '0');
const asked = (person) => ({ gpid: person.gpid, purpose: 'newsletter', channel: 'CHANNEL_EMAIL' });
const decided = async (question) => (await consents('Decide', { question, consistency: { fully_consistent: true } })).decision;
const granted = (person) => consents('Record', { captures: [{ subject: { record_id: person.record_id }, purpose: 'newsletter', channel: 'CHANNEL_EMAIL', action: 'CONSENT_ACTION_GRANTED' }] });

before(() => hub.signIn('party.read records.write consent.read consent.write consent.admin privacy'));

after(hub.close);

test('the catalog tells purposes, legal bases, forms, subscriptions and the rules of every jurisdiction with their sources', async () => {
  const { purposes } = await catalog('ListPurposes', {});
  assert.ok(purposes.find((purpose) => purpose.code === 'newsletter').texts.some((text) => text.locale === 'en' && text.hash));
  assert.ok((await catalog('ListLegalBases', {})).legal_bases.some((basis) => basis.legal_basis === 'LEGAL_BASIS_CONSENT' && basis.needs_grant));
  const { jurisdictions } = await catalog('ListJurisdictions', {});
  assert.ok(jurisdictions.length > 4);
  assert.ok(jurisdictions.flatMap((one) => one.rules).every((rule) => rule.source));

  const { purpose } = await catalog('UpdatePurpose', {
    purpose: {
      code: `npm-${randomUUID().slice(0, 8)}`, name: 'Samples', kind: 'PURPOSE_KIND_PROMOTIONAL', legal_basis: 'LEGAL_BASIS_CONSENT', channels: ['CHANNEL_EMAIL'],
      texts: [{ locale: 'en', title: 'Samples', body: 'May we send you samples?' }], actions: ['PARTY_ACTION_SOLICIT'],
    },
  });
  assert.equal(purpose.texts[0].version, 1);
});

test('preferences are told and guessed, and a subscription has its rhythm', async () => {
  const person = await put({ name: { given: 'Grace', family: 'Hopper' } });
  const subject = { record_id: person.record_id };
  await preferences('Update', { subject, name: 'language', value: 'de' });
  await preferences('Update', { subject, name: 'language', value: 'en', inferred: true });
  const told = await preferences('Get', { gpid: person.gpid });
  assert.deepEqual(told.preferences.map((one) => [one.name, one.value, one.inferred]), [['language', 'de', false]]);

  const code = `npm-${randomUUID().slice(0, 8)}`;
  await catalog('UpdateSubscription', {
    subscription: {
      code, name: 'Letters', purpose: 'newsletter', channels: ['CHANNEL_EMAIL'], texts: [{ locale: 'en', title: 'Letters', body: 'What is new.' }],
      frequency: 'FREQUENCY_WEEKLY', offered_frequencies: ['FREQUENCY_WEEKLY', 'FREQUENCY_MONTHLY'],
    },
  });
  const subscription = (await catalog('ListSubscriptions', {})).subscriptions.find((one) => one.code === code);
  const choice = { subscription: code, channel: 'CHANNEL_EMAIL', frequency: subscription.offered_frequencies[1] };
  await preferences('UpdateSubscription', { subject, choice });
  assert.equal((await preferences('Get', { gpid: person.gpid })).subscriptions[0].frequency, choice.frequency);
});

test('one click on a mail of a list is a no, from a mail client that has no cookies', async () => {
  const person = await put({ name: { given: 'Ada', family: 'Lovelace' }, emails: [{ value: `ada.${randomUUID()}@example.com`, verified: true }] });
  await granted(person);
  assert.equal((await decided(asked(person))).verdict, 'VERDICT_ALLOW');
  const link = await preferences('CreateUnsubscribeLink', { record_id: person.record_id, purpose: 'newsletter', channel: 'CHANNEL_EMAIL' });
  assert.equal((await fetch(link.unsubscribe_uri)).status, 200);
  assert.equal((await decided(asked(person))).verdict, 'VERDICT_ALLOW', 'a scanner that follows the link says nothing');
  const answer = await fetch(link.unsubscribe_uri, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: link.list_unsubscribe_post });
  assert.equal(answer.status, 200);
  assert.equal((await decided(asked(person))).verdict, 'VERDICT_DENY');
});

test('a STOP is a no on its channel, and START says which sentence the hub answers with', async () => {
  const from = `+44770${digits()}`.slice(0, 13);
  const stop = await preferences('ReceiveMessage', { channel: 'CHANNEL_SMS', from, text: 'STOP', locale: 'en' });
  assert.equal(stop.keyword, 'KEYWORD_STOP');
  assert.ok(stop.reply);
  assert.equal((await preferences('ReceiveMessage', { channel: 'CHANNEL_SMS', from, text: 'help', locale: 'en' })).keyword, 'KEYWORD_HELP');
});

test('a suppressed address is denied to whoever has it, before and after', async () => {
  const email = `suppressed.${randomUUID()}@example.com`;
  const point = { kind: 'CONTACT_POINT_KIND_EMAIL', value: email };
  assert.equal((await preferences('Suppress', { contact_points: [point], channel: 'CHANNEL_EMAIL', reason: 'SUPPRESSION_REASON_COMPLAINT' })).added_count, 1);
  const person = await put({ name: { given: 'Mary', family: 'Shelley' }, emails: [{ value: email, verified: true }] });
  await granted(person);
  const decision = await decided({ ...asked(person), contact_point: point });
  assert.deepEqual([decision.verdict, decision.reasons[0].code], ['VERDICT_DENY', 'REASON_CODE_SUPPRESSED']);
});

test('a request for erasure is previewed, entered, and never approved by who entered it', async () => {
  const person = await put({ name: { given: 'Jane', family: 'Marcet' } });
  const subject = { gpid: person.gpid };
  const preview = await privacy('Preview', { subject });
  assert.ok(preview.classes.some((one) => one.data_class === 'source-records' && one.found_count === '1'));
  const { request } = await privacy('Create', { subject, kind: 'PRIVACY_REQUEST_KIND_ERASURE', assurance: 'IDENTITY_ASSURANCE_EMPLOYEE' });
  await assert.rejects(privacy('Approve', { id: request.request_id }), { code: status.PERMISSION_DENIED });
  await assert.rejects(privacy('GetCertificate', { id: request.request_id }), { code: status.FAILED_PRECONDITION });
  assert.deepEqual((await privacy('List', { subject })).requests.map((one) => one.request_id), [request.request_id]);
  assert.equal((await privacy('Reject', { id: request.request_id, reason: 'Not the person.' })).request.state, 'PRIVACY_REQUEST_STATE_REJECTED');
  assert.equal((await privacy('Get', { id: request.request_id, consistency: { fully_consistent: true } })).request.state, 'PRIVACY_REQUEST_STATE_REJECTED');
});
