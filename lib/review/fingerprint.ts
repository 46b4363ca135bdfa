import { createHash } from 'node:crypto';
import { type Account, AccountIndex, type EffectiveAccess, isUnknown, type Policy } from '../access';
import { policyAtom } from '../access/effective/atom';
import { type Grants, type PolicyDocument } from '../policy';
import { canonicalDocument } from './canonical-document';
import { nameOf } from './causes';
import { denies } from './compare-beside';
import { type Pair } from './pairs';
import { type CredentialEvent } from './review';
import { trustChanges } from './trust';

/** What is hashed of one account: its key is left out, for a plan and a synth may call the same account differently. */
export interface AccountChange {
  readonly account: Pair<Account>;
  readonly access: readonly Pair<EffectiveAccess>[];
  readonly credentials: readonly CredentialEvent[];
}

/**
 * A hash of a change in access: who comes to hold or no longer holds which documents, and which credentials come and go.
 *
 * The order of things, remarks, tags, addresses and source lines are not part of it. A preset counts by its name, pinned
 * or not: what is accepted is what happens in the cloud, where a pin changes nothing. 128 bits: whoever writes the change
 * could look for two changes with one hash, and must not find them.
 *
 * @returns `null` when nothing changes
 */
export function fingerprint(changes: readonly AccountChange[]): string | null {
  const lines = changes.map(accountLines).filter((account) => account.length > 0);
  if (lines.length === 0) return null;
  const canonical = lines.map((account) => account.sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(['access@1', canonical]))
    .digest('hex')
    .slice(0, 32);
}

function accountLines({ account, access, credentials }: AccountChange): string[] {
  const [before, after] = [printIn(account.before), printIn(account.after)];
  const lines: string[] = [];
  for (const pair of access) addPrincipalLines(pair, before, after, lines);
  return [
    ...lines,
    ...documentLines(account, before, after),
    ...credentials.map(({ user, event }) => line('credential', user, event)),
    ...keyLines(account),
    ...trustChanges(account).map(({ role, before: old, after: now }) => line('trust', role.key, old, now)),
  ];
}

/** Whose key is made, and who can read its secret: an accepted key must not turn into one for somebody else. */
function keyLines({ before, after }: Pair<Account>): string[] {
  const old = new Set(keys(before));
  return keys(after).filter((key) => !old.has(key));
}

function keys(account: Account | undefined): string[] {
  return (account?.credentials ?? []).flatMap((credential) => {
    if (credential.kind !== 'access-key') return [];
    const { user, recipient } = credential;
    const name = account === undefined || user === null ? undefined : AccountIndex.of(account).user(user)?.name;
    const who = name === undefined || isUnknown(name) ? user : name;
    return [line('key', who, isUnknown(recipient) ? recipient.digest : recipient)];
  });
}

/** What stands for a document in a fingerprint; each is printed once, however many hold it. */
interface Print {
  readonly document: (document: PolicyDocument) => string;
  readonly held: (document: PolicyDocument) => string;
  readonly boundary: (document: PolicyDocument) => string;
  /** Principals that hold the same often share it. */
  readonly grants: Map<Grants, ReadonlySet<string>>;
}

function printIn(account: Account | undefined): Print {
  const printed = new Map<PolicyDocument, string>();
  const document = (one: PolicyDocument): string => {
    let text = printed.get(one);
    if (text === undefined) printed.set(one, (text = canonicalDocument(one, account?.ownerUin)));
    return text;
  };
  const presets = new Map(
    (account?.policies ?? []).flatMap((policy) => (policy.pin ? [[policy.pin.document, policyAtom(policy, [])]] : [])),
  );
  const or = (one: PolicyDocument, known: string, byName: string): string => {
    const preset = presets.get(one);
    return preset === undefined ? line(known, document(one)) : line(byName, preset);
  };
  return {
    document,
    held: (one) => or(one, 'document', 'opaque'),
    boundary: (one) => or(one, 'boundary', 'boundary-opaque'),
    grants: new Map(),
  };
}

function addPrincipalLines(
  { before, after }: Pair<EffectiveAccess>,
  printBefore: Print,
  printAfter: Print,
  lines: string[],
): void {
  const { kind, name, principal } = (after ?? before) as EffectiveAccess;
  const who = nameOf({ name, key: principal });
  const [was, is] = [contents(before, printBefore), contents(after, printAfter)];
  for (const one of is) if (!was.has(one)) lines.push(line('gains', kind, who, one));
  for (const one of was) if (!is.has(one)) lines.push(line('loses', kind, who, one));
}

const NOTHING: ReadonlySet<string> = new Set();

function contents(access: EffectiveAccess | undefined, print: Print): ReadonlySet<string> {
  if (access === undefined) return NOTHING;
  const { grants, opaqueBoundary } = access;
  let held = print.grants.get(grants);
  if (held === undefined) print.grants.set(grants, (held = contentsOf(grants, print)));
  return opaqueBoundary === undefined ? held : new Set(held).add(line('boundary-opaque', opaqueBoundary));
}

function contentsOf({ documents, opaque = [], boundary }: Grants, print: Print): ReadonlySet<string> {
  return new Set([
    ...documents.map((document) => print.held(document)),
    ...opaque.map((name) => line('opaque', name)),
    ...(boundary === undefined ? [] : [print.boundary(boundary)]),
  ]);
}

/** The documents of policies that others may hold too. */
function documentLines({ before, after }: Pair<Account>, printBefore: Print, printAfter: Print): string[] {
  const kept = new Set(after?.policies.map(({ key }) => key));
  const gone = (before?.policies ?? []).filter((policy) => !kept.has(policy.key) && mayDeny(policy));
  const changed = (after?.policies ?? []).flatMap((policy) => {
    const was = before === undefined ? undefined : AccountIndex.of(before).policy(policy.key);
    if (was === undefined) {
      return policy.declared?.origin.importing === true
        ? [line('is adopted', policy.key, text(policy, printAfter))]
        : [];
    }
    if (was.document.digest === policy.document.digest) return [];
    if (was.pin !== undefined || policy.pin !== undefined) return [];
    const [old, now] = [text(was, printBefore), text(policy, printAfter)];
    return old === now ? [] : [line('changes', policy.key, old, now)];
  });
  return [...changed, ...gone.map((policy) => line('goes', policy.key, text(policy, printBefore)))];
}

function mayDeny({ declared, document }: Policy): boolean {
  return declared !== undefined && (document.state !== 'read' || denies(document.document));
}

function text({ document }: Policy, print: Print): string {
  return document.state === 'read' ? print.document(document.document) : document.digest;
}

function line(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
