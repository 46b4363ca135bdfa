import { TerraformStack } from 'cdktf';
import { type IConstruct } from 'constructs';
import { type ITrtcPolicy } from '../../trtc-policy';
import { type ITrtcPrincipal } from '../../trtc-principal';
import { type Declaration } from '../declaration';
import { quoted } from '../problems';
import { type Accounts } from './accounts';
import {
  described,
  type EntityRecord,
  homeOf,
  type GrantRecord,
  type MembershipRecord,
  nameKey,
  policyKey,
  principalKey,
  type Records,
} from './records';

/** What one account would hold twice. */
export function duplicateProblems(records: Records, accounts: Accounts): string[] {
  return [
    ...duplicateEntities(records, accounts),
    ...duplicates<MembershipRecord>(
      records.memberships,
      ({ group, member }) => `${accounts.of(homeOf(group)).id} ${principalKey(group)}\n${principalKey(member)}`,
      ({ group, member }, first) =>
        `${described(member)} is a member of ${described(group)} already, by ${first}; remove one of the two`,
    ),
    ...duplicates<GrantRecord>(
      records.grants,
      ({ principal, policy, home }) => `${accounts.of(home).id} ${principalKey(principal)}\n${policyKey(policy)}`,
      heldAlready,
    ),
  ];
}

/** That a pair is bound twice. */
export function heldAlready(grant: { principal: ITrtcPrincipal; policy: ITrtcPolicy }, first: string): string {
  return `${described(grant.principal)} holds policy ${quoted(grant.policy.policyName)} already, by ${first}; remove one of the two, for revoking either would revoke both`;
}

function duplicateEntities({ entities }: Records, accounts: Accounts): string[] {
  const key = ({ kind, name, home }: EntityRecord): string =>
    `${accounts.of(home).id} ${kind} ${nameKey(name, home.construct)}`;
  const made = entities.filter(({ existing }) => !existing);
  const makers = new Map(made.map((record) => [key(record), record]));
  return [
    ...duplicates(
      made,
      key,
      ({ kind, name }, first) =>
        `${kind} ${quoted(name)} is made already, by ${first}; use that one, or choose another name`,
    ),
    ...entities.flatMap((record) => {
      const maker = record.existing ? makers.get(key(record)) : undefined;
      // From another stack the name is a fair way to refer to it: by then it exists.
      if (maker === undefined || !inOneStack(maker.home.construct, record.home.construct)) return [];
      return [
        `${record.declaration.place}: ${record.kind} ${quoted(record.name)} does not exist before ${maker.declaration.place} makes it; use that one, so that Terraform keeps the order`,
      ];
    }),
  ];
}

function duplicates<Item extends { readonly declaration: Declaration }>(
  items: readonly Item[],
  key: (item: Item) => string,
  problem: (item: Item, first: string) => string,
): string[] {
  const firsts = new Map<string, Item>();
  const problems: string[] = [];
  for (const item of items) {
    const itemKey = key(item);
    const first = firsts.get(itemKey);
    if (first === undefined) firsts.set(itemKey, item);
    else problems.push(`${item.declaration.place}: ${problem(item, first.declaration.place)}${hint(first, item)}`);
  }
  return problems;
}

function hint(a: { readonly declaration: Declaration }, b: { readonly declaration: Declaration }): string {
  return inOneStack(a.declaration.construct, b.declaration.construct)
    ? ''
    : '; if these stacks are for different accounts, say so in their providers, with a `profile` or `allowed_account_ids`';
}

function inOneStack(a: IConstruct, b: IConstruct): boolean {
  return TerraformStack.of(a) === TerraformStack.of(b);
}
