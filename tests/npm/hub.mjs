// Where the hub is and who we are there: by the environment, or the demo of README.md.
import { readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export const protos = join(here, '..', '..', 'protos');
// The platform's own binary: the launcher package names platforms that not every registry carries, which `npm ci` refuses.
export const buf = join(here, 'node_modules', '@bufbuild', `buf-linux-${process.arch === 'arm64' ? 'aarch64' : process.arch}`, 'bin', 'buf');
export const grpcAddress = process.env.IDENTITYHUB_GRPC ?? 'http://localhost:5001';
export const issuer = (process.env.IDENTITYHUB_ISSUER ?? 'http://localhost:5000').replace(/\/$/, '');
export const source = process.env.IDENTITYHUB_SOURCE ?? 'crm';

const clientId = process.env.IDENTITYHUB_CLIENT_ID ?? 'demo-service';
const clientSecret = process.env.IDENTITYHUB_CLIENT_SECRET ?? 'demo-service-secret';

/** Every file of the contract, as it is imported. */
export function protoFiles(folder = protos) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.proto'))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'));
}

const everything = 'party.read party.write crosswalk.link crosswalk.admin records.write merge consent.read consent.write changes.read';

/** An access token by the client-credentials grant, from the discovered token endpoint. */
export async function accessToken(scope = everything) {
  const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const response = await fetch(metadata.token_endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`no token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}
