import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CamEmulator, EmulatorError } from 'cdktf-trtc-access/emulator';
import { type Account } from '../../../lib/emulator/account/account';
import { StateFile } from '../../../lib/emulator/state/state-file';
import { codeOf, sdk } from '../sdk';

let folder: string;
let stateFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cam-state-'));
  stateFile = join(folder, 'state.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a new start finds the account as it was left, with its keys', async () => {
  const before = await CamEmulator.start({ stateFile });
  const call = sdk(before);
  const { Uin } = await call('AddUser', { Name: 'alice', UseApi: 1, Remark: 'rooms' });
  const { GroupId } = await call('CreateGroup', { GroupName: 'ops' });
  await call('AddUserToGroup', { Info: [{ GroupId, Uin }] });
  before.console.attachUserPolicy('alice', 'QcloudTRTCReadonlyAccess');
  await before.stop();

  const after = await CamEmulator.start({ stateFile });
  expect(after.secretKey).toBe(before.secretKey);
  expect(after.console.summary()).toEqual(before.console.summary());
  expect(await sdk(after)('ListAccessKeys', { TargetUin: Uin })).toMatchObject({ AccessKeys: [{ Status: 'Active' }] });
  expect((await sdk(after)('AddUser', { Name: 'bob' })).Uin).toBe((Uin as number) + 1);
  await after.stop();
});

test('a change is in the file when its answer comes, and a refusal changes nothing', async () => {
  const cam = await CamEmulator.start({ stateFile });
  const call = sdk(cam);
  await call('AddUser', { Name: 'alice' });
  const written = readFileSync(stateFile, 'utf8');
  expect(written).toContain('"name":"alice"');
  await codeOf(call('AddUser', { Name: 'alice' }));
  await call('ListUsers');
  expect(readFileSync(stateFile, 'utf8')).toBe(written);
  await cam.stop();
});

test('the file is for its owner only, and no other is left behind', async () => {
  const cam = await CamEmulator.start({ stateFile });
  await sdk(cam)('AddUser', { Name: 'alice' });
  await cam.stop();
  expect(statSync(stateFile).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['state.json']);
});

test('every start without a file has a key of its own', async () => {
  const [one, other] = await Promise.all([CamEmulator.start(), CamEmulator.start()]);
  expect(one.secretKey).not.toBe(other.secretKey);
  await Promise.all([one.stop(), other.stop()]);
});

type Row = Record<string, unknown>;
type Kept = Record<'users' | 'groups' | 'policies' | 'accessKeys', Row[]>;

const header = { format: 'cdktf-trtc-access/emulator', version: 2, accounts: 1 };

/** What an emulator keeps: somebody who holds a policy, and a group. */
async function kept(): Promise<Kept> {
  const before = await CamEmulator.start({ stateFile });
  before.console.createUser('alice');
  before.console.call('CreateGroup', { GroupName: 'ops' });
  before.console.attachUserPolicy('alice', 'AdministratorAccess');
  await before.stop();
  const file = StateFile.open(stateFile);
  const [account] = file.load() as [Account];
  await file.close();
  return account.state() as unknown as Kept;
}

function text(...lines: unknown[]): string {
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
}

/** With the first row of a table changed. */
function edited(account: Kept, table: keyof Kept, changes: object): object {
  const [first, ...others] = account[table];
  return { account: { ...account, [table]: [{ ...first, ...changes }, ...others] } };
}

const change = {
  ...{ ownerUin: 1, everCreated: { users: 0, groups: 0, policies: 0 } },
  put: { users: [], groups: [], policies: [], accessKeys: [] },
  removed: { users: [], groups: [], policies: [], accessKeys: [] },
};

test.each<[string, string, (account: Kept) => string]>([
  ['is empty', 'line 1: it is not JSON', () => ''],
  ['is cut off', 'accounts are missing at its end', (account) => text(header, { account }).slice(0, -9)],
  ['is something else', 'line 1: `version` is missing', () => text({ format: header.format })],
  ['is of Terraform', 'line 1: `terraform_version` is not-recognized', () => text({ terraform_version: '1.11.4' })],
  [
    'is of a later version',
    'line 1: `version` is ill-typed',
    (account) => text({ ...header, version: 3 }, { account }),
  ],
  ['has a broken line', 'line 3: it is not JSON', (account) => text(header, { account }, '{"change":')],
  [
    'lacks its users',
    'line 2: `account.users` is missing',
    (account) => text(header, { account: { ...account, users: undefined } }),
  ],
  [
    'has a number for a name',
    'line 2: `account.users.0.name` is ill-typed',
    (account) => text(header, edited(account, 'users', { name: 1 })),
  ],
  [
    'has a member who is nobody',
    'there is no user `1` for a group',
    (account) => text(header, edited(account, 'groups', { members: [1] })),
  ],
  [
    'lost its policies',
    'there is no policy `1` for an attachment',
    (account) => text(header, { account: { ...account, policies: [] } }),
  ],
  ['lost an account', 'accounts are missing at its end', (account) => text({ ...header, accounts: 2 }, { account })],
  [
    'changes an account that is not there',
    'line 3 changes account `1`, which is not there',
    (account) => text(header, { account }, { change }),
  ],
])('fails on a file that %s, and leaves it as it is', async (_case, why, change) => {
  const changed = change(await kept());
  writeFileSync(stateFile, changed);
  const start = CamEmulator.start({ stateFile });
  await expect(start).rejects.toThrow(EmulatorError);
  await expect(start).rejects.toThrow(
    `state file \`${stateFile}\` holds no state of this emulator: ${why}; it is left as it is, name another file`,
  );
  expect(readFileSync(stateFile, 'utf8')).toBe(changed);
});

test('a last line that was cut off by a crash was answered to nobody, and is forgotten', async () => {
  await kept();
  const whole = readFileSync(stateFile, 'utf8');
  const lines = whole.trimEnd().split('\n');
  expect(lines.at(-1)).toContain('attachments');
  writeFileSync(stateFile, whole.slice(0, -9));
  const cam = await CamEmulator.start({ stateFile });
  expect(cam.console.summary()).toMatchObject({ users: [{ userName: 'alice', policies: [] }] });
  cam.console.createUser('bob');
  await cam.stop();
  const again = await CamEmulator.start({ stateFile });
  expect(again.console.summary().users.map(({ userName }) => userName)).toEqual(['alice', 'bob']);
  await again.stop();
});

test('a file grows by what changes, and is written anew when the changes are longer than the rest', async () => {
  const cam = await CamEmulator.start({ stateFile });
  const size = (): number => statSync(stateFile).size;
  const call = sdk(cam);
  const sizes = [size()];
  const Remark = 'x'.repeat(100_000);
  for (let number = 0; number < 13; number += 1) {
    await call(number === 0 ? 'AddUser' : 'UpdateUser', { Name: 'alice', Remark: `${number}${Remark}` });
    sizes.push(size());
  }
  const grown = sizes.slice(1).map((after, at) => after - (sizes[at] as number));
  expect(grown.filter((growth) => growth > 100_000 && growth < 102_000)).toHaveLength(12);
  expect(grown.filter((growth) => growth < 0)).toHaveLength(1);
  await cam.stop();
  const after = await CamEmulator.start({ stateFile });
  expect(after.console.call('GetUser', { Name: 'alice' })).toMatchObject({ Remark: `12${Remark}` });
  await after.stop();
});

test('fails when the file can not be read or written', async () => {
  await expect(CamEmulator.start({ stateFile: folder })).rejects.toThrow(`state file \`${folder}\` can't be read`);
  const nowhere = join(folder, 'no', 'state.json');
  await expect(CamEmulator.start({ stateFile: nowhere })).rejects.toThrow(`state file \`${nowhere}\` can't be written`);
});

test('fails when every key of the owner is disabled', async () => {
  writeFileSync(stateFile, text(header, edited(await kept(), 'accessKeys', { status: 'Inactive' })));
  await expect(CamEmulator.start({ stateFile })).rejects.toThrow('are all disabled; name another state file');
});
