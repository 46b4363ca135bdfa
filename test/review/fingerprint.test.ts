import { type StackFile } from '../access/synth-files';
import { reviewOfPlan, reviewOfStacks } from './changes';

const NOTHING: StackFile = {};
const bob = (policyId: string, at = 'a', remark?: string): StackFile => ({
  resource: {
    cam_user_policy_attachment: {
      [at]: { user_name: 'bob', policy_id: policyId, ...(remark && { '//': { remark } }) },
    },
  },
});
const fingerprint = (head: StackFile, base = NOTHING) => reviewOfStacks(base, head).fingerprint;

test('no change in access has none', () => {
  expect(fingerprint(bob('7'), bob('7', 'b'))).toBeNull();
});

test('addresses and remarks are not part of it', () => {
  expect(fingerprint(bob('7', 'elsewhere', 'so far'))).toBe(fingerprint(bob('7')));
});

test('it is another one for anything more', () => {
  const more = {
    resource: {
      cam_user_policy_attachment: {
        ...bob('7').resource!.cam_user_policy_attachment,
        b: { user_name: 'bob', policy_id: '8' },
      },
    },
  };
  const other = { resource: { cam_user_policy_attachment: { a: { user_name: 'eve', policy_id: '7' } } } };
  const all = [bob('7'), bob('8'), more, other].map((head) => fingerprint(head));
  expect(new Set(all).size).toBe(all.length);
});

test('a grant and its revocation are two changes', () => {
  expect(fingerprint(bob('7'))).not.toBe(fingerprint(NOTHING, bob('7')));
});

test('a key for another recipient is another change', () => {
  const key = (pgpKey: string): StackFile => ({
    resource: { cam_access_key: { k: { target_uin: 100000000007, pgp_key: pgpKey } } },
  });
  expect(fingerprint(key('of bob'))).not.toBe(fingerprint(key('of eve')));
});

describe('two synths and the plan agree', () => {
  const document = (account: string, ...actions: string[]) =>
    JSON.stringify({
      version: '2.0',
      statement: [{ effect: 'allow', action: actions, resource: [`qcs::trtc::uin/${account}:sdkappid/1400000001`] }],
    });
  const stack = (...actions: string[]): StackFile => ({
    data: { tencentcloud_user_info: { owner: {} } },
    resource: {
      cam_policy: {
        p: { name: 'rtc-one-app', document: document('${data.tencentcloud_user_info.owner.owner_uin}', ...actions) },
      },
      cam_user_policy_attachment: { a: { user_name: 'bob', policy_id: '${tencentcloud_cam_policy.p.id}' } },
    },
  });
  const lookup = {
    address: 'data.tencentcloud_user_info.owner',
    mode: 'data',
    type: 'tencentcloud_user_info',
    name: 'owner',
    provider_name: 'registry.terraform.io/tencentcloudstack/tencentcloud',
    values: { owner_uin: '100000000001', uin: '100000000001' },
  };

  test('on a wider document, although one names the owner and the other numbers it', () => {
    const policy = (...actions: string[]) => ({
      id: '7',
      name: 'rtc-one-app',
      document: document('100000000001', ...actions),
    });
    const attachment = { user_name: 'bob', policy_id: '7', policy_name: 'rtc-one-app', policy_type: 'User' };
    const changes = [
      {
        at: 'cam_policy.p',
        before: policy('trtc:DescribeRoom'),
        after: policy('trtc:RemoveUser', 'trtc:DescribeRoom'),
      },
      { at: 'cam_user_policy_attachment.a', before: attachment, after: attachment },
    ];
    const plan = reviewOfPlan(changes, lookup);
    expect(plan.verdict).toBe('broadened');
    expect(plan.fingerprint).toBe(
      fingerprint(stack('trtc:DescribeRoom', 'trtc:RemoveUser'), stack('trtc:DescribeRoom')),
    );
  });
});
