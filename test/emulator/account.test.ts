import fc from 'fast-check';
import { Account } from '../../lib/emulator/account/account';
import { findDangling } from '../../lib/emulator/account/account-state';
import { type Action } from '../../lib/emulator/action';
import { services } from '../../lib/emulator/actions';
import { ApiError } from '../../lib/emulator/api-error';
import { presetPolicies } from '../../lib/emulator/presets';

const time = '2026-01-01 00:00:00';
const document = '{"version":"2.0","statement":[{"effect":"allow","action":["trtc:*"],"resource":["*"]}]}';

/** So few values that most requests name something that is or was there. */
const values: Record<string, fc.Arbitrary<unknown>> = {
  Name: fc.constantFrom('a', 'b', 'c', '?'),
  GroupName: fc.constantFrom('a', 'b', ''),
  PolicyName: fc.constantFrom('a', 'b', '?'),
  PolicyDocument: fc.constantFrom(document, '{}'),
  UseApi: fc.constantFrom(0, 1),
  Force: fc.constantFrom(0, 1),
  ConsoleLogin: fc.constantFrom(0, 1),
  Password: fc.constantFrom('', 'weak', 'Str0ng-enough'),
  Status: fc.constantFrom('Active', 'Inactive', 'Off'),
  Uin: fc.integer({ min: 100000001001, max: 100000001004 }),
  GroupId: fc.integer({ min: 80001, max: 80003 }),
  PolicyId: fc.constantFrom(1, 3, 230000001, 230000002, 9),
  VersionId: fc.integer({ min: 1, max: 7 }),
  SetAsDefault: fc.boolean(),
};
const { Uin, GroupId, PolicyId } = values as Record<'Uin' | 'GroupId' | 'PolicyId', fc.Arbitrary<unknown>>;
const Info = fc.array(fc.record({ GroupId, Uin }), { maxLength: 3 });

const requests = fc.oneof(
  request('AddUser', 'Name', 'UseApi', 'ConsoleLogin', 'Password'),
  request('UpdateUser', 'Name', 'ConsoleLogin', 'Password'),
  request('DeleteUser', 'Name', 'Force'),
  request('CreateGroup', 'GroupName'),
  request('UpdateGroup', 'GroupId', 'GroupName'),
  request('DeleteGroup', 'GroupId'),
  request('CreatePolicy', 'PolicyName', 'PolicyDocument'),
  request('UpdatePolicy', 'PolicyId', 'PolicyDocument'),
  request('CreatePolicyVersion', 'PolicyId', 'PolicyDocument', 'SetAsDefault'),
  request('SetDefaultPolicyVersion', 'PolicyId', 'VersionId'),
  fc.record({ action: fc.constant('DeletePolicy'), parameters: fc.record({ PolicyId: fc.array(PolicyId) }) }),
  fc.record({ action: fc.constantFrom('AddUserToGroup', 'RemoveUserFromGroup'), parameters: fc.record({ Info }) }),
  fc.record({ action: fc.constant('AttachUserPolicy'), parameters: fc.record({ AttachUin: Uin, PolicyId }) }),
  fc.record({ action: fc.constant('DetachUserPolicy'), parameters: fc.record({ DetachUin: Uin, PolicyId }) }),
  fc.record({ action: fc.constant('AttachGroupPolicy'), parameters: fc.record({ AttachGroupId: GroupId, PolicyId }) }),
  fc.record({ action: fc.constant('CreateAccessKey'), parameters: fc.record({ TargetUin: Uin }) }),
);

function request(action: string, ...names: string[]) {
  const parameters = Object.fromEntries(names.map((name) => [name, values[name] as fc.Arbitrary<unknown>]));
  return fc.record({ action: fc.constant(action), parameters: fc.record(parameters) });
}

/** Whether the action was done; a refusal of the API is no failure. */
function attempt(account: Account, name: string, parameters: object): boolean {
  const action = services.get('cam')?.actions.get(name) as Action;
  try {
    action.run(
      { account, callerUin: account.ownerUin, time, authorize: () => undefined },
      { tree: parameters, textual: false },
    );
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return false;
  }
}

/** Somebody is in a group and holds policies, so that the requests have something to break. */
function furnished(): Account {
  const account = Account.create(presetPolicies(), time);
  for (const Name of ['a', 'b']) attempt(account, 'AddUser', { Name });
  attempt(account, 'CreateGroup', { GroupName: 'a' });
  attempt(account, 'CreatePolicy', { PolicyName: 'a', PolicyDocument: document });
  attempt(account, 'AddUserToGroup', { Info: [{ GroupId: 80001, Uin: 100000001001 }] });
  attempt(account, 'AttachUserPolicy', { AttachUin: 100000001001, PolicyId: 230000001 });
  attempt(account, 'AttachGroupPolicy', { AttachGroupId: 80001, PolicyId: 230000001 });
  return account;
}

test('an action happens whole or, when it is refused, not at all; nothing is ever left dangling', () => {
  const seen = { done: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(requests, { minLength: 10, maxLength: 40 }), (sequence) => {
      const account = furnished();
      for (const { action, parameters } of sequence) {
        const before = JSON.stringify(account.state());
        const done = attempt(account, action, parameters);
        seen[done ? 'done' : 'refused'] += 1;
        if (!done) expect(JSON.stringify(account.state())).toBe(before);
        expect(findDangling(account.state())).toBeUndefined();
        expect(counted(account)).toEqual(held(account));
      }
    }),
  );
  expect(Math.min(seen.done, seen.refused)).toBeGreaterThan(100);
});

/** How often each policy is held, as the account counts and as one can see. */
function counted({ policies, attachmentCounts }: Account): [number, number][] {
  return policies.all().map(({ policyId }) => [policyId, attachmentCounts.of(policyId)]);
}
function held({ policies, users, groups }: Account): [number, number][] {
  const ids = [...users.all(), ...groups.all()].flatMap(({ attachments }) => attachments.map((one) => one.policyId));
  return policies.all().map(({ policyId }) => [policyId, ids.filter((id) => id === policyId).length]);
}

test('an account that is kept and opened again is the same account', () => {
  fc.assert(
    fc.property(fc.array(requests, { maxLength: 30 }), requests, (sequence, next) => {
      const account = furnished();
      for (const { action, parameters } of sequence) attempt(account, action, parameters);
      const reopened = new Account(copy(account.state()));
      expect(attempt(reopened, next.action, next.parameters)).toBe(attempt(account, next.action, next.parameters));
      expect(withoutSecrets(reopened)).toEqual(withoutSecrets(account));
    }),
  );
});

test('an account is kept by what changed in it', () => {
  fc.assert(
    fc.property(fc.array(requests, { maxLength: 30 }), (sequence) => {
      const account = furnished();
      account.takeChange();
      const kept = new Account(copy(account.state()));
      for (const { action, parameters } of sequence) {
        if (attempt(account, action, parameters)) kept.replay(copy(account.takeChange()));
      }
      expect(kept.state()).toEqual(account.state());
      expect(counted(kept)).toEqual(counted(account));
      expect(kept.users.all().map(({ name }) => kept.users.get(name).uin)).toEqual(
        account.users.all().map((one) => one.uin),
      );
    }),
  );
});

test('a change holds what changed and nothing else', () => {
  const account = furnished();
  account.takeChange();
  attempt(account, 'DetachUserPolicy', { DetachUin: 100000001001, PolicyId: 230000001 });
  attempt(account, 'DeleteGroup', { GroupId: 80001 });
  expect(account.takeChange()).toMatchObject({
    put: { users: [{ name: 'a', attachments: [] }], groups: [], policies: [], accessKeys: [] },
    removed: { users: [], groups: [80001], policies: [], accessKeys: [] },
  });
  expect(JSON.stringify(account.takeChange().put)).toBe('{"users":[],"groups":[],"policies":[],"accessKeys":[]}');
});

/** As it comes back from a file. */
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Secrets are random, and all else is not. */
function withoutSecrets(account: Account): unknown {
  const { accessKeys, users, ...state } = account.state();
  return {
    ...state,
    users: users.map((user) => ({ ...user, password: user.password !== '' })),
    accessKeys: accessKeys.map(({ uin, status }) => ({ uin, status })),
  };
}
