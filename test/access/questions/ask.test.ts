import { AccountAccess, type Answer, ask, chainOf, type Expected, type Question } from '../../../lib/access';
import { accountOf, type StackFile } from '../synth-files';

const APP = { action: 'trtc:RemoveUser', resource: 'qcs::trtc:::sdkappid/1400000001' };

/** A stack in which bob, made here, holds a policy with this statement. */
const bob = (statement: object, more: StackFile = {}): StackFile => ({
  ...more,
  resource: {
    cam_user: { bob: { name: 'bob', use_api: false } },
    cam_policy: {
      p: {
        name: 'rtc-rooms',
        document: JSON.stringify({ version: '2.0', statement: [{ effect: 'allow', ...statement }] }),
      },
    },
    cam_user_policy_attachment: { a: { user_name: 'bob', policy_id: '${tencentcloud_cam_policy.p.id}' } },
    ...more.resource,
  },
});

function asked(stack: StackFile, question: Question, expected: Expected, ownerUin?: string): Answer {
  const account = { ...accountOf(stack), ...(ownerUin !== undefined && { ownerUin }) };
  const access = new AccountAccess(account).all().find(({ name }) => name === 'bob')!;
  return ask(account, access, question, expected);
}

test('the account that is asked about is the one that policies call their own', () => {
  const own = bob({ action: 'trtc:RemoveUser', resource: 'qcs::trtc::uin/${data.tencentcloud_user_info.o.owner_uin}:*' }, {
    data: { tencentcloud_user_info: { o: {} } },
  }); // prettier-ignore
  expect(asked(own, APP, 'allowed').kind).toBe('yes');
});

test('a number is the account when it is known to be, and else it cannot be told', () => {
  const numbered = bob({ action: 'trtc:RemoveUser', resource: 'qcs::trtc::uin/100000000001:sdkappid/1400000001' });
  expect(asked(numbered, APP, 'allowed')).toMatchObject({ kind: 'unknown' });
  expect(asked(numbered, APP, 'allowed', '100000000001').kind).toBe('yes');
  expect(asked(numbered, APP, 'denied', '100000000002').kind).toBe('yes');
});

test('an action that CAM cannot limit is allowed on everything or not at all', () => {
  const action = 'trtc:CreateTrtcApp';
  const limited = bob({ action, resource: 'qcs::trtc::uin/100000000001:sdkappid/1400000001' });
  expect(asked(limited, { action }, 'denied').kind).toBe('yes');
  expect(asked(bob({ action, resource: '*' }), { action }, 'allowed').kind).toBe('yes');
});

test('within a boundary that is not known, nothing is known to be allowed', () => {
  const bounded = bob({ action: 'trtc:*', resource: '*' }, {
    resource: {
      cam_user_permission_boundary_attachment: { b: { target_uin: '${tencentcloud_cam_user.bob.uin}', policy_id: '1' } },
    },
  }); // prettier-ignore
  for (const expected of ['allowed', 'denied'] as const) {
    expect(asked(bounded, APP, expected)).toMatchObject({
      reasons: ['the document of the permissions boundary `policy with the id 1` is not known'],
    });
  }
});

test('what is allowed is shown with the way in which it is held', () => {
  const stack = bob({ action: 'trtc:*', resource: '*' });
  const account = accountOf(stack);
  const everybody = new AccountAccess(account);
  const answer = ask(account, everybody.all()[0]!, APP, 'denied');
  if (answer.kind !== 'no') throw new Error(answer.kind);
  expect(chainOf(answer.counterexample, account, everybody.holdings('user:bob'))).toMatchObject({
    reasons: ['statement 1 of policy `rtc-rooms` allows it'],
    ways: [{ policy: 'rtc-rooms', via: null, attached: { address: 'tencentcloud_cam_user_policy_attachment.a' } }],
  });
});

test('only a deny says no to somebody who exists already', () => {
  const exists = (statement: object): StackFile => {
    const { cam_policy = {}, cam_user_policy_attachment = {} } = bob(statement).resource ?? {};
    return { resource: { cam_policy, cam_user_policy_attachment } };
  };
  const allowed = exists({ action: 'trtc:DismissRoom', resource: '*' });
  const denied = exists({ effect: 'deny', action: 'trtc:RemoveUser', resource: '*' });
  const reasons = ['the user exists already and may hold more than what was read'];
  for (const expected of ['allowed', 'denied'] as const) {
    expect(asked(allowed, APP, expected)).toEqual({ kind: 'unknown', reasons, isOpenWorld: true });
  }
  expect(asked(denied, APP, 'allowed')).toMatchObject({
    kind: 'no',
    counterexample: { explanation: { decision: 'deny' } },
  });
  expect(asked(denied, APP, 'denied').kind).toBe('yes');
});
