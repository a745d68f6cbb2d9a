// hubs token USER: signs a demonstration user in and prints the access token.
// It walks the code flow of the client hubs-cli as a browser would, page by page, so it works on Keycloak and on the development provider.
import { createHash, randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { Failure, options, verb } from './lib.mjs';
import { runningState } from './state.mjs';

const redirectUri = 'http://127.0.0.1/hubs-cli'; // nobody listens there: the answer is read from the redirect
const mostPages = 6; // name, password and the redirects between them

/** The cookies of one sign-in. */
class CookieJar {
  #cookies = new Map();

  get header() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  keep(response) {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      value ? this.#cookies.set(name, value) : this.#cookies.delete(name);
    }
  }
}

/** Signs in at the realm `hubs` of the server and returns the access token. Throws a Failure that says what went wrong. */
export async function signIn(user, password, server) {
  const protocol = `${server.replace(/\/+$/, '')}/realms/hubs/protocol/openid-connect`;
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const start = new URL(`${protocol}/auth`);
  start.search = new URLSearchParams({
    response_type: 'code',
    client_id: 'hubs-cli',
    redirect_uri: redirectUri,
    scope: 'openid organization:*',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });

  const answer = await throughThePages(start, user, password);
  if (answer.get('state') !== state) {
    throw new Failure('The answer belongs to another sign-in.');
  }

  const response = await ask(`${protocol}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'hubs-cli',
      code: answer.get('code'),
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  const tokens = await response.json();
  if (!response.ok) {
    throw new Failure(`No token: ${tokens.error_description ?? tokens.error}`);
  }

  return tokens.access_token;
}

/** Fills in the form of each page until the provider sends the browser back, and returns what it sends along. */
async function throughThePages(start, user, password) {
  const jar = new CookieJar();
  let address = start;
  let form;
  let passwordGiven = false;
  for (let page = 0; page < mostPages; page++) {
    const response = await ask(address, { method: form ? 'POST' : 'GET', body: form, redirect: 'manual', headers: { cookie: jar.header } });
    jar.keep(response);
    form = undefined;

    const location = response.headers.get('location');
    if (location?.startsWith(redirectUri)) {
      const answer = new URL(location).searchParams;
      if (answer.has('error')) {
        throw new Failure(`${answer.get('error')}: ${answer.get('error_description')}`);
      }

      return answer;
    }

    if (location) {
      address = new URL(location, address);
      continue;
    }

    const html = await response.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1].replaceAll('&amp;', '&');
    if (!response.ok || !action) {
      throw new Failure(`The provider shows no form (status ${response.status}). Is ${user} an account, and enabled?`);
    }

    if (/name="password-new"/.test(html)) {
      throw new Failure(`${user} has to choose a password first: sign in with a browser once.`);
    }

    if (/name="password"/.test(html) && passwordGiven) {
      throw new Failure(`Unknown user, wrong password or too many attempts: ${user}`);
    }

    form = new URLSearchParams();
    if (/name="username"/.test(html)) {
      form.set('username', user);
    }

    if (/name="password"/.test(html)) {
      form.set('password', password);
      passwordGiven = true;
    }

    address = new URL(action, address);
  }

  throw new Failure('The sign-in does not come to an end.');
}

async function ask(address, options) {
  try {
    return await fetch(address, options);
  } catch (error) {
    throw new Failure(`Nothing answers at ${new URL(address).origin} (${error.cause?.code ?? error.message}). Is the platform up?`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await verb(async (args) => {
    const { rest: [user], server } = options(args, { values: ['server'], words: 1 });
    if (!user) throw new Failure('whose token? ./hubs token USER; see --help.', 'usage');
    console.log(await signIn(user, process.env.HUBS_DEMO_PASSWORD ?? 'Hubs-Demo-2026!', server ?? runningState()?.identity ?? 'http://localhost:8180'));
    return 0;
  });
}
