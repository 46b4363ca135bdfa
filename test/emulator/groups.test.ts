import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { type Call, codeOf, sdk } from './sdk';

let cam: CamEmulator;
let call: Call;

beforeEach(async () => {
  cam = await CamEmulator.start();
  call = sdk(cam);
});
afterEach(() => cam.stop());

async function group(GroupName: string): Promise<number> {
  return (await call('CreateGroup', { GroupName })).GroupId as number;
}

async function user(Name: string): Promise<{ Uid: number; Uin: number }> {
  const { Uid, Uin } = await call('AddUser', { Name });
  return { Uid: Uid as number, Uin: Uin as number };
}

test('what was set is read back, and an update changes only what it names', async () => {
  const { GroupId } = await call('CreateGroup', { GroupName: 'ops', Remark: 'rota' });
  await call('UpdateGroup', { GroupId, GroupName: 'operators' });
  expect(await call('GetGroup', { GroupId })).toMatchObject({ GroupId, GroupName: 'operators', Remark: 'rota' });
});

test('members come by uid or uin and go again, and the group may be empty', async () => {
  const GroupId = await group('ops');
  const [alice, bob] = [await user('alice'), await user('bob')];
  await call('AddUserToGroup', { Info: [{ GroupId, Uid: alice.Uid }] });
  await call('AddUserToGroup', {
    Info: [
      { GroupId, Uid: alice.Uid },
      { GroupId, Uin: bob.Uin },
    ],
  });
  const { UserInfo } = await call('ListUsersForGroup', { GroupId, Page: 1, Rp: 200 });
  expect(UserInfo).toMatchObject([{ Name: 'alice' }, { Name: 'bob' }]);
  await call('RemoveUserFromGroup', {
    Info: [
      { GroupId, ...alice },
      { GroupId, ...bob },
    ],
  });
  expect(await call('GetGroup', { GroupId })).toMatchObject({ GroupNum: 0, UserInfo: [] });
});

test('members are listed page by page', async () => {
  const GroupId = await group('ops');
  for (let number = 1; number <= 5; number += 1) {
    await call('AddUserToGroup', { Info: [{ GroupId, Uid: (await user(`u${number}`)).Uid }] });
  }
  expect(await call('ListUsersForGroup', { GroupId, Page: 2, Rp: 2 })).toMatchObject({
    TotalNum: 5,
    UserInfo: [{ Name: 'u3' }, { Name: 'u4' }],
  });
  expect((await call('ListUsersForGroup', { GroupId, Page: 4, Rp: 2 })).UserInfo).toEqual([]);
});

test('groups are listed, and searched by name', async () => {
  await group('ops');
  await group('ops-eu');
  await group('sales');
  expect(await call('ListGroups', { Keyword: 'ops' })).toMatchObject({ TotalNum: 2 });
  expect((await call('ListGroups', { Page: 1, Rp: 2 })).GroupInfo).toMatchObject([
    { GroupName: 'ops' },
    { GroupName: 'ops-eu' },
  ]);
});

test('a group that goes leaves its users', async () => {
  const GroupId = await group('ops');
  await call('AddUserToGroup', { Info: [{ GroupId, Uid: (await user('alice')).Uid }] });
  await call('DeleteGroup', { GroupId });
  expect(cam.console.summary()).toMatchObject({ users: [{ userName: 'alice' }], groups: [] });
});

test('fails for a group that is not there', async () => {
  const { Uid } = await user('alice');
  for (const action of ['GetGroup', 'UpdateGroup', 'DeleteGroup', 'ListUsersForGroup']) {
    expect(await codeOf(call(action, { GroupId: 1 }))).toBe('ResourceNotFound.GroupNotExist');
  }
  expect(await codeOf(call('AddUserToGroup', { Info: [{ GroupId: 1, Uid }] }))).toBe('InvalidParameter.GroupNotExist');
});

test('fails to name a group as another one is named', async () => {
  const [, GroupId] = [await group('ops'), await group('sales')];
  expect(await codeOf(group('ops'))).toBe('InvalidParameter.GroupNameInUse');
  expect(await codeOf(call('UpdateGroup', { GroupId, GroupName: 'ops' }))).toBe('InvalidParameter.GroupNameInUse');
  expect(await codeOf(group(''))).toBe('InvalidParameter.ParamError');
});

test('fails to add anybody when one of them can not be added', async () => {
  const GroupId = await group('ops');
  const { Uid } = await user('alice');
  const refused = async (entry: object) =>
    codeOf(
      call('AddUserToGroup', {
        Info: [
          { GroupId, Uid },
          { GroupId, ...entry },
        ],
      }),
    );
  expect(await refused({ Uid: 1 })).toBe('ResourceNotFound.UserNotExist');
  expect(await refused({})).toBe('InvalidParameter.UserUinAndUinNotAllNull');
  expect(await refused({ Uid: 'alice' })).toBe('InvalidParameter');
  expect(cam.console.summary().groups).toMatchObject([{ members: [] }]);
});

test('fails to add the 101st member, and to add a user to an eleventh group', async () => {
  const GroupId = await group('crowd');
  const users = await Promise.all(Array.from({ length: 101 }, (_, number) => user(`u${number}`)));
  const everybody = users.map(({ Uid }) => ({ GroupId, Uid }));
  expect(await codeOf(call('AddUserToGroup', { Info: everybody }))).toBe('InvalidParameter.GroupUserFull');
  await call('AddUserToGroup', { Info: everybody.slice(1) });

  const groups = await Promise.all(Array.from({ length: 11 }, (_, number) => group(`g${number}`)));
  const everywhere = groups.map((id) => ({ GroupId: id, Uid: users[0]?.Uid }));
  expect(await codeOf(call('AddUserToGroup', { Info: everywhere }))).toBe('InvalidParameter.UserGroupFull');
  await call('AddUserToGroup', { Info: everywhere.slice(1) });
});

test('fails to create a group beyond the quota', async () => {
  for (let number = 0; number < 300; number += 1) cam.console.call('CreateGroup', { GroupName: `g${number}` });
  expect(await codeOf(group('one-more'))).toBe('InvalidParameter.GroupFull');
});
