import { expect, onTestFinished, test } from 'vitest';
import { failure, FakeGraph, type FakeUser } from './fake-graph.ts';

const kai: FakeUser = {
  id: '00000000-0000-4000-8000-00000000000a',
  userPrincipalName: "k.o'berg@contoso.com",
  mail: 'kai@contoso.com',
  employeeId: '7',
  proxyAddresses: ['SMTP:kai@contoso.com', 'smtp:k+b@contoso.com'],
  onPremisesExtensionAttributes: { extensionAttribute3: 'X7' },
  accountEnabled: true,
};
const password = 'aA0!aA0!aA0!';

interface Page {
  readonly value: readonly unknown[];
  readonly '@odata.nextLink': string;
}

type Ask = (path: string, init?: RequestInit) => Promise<readonly [number, Page]>;

async function started(graph: FakeGraph): Promise<Ask> {
  const address = await graph.start();
  onTestFinished(() => graph.stop());
  return async (path, init) => {
    const response = await fetch(`${address}${path}`, init);
    return [response.status, (await response.json()) as Page];
  };
}

const query = (filter: string, select = 'id'): string =>
  `v1.0/users?$select=${select}&$filter=${encodeURIComponent(filter)}`;
const advanced: RequestInit = { headers: { ConsistencyLevel: 'eventual' } };

test('users are found by an attribute, whatever its case', async () => {
  const ask = await started(new FakeGraph([kai]));
  const found = [200, { value: [{ id: kai.id }] }];
  expect(await ask(query("userPrincipalName eq 'K.O''BERG@contoso.com'"))).toEqual(found);
  expect(await ask(query("mail eq 'kai@contoso.com'"))).toEqual(found);
  expect(await ask(query("proxyAddresses/any(p:p eq 'smtp:k+b@contoso.com')"))).toEqual(found);
  expect(await ask(query("mail eq 'kay@contoso.com'"))).toEqual([200, { value: [] }]);
  expect(await ask(query("mail eq 'kai@contoso.com'", 'id,employeeId,mailNickname'))).toEqual([
    200,
    { value: [{ id: kai.id, employeeId: '7', mailNickname: null }] },
  ]);
});

test('by other attributes only with eventual consistency', async () => {
  const ask = await started(new FakeGraph([kai]));
  const byNumber = query("employeeId eq '7'");
  expect((await ask(byNumber))[0]).toBe(400);
  expect((await ask(`${byNumber}&$count=true`))[0]).toBe(400);
  expect(await ask(`${byNumber}&$count=true`, advanced)).toEqual([200, { value: [{ id: kai.id }] }]);
  const byExtension = query("onPremisesExtensionAttributes/extensionAttribute3 eq 'x7'");
  expect(await ask(`${byExtension}&$count=true`, advanced)).toEqual([200, { value: [{ id: kai.id }] }]);
  expect((await ask(query("mail eq 'O'Neil'")))[0]).toBe(400);
});

test('deleted users come in pages', async () => {
  const deleted = ['1', '2', '3'].map((id) => ({ id, userPrincipalName: `${id}@contoso.com` }));
  const ask = await started(new FakeGraph([], deleted));
  const [, first] = await ask('v1.0/directory/deletedItems/microsoft.graph.user?$select=id');
  expect(first.value).toEqual([{ id: '1' }, { id: '2' }]);
  const next = new URL(first['@odata.nextLink']);
  expect(next.host).toBe('graph.example');
  expect(await ask(`${next.pathname.slice(1)}${next.search}`)).toEqual([200, { value: [{ id: '3' }] }]);
});

test('users are created as Entra ID would take them, and no others', async () => {
  const graph = new FakeGraph([kai]);
  const ask = await started(graph);
  const create = async (body: object) =>
    (await ask('v1.0/users', { method: 'POST', body: JSON.stringify(body) }))[0];
  const good = {
    accountEnabled: false,
    userPrincipalName: 'mia@contoso.com',
    passwordProfile: { forceChangePasswordNextSignIn: true, password },
  };
  expect(await create({ ...good, accountEnabled: true })).toBe(400);
  expect(await create({ ...good, userPrincipalName: "K.o'berg@contoso.com" })).toBe(400);
  expect(await create({ ...good, passwordProfile: { ...good.passwordProfile, password: 'abcdefgh1' } })).toBe(
    400,
  );
  expect(await create({ ...good, passwordProfile: { password } })).toBe(400);
  expect(graph.users).toHaveLength(1);
  expect(await create(good)).toBe(201);
  expect(graph.users[1]).toMatchObject({ userPrincipalName: 'mia@contoso.com', accountEnabled: false });
  expect(graph.passwords).toEqual([password]);
});

test('requests can be disturbed', async () => {
  const graph = new FakeGraph();
  graph.disturb = ({ count }) =>
    count === 1 ? failure(429, 'TooManyRequests', { 'retry-after': '1' }) : count === 2 ? 'cut' : null;
  const ask = await started(graph);
  expect((await ask('v1.0/users'))[0]).toBe(429);
  await expect(ask('v1.0/users')).rejects.toThrow();
  expect((await ask(query("mail eq 'a'")))[0]).toBe(200);
  expect(graph.countOf('GET')).toBe(3);
});
