import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { type Call, codeOf, sdk } from './sdk';

let cam: CamEmulator;
let call: Call;

beforeEach(async () => {
  cam = await CamEmulator.start();
  call = sdk(cam);
});
afterEach(() => cam.stop());

async function policyId(name: string): Promise<number> {
  const { List } = await call('ListPolicies', { Keyword: name });
  return (List as { PolicyId: number }[])[0]?.PolicyId ?? 0;
}

const customDocument = '{"version":"2.0","statement":[{"effect":"allow","action":["trtc:*"],"resource":["*"]}]}';

/** A holder of each kind: how policies are attached to it, detached and listed. */
const holders = {
  user: async () => {
    const { Uin } = await call('AddUser', { Name: 'alice' });
    return {
      attach: (PolicyId: number) => call('AttachUserPolicy', { AttachUin: Uin, PolicyId }),
      detach: (PolicyId: number) => call('DetachUserPolicy', { DetachUin: Uin, PolicyId }),
      list: (paging: object = {}) => call('ListAttachedUserPolicies', { TargetUin: Uin, ...paging }),
    };
  },
  group: async () => {
    const { GroupId } = await call('CreateGroup', { GroupName: 'ops' });
    return {
      attach: (PolicyId: number) => call('AttachGroupPolicy', { AttachGroupId: GroupId, PolicyId }),
      detach: (PolicyId: number) => call('DetachGroupPolicy', { DetachGroupId: GroupId, PolicyId }),
      list: (paging: object = {}) => call('ListAttachedGroupPolicies', { TargetGroupId: GroupId, ...paging }),
    };
  },
};

describe.each(['user', 'group'] as const)('a %s', (kind) => {
  test('holds presets and custom policies, which know that they are held', async () => {
    const holder = await holders[kind]();
    const preset = await policyId('QcloudTRTCFullAccess');
    const { PolicyId: custom } = await call('CreatePolicy', { PolicyName: 'own', PolicyDocument: customDocument });
    await holder.attach(preset);
    await holder.attach(custom as number);
    expect(await holder.list()).toMatchObject({
      TotalNum: 2,
      List: [
        { PolicyName: 'QcloudTRTCFullAccess', PolicyType: 'QCS', OperateUin: cam.ownerUin },
        { PolicyName: 'own', PolicyType: 'User' },
      ],
    });
    expect((await call('ListPolicies', { Keyword: 'own' })).List).toMatchObject([{ Attachments: 1 }]);
  });

  test('may be given twice what it is given once', async () => {
    const holder = await holders[kind]();
    await holder.attach(1);
    await holder.attach(1);
    expect(await holder.list()).toMatchObject({ TotalNum: 1 });
    await holder.detach(1);
    expect(await holder.list()).toEqual({ TotalNum: 0, List: [] });
  });

  test('lists page by page', async () => {
    const holder = await holders[kind]();
    const { List } = await call('ListPolicies', { Rp: 5 });
    const ids = (List as { PolicyId: number }[]).map(({ PolicyId }) => PolicyId);
    for (const id of ids) await holder.attach(id);
    const page = await holder.list({ Page: 2, Rp: 2 });
    expect(page).toMatchObject({ TotalNum: 5, List: [{ PolicyId: ids[2] }, { PolicyId: ids[3] }] });
  });

  test('fails on a policy that is not there or not held', async () => {
    const holder = await holders[kind]();
    expect(await codeOf(holder.attach(9))).toBe('ResourceNotFound.PolicyIdNotFound');
    expect(await codeOf(holder.detach(1))).toBe('ResourceNotFound.PolicyIdNotFound');
  });

  test('fails to hold 201 policies', async () => {
    const holder = await holders[kind]();
    for (let number = 0; number < 201; number += 1) {
      const created = cam.console.call('CreatePolicy', { PolicyName: `p${number}`, PolicyDocument: customDocument });
      const attached = holder.attach(created.PolicyId as number);
      expect(await codeOf(attached)).toBe(number < 200 ? 'no error' : 'InvalidParameter.AttachmentFull');
    }
  });
});

test('fails for a holder who is not there', async () => {
  const refused = {
    AttachUserPolicy: [{ AttachUin: 1, PolicyId: 1 }, 'ResourceNotFound.UserNotExist'],
    DetachUserPolicy: [{ DetachUin: 1, PolicyId: 1 }, 'ResourceNotFound.UserNotExist'],
    ListAttachedUserPolicies: [{ TargetUin: 1 }, 'InvalidParameter.ParamError'],
    AttachGroupPolicy: [{ AttachGroupId: 1, PolicyId: 1 }, 'ResourceNotFound.GroupNotExist'],
    DetachGroupPolicy: [{ DetachGroupId: 1, PolicyId: 1 }, 'ResourceNotFound.GroupNotExist'],
    ListAttachedGroupPolicies: [{ TargetGroupId: 1 }, 'ResourceNotFound.GroupNotExist'],
  } as const;
  for (const [action, [parameters, code]] of Object.entries(refused)) {
    expect(await codeOf(call(action, parameters))).toBe(code);
  }
});

test('a preset that Tencent withdraws is gone for those who held it', async () => {
  cam.console.createUser('alice');
  cam.console.attachUserPolicy('alice', 'QcloudTRTCFullAccess');
  cam.console.withdrawPreset('QcloudTRTCFullAccess');
  expect(await call('ListPolicies', { Keyword: 'QcloudTRTCFullAccess' })).toMatchObject({ TotalNum: 0, List: [] });
  expect(cam.console.summary().users).toEqual([{ userName: 'alice', policies: [] }]);
});
