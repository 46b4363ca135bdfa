import { type Account, AccountIndex, type Credential, type Fact, isUnknown, type User } from '../access';
import { nameOf } from './causes';
import { type Pair, pairs } from './pairs';
import { type CredentialEvent } from './review';

type Event = CredentialEvent['event'];

/** What gives or takes a way to sign in or to call the API, in the order of users. */
export function credentialEvents(account: Pair<Account>): CredentialEvent[] {
  const events = [...consoleEvents(account), ...heldEvents(account), ...boundaryEvents(account)];
  return events.sort(
    (a, b) => compareText(a.user, b.user) || compareText(a.event, b.event) || compareText(a.address, b.address),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function consoleEvents({ key, before, after }: Pair<Account>): CredentialEvent[] {
  return pairs(before?.users ?? [], after?.users ?? [], (user) => user.key).flatMap(({ before: was, after: is }) => {
    // A user that no resource makes signs in as it ever did.
    if (was?.declared === undefined && is?.declared === undefined) return [];
    const [could, can] = [mayLogIn(was), mayLogIn(is)];
    if (could === can || (is !== undefined && is.declared === undefined)) return [];
    const user = (is ?? was) as User;
    return [eventOf(key, nameOf(user), can === false ? 'console-disabled' : 'console-enabled', user.declared)];
  });
}

/** `false` for certain, or what tells one possibility from another: what cannot be told may be a login. */
function mayLogIn(user: User | undefined): boolean | string {
  const login = user?.declared === undefined ? false : user.consoleLogin;
  return isUnknown(login) ? login.digest : login;
}

function heldEvents({ key, before, after }: Pair<Account>): CredentialEvent[] {
  const of = (account: Account | undefined) => account?.credentials ?? [];
  return pairs(of(before), of(after), placeOf).flatMap(({ before: was, after: is }) => {
    const events: Event[] = [];
    const isRemade = is !== undefined && hasOtherUser(is.user, before, after);
    const isKey = [was?.kind, is?.kind].some((kind) => kind === 'access-key' || kind === 'initial-key');
    if (isKey && was === undefined) events.push('key-created');
    else if (isKey && is === undefined && !livesOn(was, after)) events.push('key-removed');
    else if (isKey && isRemade) events.push('key-replaced');
    else if (was !== undefined && is !== undefined && isOtherKey(was, is)) events.push('key-replaced');
    else if (isInactive(was) && !isInactive(is)) events.push('key-created');
    else if (!isInactive(was) && isInactive(is)) events.push('key-removed');
    if (inState(is) && (!inState(was) || isRemade || events.includes('key-replaced'))) {
      events.push(is?.kind === 'password' ? 'password-in-state' : 'secret-in-state');
    }
    const credential = (is ?? was) as Credential;
    const user = userName(credential.user, is === undefined ? before : after);
    return events.map((event) => eventOf(key, user, event, credential));
  });
}

/** Whether Terraform makes the user anew under the same name: then what came with the user does too. */
function hasOtherUser(key: string | null, before: Account | undefined, after: Account | undefined): boolean {
  const [was, is] = [before, after].map((account) => account && AccountIndex.of(account).user(key ?? '')?.uin);
  return was !== undefined && !isUnknown(was) && was !== is;
}

/** The key that a user was made with stays as long as the user, whatever the code says of `use_api` later. */
function livesOn(credential: Credential | undefined, account: Account | undefined): boolean {
  if (credential?.kind !== 'initial-key' || account === undefined) return false;
  return AccountIndex.of(account).principal(credential.user) !== undefined;
}

/** A key has no name in the cloud that one could know before it is made; so its place in the code tells it from others. */
function placeOf(credential: Credential): string {
  const { kind, user, origin } = credential;
  return JSON.stringify(kind === 'access-key' ? [user, kind, origin.address] : [user, kind]);
}

function isOtherKey(was: Credential, is: Credential): boolean {
  if (was.kind !== 'access-key' || is.kind !== 'access-key') return false;
  const tell = ({ id, recipient }: typeof was): string =>
    JSON.stringify([isUnknown(id) ? id.digest : id, isUnknown(recipient) ? recipient.digest : recipient]);
  return tell(was) !== tell(is);
}

/** A key that is switched off is no way in; switching it on makes it one. */
function isInactive(credential: Credential | undefined): boolean {
  return credential?.kind === 'access-key' && credential.status === 'Inactive';
}

/** What cannot be told may lie in the state. */
function inState(credential: Credential | undefined): boolean {
  if (credential === undefined || credential.kind === 'second-factor') return false;
  return credential.secretInState !== false;
}

function userName(key: string | null, account: Account | undefined): string {
  const user = account === undefined || key === null ? undefined : AccountIndex.of(account).user(key);
  return nameOf(user ?? { name: undefined, key: key ?? 'whoever runs Terraform' });
}

function boundaryEvents({ key, before, after }: Pair<Account>): CredentialEvent[] {
  const of = (account: Account | undefined) => account?.boundaries.filter(({ kind }) => kind === 'user') ?? [];
  return pairs(of(before), of(after), ({ principal }) => principal).flatMap(({ before: was, after: is }) => {
    if ((was === undefined) === (is === undefined)) return [];
    const [fact, side, event] =
      is === undefined ? [was, before, 'boundary-removed' as const] : [is, after, 'boundary-set' as const];
    return [eventOf(key, userName(fact?.principal ?? '', side), event, fact)];
  });
}

function eventOf(account: string, user: string, event: Event, fact: Fact | undefined): CredentialEvent {
  return { account, user, event, address: fact?.origin.address ?? '', source: fact?.origin.source ?? null };
}
