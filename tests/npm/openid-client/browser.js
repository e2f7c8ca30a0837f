// A browser without a screen: follows redirects, keeps cookies, fills in forms. Stops at addresses of the client.
export class Browser {
  #cookies = new Map();

  constructor(stopAt) {
    this.stopAt = stopAt;
  }

  async open(address) {
    return this.#go(address, { method: 'GET' });
  }

  // Sends the page's form that has a field or button of that name.
  async submit(page, name, values) {
    const form = [...page.html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(match => match[0]).find(html => html.includes(`name="${name}"`));
    if (!form) throw new Error(`No form with ${name} on ${page.address}: ${page.html.slice(0, 400)}`);
    const action = decode(/<form\b[^>]*\baction="([^"]*)"/.exec(form)?.[1] ?? page.address);
    const fields = new URLSearchParams();
    for (const [input] of form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
      fields.set(decode(/\bname="([^"]*)"/.exec(input)[1]), decode(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? ''));
    }
    for (const [key, value] of Object.entries(values)) fields.set(key, value);
    return this.#go(new URL(action, page.address).href, { method: 'POST', body: fields });
  }

  async #go(address, request) {
    for (let hops = 0; hops < 20; hops++) {
      if (address.startsWith(this.stopAt)) return { address, html: '' };
      const response = await fetch(address, { ...request, redirect: 'manual', headers: { accept: 'text/html', cookie: [...this.#cookies].map(([k, v]) => `${k}=${v}`).join('; ') } });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair] = cookie.split(';');
        const mark = pair.indexOf('=');
        this.#cookies.set(pair.slice(0, mark), pair.slice(mark + 1));
      }
      const location = response.headers.get('location');
      if (!location) return { address, status: response.status, html: await response.text() };
      address = new URL(location, address).href;
      request = { method: 'GET' };
    }
    throw new Error('Too many redirects.');
  }
}

function decode(text) {
  return text.replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16))).replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
