import { type PolicyDocument, type PolicyStatement } from '../../policy';
import { type Holding } from '../effective/holding';
import { type Account, type Policy } from '../model/access-model';
import { AccountIndex } from '../model/account-index';
import { isUnknown } from '../model/unknown';
import { shownName } from './shown-name';
import { type Place, placeOf } from './place';

/** A policy that somebody holds, and every way in which they do. */
export interface HeldPolicy {
  /** The name, or the expression that stands for it. */
  readonly policy: string;
  readonly kind: 'preset' | 'custom' | 'unknown';
  /** Where its document is from; `unknown` when there is none to be read. */
  readonly document: 'code' | 'pin' | 'unknown';
  /** Why the document is not known; `null` when it is. */
  readonly why: string | null;
  /** What the document says; none when it is not known. */
  readonly statements: readonly PolicyStatement[];
  /** The applications that it reaches, `*` for all; `null` when its document is not known. */
  readonly applications: readonly string[] | null;
  readonly ways: readonly HeldWay[];
}

export interface HeldWay {
  /** The group it comes through; `null` when directly. */
  readonly via: string | null;
  /** Where it is attached; `null` for whatever else a group holds. */
  readonly attached: Place | null;
  /** Where the group is joined. */
  readonly joined: Place | null;
  /** The expressions that decide whether it is held at all; none when it is. */
  readonly when: readonly string[];
}

/**
 * What a user, a group or a role holds, in the order of the policies' names.
 *
 * @param held every way in which it comes to what it holds
 */
export function heldPolicies(account: Account, principal: string, held: readonly Holding[]): HeldPolicy[] {
  const index = AccountIndex.of(account);
  const byPolicy = new Map<string, Holding[]>();
  for (const holding of held) {
    const key = holding.policy ?? `opaque ${holding.opaque}`;
    byPolicy.set(key, [...(byPolicy.get(key) ?? []), holding]);
  }
  const policies = [...byPolicy.values()].map((holdings) => {
    const [first] = holdings as [Holding];
    const ways = holdings.map((holding) => wayOf(holding, principal, index));
    const policy = first.policy === undefined ? undefined : index.policy(first.policy);
    return policy === undefined ? whateverElse(first, ways) : { ...described(policy), ways };
  });
  return policies.sort((a, b) => (a.policy < b.policy ? -1 : a.policy > b.policy ? 1 : 0));
}

/** What a policy is, apart from who holds it. */
export function described(policy: Policy): Omit<HeldPolicy, 'ways'> {
  const { kind, document, pin } = policy;
  const read = document.state === 'read' ? document.document : undefined;
  return {
    policy: shownName(policy),
    kind: isUnknown(kind) ? 'unknown' : kind,
    document: read === undefined ? 'unknown' : pin === undefined ? 'code' : 'pin',
    why: whyUnknown(policy),
    statements: read?.statement ?? [],
    applications: read === undefined ? null : applicationsOf(read),
  };
}

function whateverElse({ opaque = '' }: Holding, ways: readonly HeldWay[]): HeldPolicy {
  const why = 'the group exists already and may hold more than what was read';
  return { policy: opaque, kind: 'unknown', document: 'unknown', why, statements: [], applications: null, ways };
}

function whyUnknown({ kind, document }: Policy): string | null {
  if (document.state === 'read') return null;
  if (document.state === 'refused') return `its document is outside of the documented language: ${document.problem}`;
  const { unknown, expression } = document.unknown;
  if (kind === 'preset') return expression.startsWith('its pin') ? expression : 'it is not pinned';
  return unknown === 'not-declared' ? 'it exists outside of what was read' : `its document is \`${expression}\``;
}

function wayOf(holding: Holding, principal: string, index: AccountIndex): HeldWay {
  const { via, policy, attachment, membership } = holding;
  const group = via === undefined ? undefined : index.group(via);
  const attached = index
    .attachmentsOf(via ?? principal)
    .find((one) => one.policy === policy && one.origin === attachment);
  const joined = index.membershipsOf(principal).find((one) => one.group === via && one.origin === membership);
  const when = [joined?.when, attached?.when].flatMap((condition) => (condition ? [condition.expression] : []));
  return {
    via: group === undefined ? null : shownName(group),
    attached: attachment === undefined ? null : placeOf(attachment),
    joined: membership === undefined ? null : placeOf(membership),
    when,
  };
}

const APPLICATION = /:sdkappid\/([^:]+)$/;

/** The applications that the allows of a document name; `*` for all of them. */
export function applicationsOf({ statement }: PolicyDocument): string[] {
  const resources = statement.filter(({ effect }) => effect === 'allow').flatMap(({ resource }) => resource);
  return [...new Set(resources.map((resource) => APPLICATION.exec(resource)?.[1] ?? '*'))].sort();
}
