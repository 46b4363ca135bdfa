import { AccountAccess } from '../effective/account-access';
import { type AccessModel, type Account, type Credential, type User } from '../model/access-model';
import { AccountIndex } from '../model/account-index';
import { isUnknown, type OrUnknown } from '../model/unknown';
import { modelDoubts } from './ask';
import { shownName } from './shown-name';
import { described, heldPolicies, type HeldPolicy } from './held-policies';
import { type Place, placeOf } from './place';

/** All that is known of one user in one account. */
export interface UserExplanation {
  readonly account: string;
  readonly user: string;
  /** Where the user is made; `null` when it exists outside of what was read. */
  readonly declared: Place | null;
  /** Whether the code lets it sign in to the console; `null` when that is not known. */
  readonly consoleLogin: boolean | null;
  readonly groups: readonly JoinedGroup[];
  readonly policies: readonly HeldPolicy[];
  /** What bounds it. A user has one boundary; where several are declared, nobody knows which. */
  readonly boundaries: readonly HeldBoundary[];
  readonly credentials: readonly HeldCredential[];
  /** What is not known and could matter, one sentence each. */
  readonly unknown: readonly string[];
}

export interface JoinedGroup {
  readonly group: string;
  readonly joined: Place;
}

export interface HeldBoundary extends Omit<HeldPolicy, 'ways'> {
  readonly set: Place;
}

export interface HeldCredential {
  readonly kind: Credential['kind'];
  readonly place: Place;
  /** Whether its secret lies in the state in clear; `null` when that is not known. */
  readonly secretInState: boolean | null;
}

/** Explains a user, in each account that has one of that name. */
export function explainUser(model: AccessModel, name: string): UserExplanation[] {
  return model.accounts.flatMap((account) =>
    account.users.filter((user) => user.name === name).map((user) => explained(account, user, modelDoubts(model))),
  );
}

function explained(account: Account, user: User, doubts: readonly string[]): UserExplanation {
  const index = AccountIndex.of(account);
  const policies = heldPolicies(account, user.key, new AccountAccess(account).holdings(user.key));
  const boundaries = index.boundariesOf(user.key).flatMap(({ policy, origin }) => {
    const bound = index.policy(policy);
    return bound === undefined ? [] : [{ ...described(bound), set: placeOf(origin) }];
  });
  return {
    account: account.key,
    user: shownName(user),
    declared: user.declared === undefined ? null : placeOf(user.declared.origin),
    consoleLogin: known(user.consoleLogin),
    groups: index.membershipsOf(user.key).flatMap(({ group: key, origin }) => {
      const group = index.group(key);
      return group === undefined ? [] : [{ group: shownName(group), joined: placeOf(origin) }];
    }),
    policies,
    boundaries,
    credentials: account.credentials
      .filter((credential) => credential.user === user.key)
      .map((credential) => ({
        kind: credential.kind,
        place: placeOf(credential.origin),
        secretInState: 'secretInState' in credential ? known(credential.secretInState) : false,
      })),
    unknown: [...outside(user), ...[...policies, ...boundaries].flatMap(unclear), ...namesakes(index, user), ...doubts],
  };
}

function known(value: OrUnknown<boolean>): boolean | null {
  return isUnknown(value) ? null : value;
}

function outside({ declared }: User): string[] {
  return declared === undefined ? ['the user exists already and may hold more than what was read'] : [];
}

function unclear(held: HeldBoundary | HeldPolicy): string[] {
  const { policy, kind, why } = held;
  const when = 'ways' in held ? held.ways.flatMap((way) => way.when) : [];
  return [
    ...(why === null ? [] : [`what \`${policy}\` ${'ways' in held ? 'gives' : 'permits'}: ${why}${remedy(kind, why)}`]),
    ...when.map((expression) => `whether \`${policy}\` is held: it depends on \`${expression}\``),
  ];
}

function remedy(kind: HeldPolicy['kind'], why: string): string {
  return kind === 'preset' && why === 'it is not pinned' ? '; pin it' : '';
}

function namesakes(index: AccountIndex, user: User): string[] {
  const others = index.nameless().filter(({ key }) => key !== user.key);
  return others.map((other) => `the user whose name is \`${shownName(other)}\` may be the same one`);
}
