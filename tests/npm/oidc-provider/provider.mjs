// npm oidc-provider with its memory adapter, ES256, one confidential client and people who are signed in without a question.
// node provider.mjs http://127.0.0.1:PORT/
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider from 'oidc-provider';

const address = new URL(process.argv[2]);
const jwk = (type, options, alg) => ({ ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), alg, use: 'sig', kid: alg });
const client = (client_id, alg) => ({
  client_id,
  client_secret: 'load-secret-of-a-test',
  redirect_uris: ['http://127.0.0.1:9/callback'],
  grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
  response_types: ['code'],
  id_token_signed_response_alg: alg,
});

const provider = new Provider(address.origin, {
  clients: [client('load', 'ES256'), client('load-rsa', 'RS256')],
  jwks: { keys: [jwk('ec', { namedCurve: 'P-256' }, 'ES256'), jwk('rsa', { modulusLength: 2048 }, 'RS256')] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  scopes: ['openid', 'profile', 'email', 'phone'],
  claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], phone: ['phone_number'] },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_, __, asking) => ({ scope: '', audience: 'urn:load:api', accessTokenFormat: 'jwt', jwt: { sign: { alg: asking.clientId === 'load-rsa' ? 'RS256' : 'ES256' } } }),
      useGrantedResource: () => true,
    },
  },
  // It gives offline access only to those who were asked again; the load asks nobody, and says so by another scope.
  issueRefreshToken: (_, asking, code) => asking.grantTypeAllowed('refresh_token') && code.scopes.has('phone'),
  rotateRefreshToken: true,
  conformIdTokenClaims: false,
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, name: 'Load Shopper', email: 'shopper@example.com', email_verified: true }) }),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  async loadExistingGrant(context) {
    const id = context.oidc.session.grantIdFor(context.oidc.client.clientId);
    if (id) return context.oidc.provider.Grant.find(id);
    const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
    grant.addOIDCScope('openid profile email phone');
    await grant.save();
    return grant;
  },
});

provider.use(async (context, next) => {
  if (context.path.startsWith('/interaction/')) {
    await provider.interactionFinished(context.req, context.res, { login: { accountId: `somebody-${randomBytes(4).toString('hex')}` } });
    context.respond = false;
    return;
  }
  await next();
});
provider.listen(Number(address.port), '127.0.0.1');
