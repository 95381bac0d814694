// The certified OpenID provider that Helhet is tested against. Started by tests/oidc/certified_provider.py.
//
// Takes one line of JSON on its command line: { port, clients, scopes }. Whoever comes is signed in at once as the person that
// POST /control last told about: { account, acr, claims }. Nothing leaves this process: what the provider would send
// from server to server is handed out by GET /control instead.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const { port, clients, nonceFor } = JSON.parse(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
let person = { account: "nobody", claims: {} };
let sent = [];

const provider = new Provider(issuer, {
  clients,
  acrValues: ["loa-low", "loa-substantial", "loa-high"],
  claims: { openid: ["sub", "acr", "auth_time"], profile: ["pid", "security_level"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["made up for tests"], long: { sameSite: "none" } },
  enableHttpPostMethods: true,
  enabledJWA: { clientAuthSigningAlgValues: ["RS256", "PS256", "ES256"] },
  features: {
    backchannelLogout: { enabled: true },
    devInteractions: { enabled: false },
    dPoP: { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: (ctx) => ctx.oidc.client?.clientId === nonceFor },
    pushedAuthorizationRequests: { enabled: true },
    rpInitiatedLogout: {
      logoutSource: (ctx, form) => { ctx.body = form; },
      postLogoutSuccessSource: (ctx) => { ctx.body = "signed out"; },
    },
  },
  fetch: async (url, options) => {
    sent.push({ url: String(url), body: String(options.body) });
    return new Response(null, { status: 200 });
  },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...person.claims }) }),
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid profile");
    await grant.save();
    return grant;
  },
  pkce: { required: () => true },
  ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 600, Grant: 600 },
});

async function control(request, response) {
  if (request.method === "POST") {
    const parts = [];
    for await (const part of request) parts.push(part);
    person = JSON.parse(Buffer.concat(parts));
    sent = [];
  }
  response.setHeader("Content-Type", "application/json").end(JSON.stringify(sent));
}

const answer = provider.callback();
createServer((request, response) => {
  if (request.url === "/control") return control(request, response);
  if (request.url.startsWith("/interaction/")) {
    const login = { accountId: person.account, acr: person.acr, remember: true };
    return provider.interactionFinished(request, response, person.error ? { error: person.error } : { login });
  }
  return answer(request, response);
}).listen(port, "127.0.0.1", () => console.log("ready"));
