import { type StackFile } from '../access/synth-files';
import { reviewOfPlan, reviewOfStacks } from './changes';

const SERVICE = { service: ['cvm.qcloud.com'] };
const ACCOUNT = { qcs: ['qcs::cam::uin/100000000001:root'] };

function document(principal: object): string {
  const statement = [{ action: 'name/sts:AssumeRole', effect: 'allow', principal }];
  return JSON.stringify({ version: '2.0', statement });
}

/** A role, and who may assume it. */
function role(trust: string, rest: object = {}): StackFile {
  return { resource: { cam_role: { r: { name: 'operator', document: trust } } }, ...rest };
}

test('who may assume a role changes with its trust policy', () => {
  const review = reviewOfStacks(role(document(SERVICE)), role(document(ACCOUNT)));
  expect(review).toMatchObject({
    verdict: 'unknown',
    policies: [{ kind: 'role', name: 'operator', verdict: 'unknown', address: 'tencentcloud_cam_role.r' }],
    gate: { state: 'closed' },
  });
});

test('that is accepted by a fingerprint which is the same in the plan, and another for other people', () => {
  const { fingerprint } = reviewOfStacks(role(document(SERVICE)), role(document(ACCOUNT)));
  const accepted = { accepted: [fingerprint!] };
  expect(reviewOfStacks(role(document(SERVICE)), role(document(ACCOUNT)), accepted).gate.state).toBe('open');
  const [before, after] = [SERVICE, ACCOUNT].map((one) => ({ name: 'operator', document: document(one) }));
  const plan = reviewOfPlan([{ at: 'cam_role.r', before: before!, after: after! }]);
  expect(plan.fingerprint).toBe(fingerprint);
  const others = role(document({ qcs: ['qcs::cam::uin/100000000002:root'] }));
  expect(reviewOfStacks(role(document(SERVICE)), others).fingerprint).not.toBe(fingerprint);
});

test('a layout of its text is no change, nor is a new role that may do nothing', () => {
  const laidOut = JSON.stringify(JSON.parse(document(SERVICE)), undefined, 2);
  expect(reviewOfStacks(role(document(SERVICE)), role(laidOut))).toMatchObject({ verdict: 'none', fingerprint: null });
  expect(reviewOfStacks({}, role(document(SERVICE)))).toMatchObject({ policies: [], gate: { state: 'open' } });
});

test('a role that is imported may be assumed by anybody until it was read', () => {
  const imports = { import: [{ to: 'tencentcloud_cam_role.r', id: '42' }] };
  expect(reviewOfStacks({}, role(document(SERVICE), imports)).policies).toMatchObject([
    { name: 'operator', verdict: 'unknown', reasons: [expect.stringContaining('was not read')] },
  ]);
});
