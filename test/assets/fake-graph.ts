import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A user of the tenant that the fake plays, by the names of Graph. */
export type FakeUser = Readonly<Record<string, unknown>> & { readonly id: string };

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a request comes to before the tenant hears of it; null: let it through. */
export type Disturbance = (request: {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly count: number;
}) => Answer | 'cut' | null;

/** What can be looked for without asking for eventual consistency (microsoft-graph-docs, user.md). */
const filteredAtOnce: ReadonlySet<string> = new Set([
  'userPrincipalName',
  'mail',
  'mailNickname',
  'proxyAddresses',
]);

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** Microsoft Graph as far as the script knows it, on this machine and with one tenant. */
export class FakeGraph {
  readonly users: FakeUser[];
  readonly deleted: FakeUser[];
  /** Method and path of every request, in order. */
  readonly requests: string[] = [];
  readonly bodies: string[] = [];
  readonly passwords: string[] = [];
  disturb: Disturbance = () => null;
  /** Likewise, but after the tenant did what was asked: its own answer is lost. */
  lose: Disturbance = () => null;
  /** Creates them enabled, whatever is asked for. */
  createsEnabled = false;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  constructor(users: readonly FakeUser[] = [], deleted: readonly FakeUser[] = []) {
    this.users = [...users];
    this.deleted = [...deleted];
  }

  /** Begins to answer; resolves with the address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  countOf(method: string): number {
    return this.requests.filter((request) => request.startsWith(`${method} `)).length;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('latin1');
    const { method = '', url = '' } = request;
    if (url !== '/signed-out') this.requests.push(`${method} ${url}`);
    if (body !== '') this.bodies.push(body);
    const count = this.requests.length;
    const asked = { method, path: url, body, count };
    const disturbed = this.disturb(asked);
    const isAdvanced = request.headers['consistencylevel'] === 'eventual';
    const own =
      disturbed === null ? this.#answer(method, new URL(url, 'http://graph'), body, isAdvanced) : null;
    const answer = disturbed ?? this.lose(asked) ?? own;
    if (answer === 'cut' || answer === null) {
      request.socket.destroy();
      return;
    }
    // A connection that is kept would let some clients repeat what was cut off.
    const headers = { 'content-type': 'application/json', connection: 'close', ...answer.headers };
    response.writeHead(answer.status, headers);
    response.end(JSON.stringify(answer.body));
  }

  #answer(method: string, url: URL, body: string, isAdvanced: boolean): Answer {
    if (method === 'GET' && url.pathname === '/signed-out') return { status: 200, body: {} };
    if (method === 'GET' && url.pathname === '/v1.0/users') return this.#find(url, isAdvanced);
    if (method === 'GET' && url.pathname === '/v1.0/directory/deletedItems/microsoft.graph.user')
      return this.#listDeleted(url);
    const id = /^\/v1\.0\/users\/([0-9a-f-]{36})$/.exec(url.pathname)?.[1];
    if (method === 'GET' && id !== undefined) {
      const user = this.users.find((one) => one.id === id);
      return user === undefined
        ? failure(404, 'Request_ResourceNotFound')
        : { status: 200, body: selected(user, url) };
    }
    if (method === 'POST' && url.pathname === '/v1.0/users') return this.#create(body);
    return failure(400, `BadRequest ${method} ${url.pathname}`);
  }

  #find(url: URL, isAdvanced: boolean): Answer {
    const filter = url.searchParams.get('$filter') ?? '';
    const any = /^proxyAddresses\/any\(p:p eq '((?:[^']|'')*)'\)$/.exec(filter);
    const equal = /^([\w/]+) eq '((?:[^']|'')*)'$/.exec(filter);
    const [attribute, quoted] = any === null ? (equal?.slice(1) ?? []) : ['proxyAddresses', any[1]];
    if (attribute === undefined) return failure(400, 'Request_UnsupportedQuery');
    const isCounted = url.searchParams.get('$count') === 'true';
    if (!filteredAtOnce.has(attribute) && !(isAdvanced && isCounted))
      return failure(400, 'Request_UnsupportedQuery');
    const sought = quoted.replaceAll("''", "'").toLowerCase();
    const hits = this.users.filter((user) =>
      valuesAt(user, attribute).some((value) => value.toLowerCase() === sought),
    );
    return { status: 200, body: { value: hits.map((user) => selected(user, url)) } };
  }

  /** Two to a page. */
  #listDeleted(url: URL): Answer {
    const from = Number(url.searchParams.get('$skiptoken') ?? 0);
    const next = new URL(url);
    next.searchParams.set('$skiptoken', String(from + 2));
    const more =
      from + 2 < this.deleted.length
        ? { '@odata.nextLink': `https://graph.example${next.pathname}${next.search}` }
        : {};
    return {
      status: 200,
      body: { value: this.deleted.slice(from, from + 2).map((user) => selected(user, url)), ...more },
    };
  }

  #create(body: string): Answer {
    const { accountEnabled, passwordProfile, ...attributes } = JSON.parse(body);
    const { password, forceChangePasswordNextSignIn, ...more } = passwordProfile;
    const isGood =
      accountEnabled === false &&
      forceChangePasswordNextSignIn === true &&
      Object.keys(more).length === 0 &&
      /^[\x20-\x7e]{8,256}$/.test(password) &&
      classes.filter((kind) => kind.test(password)).length >= 3;
    if (!isGood) return failure(400, 'Request_BadRequest');
    const name = String(attributes.userPrincipalName).toLowerCase();
    if (this.users.some((user) => String(user['userPrincipalName']).toLowerCase() === name))
      return failure(400, 'Request_BadRequest');
    this.passwords.push(password);
    const id = `00000000-0000-4000-8000-${String(this.users.length).padStart(12, '0')}`;
    this.users.push({ id, accountEnabled: this.createsEnabled, ...attributes });
    const { displayName, userPrincipalName } = attributes;
    return { status: 201, body: { id, displayName, userPrincipalName, mail: null } };
  }
}

export function failure(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers, body: { error: { code, message: `Answered by the test: ${code}.` } } };
}

function valuesAt(user: FakeUser, path: string): string[] {
  const value = path
    .split('/')
    .reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], user);
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');
}

function selected(user: FakeUser, url: URL): Record<string, unknown> {
  const names = (url.searchParams.get('$select') ?? 'id').split(',');
  return Object.fromEntries(names.map((name) => [name, user[name] ?? null]));
}
