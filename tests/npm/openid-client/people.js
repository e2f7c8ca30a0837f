// Who signs in, and how a page of the hub is answered on the way back to the client.
import { Browser } from './browser.js';

export const issuer = new URL(process.env.IDENTITYHUB_ISSUER ?? 'http://localhost:5000');
export const callback = 'http://127.0.0.1:9999/cb';
export const ada = { email: 'ada@example.com', password: 'Lovelace-1815' };

/** Opens an authorization request as Ada: signs in and allows, where she is asked. Returns the address of the client. */
export async function answer(address, browser = new Browser(callback)) {
  let page = await browser.open(address);
  if (!page.address.startsWith(callback) && page.html.includes('name="password"')) page = await browser.submit(page, 'password', ada);
  if (!page.address.startsWith(callback)) page = await browser.submit(page, 'answer', { answer: 'allow' });
  return new URL(page.address);
}

/** The parts of a JWT, unverified. */
export const read = jwt => jwt.split('.').slice(0, 2).map(part => JSON.parse(Buffer.from(part, 'base64url')));
