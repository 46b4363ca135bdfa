import * as fc from 'fast-check';
import { type TerraformStack, Testing } from 'cdktf';
import {
  type ITrtcPolicy,
  type ITrtcPrincipal,
  type ITrtcUser,
  TrtcCustomPolicy,
  TrtcPolicyBinding,
  TrtcPresetPolicy,
  TrtcStatement,
  TrtcSubUser,
  TrtcUserGroup,
} from '../../lib/constructs';
import { type PolicyStatement } from '../../lib/policy';
import { opsStack } from '../constructs/synth';
import { type Alphabet } from '../policy/laws/alphabet';
import { application, OWNER } from '../policy/oracle/build';
import { EXISTING, type Organisation, PRESETS, tidy } from './organisation';

/** Policies that the library can write. */
export const writable: Alphabet = {
  name: 'writable',
  action: fc.constantFrom(
    'trtc:RemoveUser',
    'trtc:RemoveUserByStrRoomId',
    'trtc:DismissRoom',
    'trtc:DismissRoomByStrRoomId',
  ),
  resource: fc.constantFrom('*', ...[1400000001, 1400000002].map(application)),
  clause: fc.constant({ operator: 'null_equal', ifExist: false, key: 'none', values: [true] }),
  clauses: 0,
  share: 0,
};

/** Ways to declare the same. */
export interface Shape {
  /** What one binding holds: a grant, all of a holder or all of a policy. */
  readonly bindings: 'grant' | 'holder' | 'policy';
  /** Members and holders are added after the construct is made. */
  readonly later: boolean;
}

export const shape: fc.Arbitrary<Shape> = fc.record({
  bindings: fc.constantFrom('grant', 'holder', 'policy'),
  later: fc.boolean(),
});

/** What of an organisation a program can declare without looking anything up. */
export function declarable(all: Organisation): Organisation {
  return tidy({
    ...all,
    // The library refuses a statement that says nothing beside another one.
    policies: new Map([...all.policies].map(([name, one]) => [name, { ...one, statement: one.statement.slice(0, 1) }])),
    members: all.members.filter(({ group }) => group !== EXISTING.group),
    grants: all.grants.filter(({ holder, policy }) => holder !== EXISTING.group && policy !== EXISTING.policy),
    boundaries: [],
  });
}

/** The text that a program synthesises which declares the organisation. */
export function synthesised(organisation: Organisation, shape: Shape): string {
  const stack = opsStack();
  declare(stack, organisation, shape);
  return Testing.synth(stack);
}

/** Declares an organisation with the library's constructs. */
export function declare(stack: TerraformStack, organisation: Organisation, { bindings, later }: Shape): void {
  const users = new Map<string, ITrtcUser>([
    [EXISTING.user, TrtcSubUser.fromUserName(stack, EXISTING.user, EXISTING.user)],
    ...organisation.users.map((userName) => [userName, new TrtcSubUser(stack, userName, { userName })] as const),
  ]);
  const groups = new Map<string, ITrtcPrincipal>();
  for (const groupName of organisation.groups) {
    const own = organisation.members.filter(({ group }) => group === groupName).map(({ user }) => users.get(user)!);
    const group = new TrtcUserGroup(stack, groupName, { groupName, ...(!later && { members: own }) });
    if (later) own.forEach((one) => group.addMember(one));
    groups.set(groupName, group);
  }
  const policies = new Map<string, ITrtcPolicy>(PRESETS.map((name) => [name, TrtcPresetPolicy.fromName(name)]));
  for (const [policyName, { statement }] of organisation.policies) {
    const statements = statement.map(statementOf);
    policies.set(policyName, new TrtcCustomPolicy(stack, policyName, { policyName, ownerUin: OWNER, statements }));
  }
  const all = new Map<string, TrtcPolicyBinding>();
  for (const { kind, holder, policy } of organisation.grants) {
    const [principal, held] = [(kind === 'user' ? users : groups).get(holder)!, policies.get(policy)!];
    const id = { grant: `${kind} ${holder} ${policy}`, holder: `${kind} ${holder}`, policy }[bindings];
    const binding = all.get(id);
    if (binding === undefined) {
      all.set(id, new TrtcPolicyBinding(stack, `bind ${id}`, { principals: [principal], policies: [held] }));
    } else if (bindings === 'holder') binding.addPolicy(held);
    else binding.addPrincipal(principal);
  }
}

function statementOf({ effect, action, resource }: PolicyStatement): TrtcStatement {
  const applications = resource.includes('*') ? undefined : resource.map((one) => Number(one.split('/').at(-1)));
  return TrtcStatement[effect]({ actions: action, ...(applications && { applications }) });
}
