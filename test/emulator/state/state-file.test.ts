import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CamEmulator, EmulatorError } from 'cdktf-trtc-access/emulator';
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

async function state(): Promise<{ account: Record<string, unknown[]>; [key: string]: unknown }> {
  const cam = await CamEmulator.start({ stateFile });
  cam.console.createUser('alice');
  cam.console.call('CreateGroup', { GroupName: 'ops' });
  cam.console.attachUserPolicy('alice', 'AdministratorAccess');
  await cam.stop();
  return JSON.parse(readFileSync(stateFile, 'utf8')) as Awaited<ReturnType<typeof state>>;
}

test.each<[string, string, (kept: Awaited<ReturnType<typeof state>>) => unknown]>([
  ['is empty', 'it is not JSON', () => ''],
  ['is cut off', 'it is not JSON', (kept) => JSON.stringify(kept).slice(0, -9)],
  ['is something else', '`version` is missing', () => ({ format: 'cdktf-trtc-access/emulator' })],
  ['is of Terraform', '`terraform_version` is not-recognized', () => ({ terraform_version: '1.11.4' })],
  ['is of a later version', '`version` is ill-typed', (kept) => ({ ...kept, version: 2 })],
  [
    'lacks its users',
    '`account.users` is missing',
    ({ account, ...kept }) => ({ ...kept, account: { ...account, users: undefined } }),
  ],
  ['has a number for a name', '`account.users.0.name` is ill-typed', (kept) => edit(kept, 'users', { name: 1 })],
  ['has a member who is nobody', 'there is no user `1` for a group', (kept) => edit(kept, 'groups', { members: [1] })],
  [
    'lost its policies',
    'there is no policy `1` for an attachment',
    ({ account, ...kept }) => ({ ...kept, account: { ...account, policies: [] } }),
  ],
])('fails on a file that %s, and leaves it as it is', async (_case, why, change) => {
  const changed = change(await state());
  const text = typeof changed === 'string' ? changed : JSON.stringify(changed);
  writeFileSync(stateFile, text);
  const start = CamEmulator.start({ stateFile });
  await expect(start).rejects.toThrow(EmulatorError);
  await expect(start).rejects.toThrow(
    `state file \`${stateFile}\` holds no state of this emulator: ${why}; it is left as it is, name another file`,
  );
  expect(readFileSync(stateFile, 'utf8')).toBe(text);
});

test('fails when the file can not be read or written', async () => {
  await expect(CamEmulator.start({ stateFile: folder })).rejects.toThrow(`state file \`${folder}\` can't be read`);
  const nowhere = join(folder, 'no', 'state.json');
  await expect(CamEmulator.start({ stateFile: nowhere })).rejects.toThrow(`state file \`${nowhere}\` can't be written`);
});

test('fails when every key of the owner is disabled', async () => {
  const kept = await state();
  writeFileSync(stateFile, JSON.stringify(edit(kept, 'accessKeys', { status: 'Inactive' })));
  await expect(CamEmulator.start({ stateFile })).rejects.toThrow('are all disabled; name another state file');
});

/** Changes the first row of a table. */
function edit(kept: Awaited<ReturnType<typeof state>>, table: string, changes: object): object {
  const [first, ...others] = kept.account[table] ?? [];
  return { ...kept, account: { ...kept.account, [table]: [{ ...(first as object), ...changes }, ...others] } };
}
