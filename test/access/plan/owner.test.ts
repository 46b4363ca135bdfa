import { readPlan } from '../../../lib/access';
import { planObject } from '../plan-text';

const plan = (...owners: string[]) => {
  const group = { id: '7', name: 'ops' };
  const object = planObject([{ at: 'cam_group.g', before: group, after: group }]);
  const { values } = object.prior_state as { values: { root_module: { resources: unknown[] } } };
  for (const [index, owner] of owners.entries()) {
    const type = 'tencentcloud_user_info';
    const name = `owner${index}`;
    values.root_module.resources.push({
      address: `data.${type}.${name}`,
      mode: 'data',
      type,
      name,
      values: { owner_uin: owner },
    });
  }
  return readPlan(JSON.stringify(object)).after.accounts.map(({ ownerUin }) => ownerUin);
};

test('a lookup shows who owns the account', () => {
  expect(plan('100000000001')).toEqual(['100000000001']);
  expect(plan()).toEqual([undefined]);
});

test('of two owners neither is taken', () => {
  expect(plan('100000000001', '100000000002')).toEqual([undefined]);
});
