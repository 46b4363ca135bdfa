import { createHash } from 'node:crypto';
import { type Account, type EffectiveAccess } from '../access';
import { printPolicyDocument } from '../policy';
import { nameOf } from './causes';
import { type Pair } from './pairs';
import { type CredentialEvent, type PolicyReview } from './review';

/** What is hashed of one account: its key is left out, for a plan and a synth may call the same account differently. */
export interface AccountChange {
  readonly account: Pair<Account>;
  readonly access: readonly Pair<EffectiveAccess>[];
  readonly policies: readonly PolicyReview[];
  readonly credentials: readonly CredentialEvent[];
}

/**
 * A hash of a change in access: who comes to hold or no longer holds which documents, and which credentials come and go.
 *
 * The order of things, remarks, tags, addresses and source lines are not part of it. 128 bits: whoever writes the change
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

function accountLines({ account, access, policies, credentials }: AccountChange): string[] {
  return [
    ...access.flatMap(principalLines),
    ...policies.map(({ kind, name, verdict, gained, lost }) => line('policy', kind, name, verdict, gained, lost)),
    ...documentLines(account),
    ...credentials.map(({ user, event }) => line('credential', user, event)),
  ];
}

function principalLines({ before, after }: Pair<EffectiveAccess>): string[] {
  const { kind, name, principal } = (after ?? before) as EffectiveAccess;
  const who = nameOf({ name, key: principal });
  const [was, is] = [contents(before), contents(after)];
  return [
    ...[...is].filter((one) => !was.has(one)).map((one) => line('gains', kind, who, one)),
    ...[...was].filter((one) => !is.has(one)).map((one) => line('loses', kind, who, one)),
  ];
}

function contents(access: EffectiveAccess | undefined): Set<string> {
  if (access === undefined) return new Set();
  const { documents, opaque = [], boundary } = access.grants;
  return new Set([
    ...documents.map((document) => line('document', printPolicyDocument(document))),
    ...opaque.map((name) => line('opaque', name)),
    ...(boundary === undefined ? [] : [line('boundary', printPolicyDocument(boundary))]),
    ...(access.opaqueBoundary === undefined ? [] : [line('boundary-opaque', access.opaqueBoundary)]),
  ]);
}

/** The documents of policies that others may hold too. */
function documentLines({ before, after }: Pair<Account>): string[] {
  return (after?.policies ?? []).flatMap(({ key, document }) => {
    const was = before?.policies.find((policy) => policy.key === key)?.document;
    if (was === undefined || was.digest === document.digest) return [];
    const text = document.state === 'read' ? printPolicyDocument(document.document) : document.digest;
    return was.state === 'read' && printPolicyDocument(was.document) === text ? [] : [line('changes', key, text)];
  });
}

function line(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
