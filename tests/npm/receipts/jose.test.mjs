// Anybody verifies a receipt with the hub's published keys: here the package jose, which knows nothing of the hub.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { compactVerify, createRemoteJWKSet } from 'jose';
import { accessToken, grpcAddress, issuer, protoFiles, protos, source } from '../hub.mjs';

const definition = loader.loadSync(protoFiles(), { includeDirs: [protos], keepCase: true, longs: String, enums: String, defaults: true, oneofs: true });
const { identityhub } = grpc.loadPackageDefinition(definition);
const target = new URL(grpcAddress).host;
const clients = [];
let metadata;

function service(Client) {
  const client = new Client(target, grpc.credentials.createInsecure());
  clients.push(client);
  return (method, request) => new Promise((resolve, reject) => {
    client[method](request, metadata, { deadline: Date.now() + 10_000 }, (error, response) => (error ? reject(error) : resolve(response)));
  });
}

before(async () => {
  metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${await accessToken()}`);
});

after(() => clients.forEach((client) => client.close()));

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();

// RFC 6962 §2.1.1: the root that a leaf leads to along its audit path.
function rootOf(leaf, index, size, path) {
  let [hash, at, last] = [leaf, index, size - 1];
  for (const step of path) {
    if (at % 2 === 1 || at === last) {
      hash = sha256(Buffer.from([1]), step, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1];
    } else {
      hash = sha256(Buffer.from([1]), hash, step);
    }
    [at, last] = [at >> 1, last >> 1];
  }
  return hash;
}

test('a receipt is verified with the published keys, has the fields of ISO/IEC TS 27560 and proves that the ledger holds the event', async () => {
  const records = service(identityhub.record.v1.SourceRecordService);
  const consents = service(identityhub.consent.v1.ConsentService);
  const email = `receipt.${randomUUID()}@example.com`;
  const { receipt } = await records('Upsert', { record: { key: { system: source, key: randomUUID() }, attributes: { name: { given: 'Grace' }, emails: [{ value: email }] } } });
  const written = await consents('Record', {
    request_id: randomUUID(),
    captures: [{
      subject: { gpid: receipt.gpid }, purpose: 'newsletter', channel: 'CHANNEL_EMAIL', action: 'CONSENT_ACTION_GRANTED',
      contact_point: { kind: 'CONTACT_POINT_KIND_EMAIL', value: email }, collection_point: 'jose-test',
    }],
  });

  let answer;
  for (const deadline = Date.now() + 20_000; !answer?.sealed && Date.now() < deadline;) {
    answer = await consents('GetReceipt', { event_id: written.event_ids[0] });
  }
  const metadataDocument = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const keys = createRemoteJWKSet(new URL(metadataDocument.jwks_uri));
  const { payload, protectedHeader } = await compactVerify(answer.receipt, keys);

  assert.equal(protectedHeader.typ, 'consent-receipt+jwt');
  const said = JSON.parse(new TextDecoder().decode(payload));
  assert.equal(said.schema_version, 'ISO/IEC TS 27560:2023');
  assert.equal(said.record_id, written.event_ids[0]);
  assert.ok(said.receipt_id && said.pii_principal_id);
  const purpose = said.pii_processing[0].purposes[0];
  assert.deepEqual([purpose.purpose, purpose.lawful_basis, purpose.processing_method, purpose.collection_point], ['newsletter', 'Consent', 'Email', 'jose-test']);
  assert.equal(purpose.pii_information[0].pii_attribute, email);
  assert.equal(said.party_identification[0].party_role, 'PII controller');
  assert.equal(said.event[0].event_state, 'given');

  assert.equal(said.ledger.state, 'sealed');
  const root = rootOf(Buffer.from(said.ledger.leaf, 'hex'), said.ledger.position, said.ledger.count, said.ledger.path.map((step) => Buffer.from(step, 'hex')));
  assert.equal(root.toString('hex'), said.ledger.root);
  const checkpoint = JSON.parse(new TextDecoder().decode((await compactVerify(said.ledger.checkpoint, keys)).payload));
  assert.deepEqual([checkpoint.number, checkpoint.root], [said.ledger.link, said.ledger.root]);

  const [header, body, signature] = answer.receipt.split('.');
  const forged = Buffer.from(JSON.stringify({ ...said, pii_principal_id: 'somebody else' })).toString('base64url');
  await assert.rejects(compactVerify(`${header}.${forged}.${signature}`, keys));
  assert.ok(body);
});
