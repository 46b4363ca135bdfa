import { type PrincipalReview, type Review, type Severity, type SourceLine } from '../../review/review';
import { type Phrase, phrase, phraseOf } from '../phrase';
import { cause, credential, example, list, pinChange, several, who, whoever } from '../wording';
import { visible } from '../visible';

/** One thing to show at a line of code. */
export interface Result {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: Phrase;
  readonly address: string;
  readonly source: SourceLine;
  /** What tells it from other results of its rule, wherever it moves. */
  readonly about: readonly unknown[];
  /** @default - nobody has accepted it */
  readonly suppression?: object;
}

/** What a review says, at the lines that cause it. */
export function allResults(review: Review): Result[] {
  return [
    ...principals(review),
    ...policies(review),
    ...pins(review),
    ...credentials(review),
    ...notUnderstood(review),
    ...findings(review),
  ];
}

const ACCESS = {
  broadened: { rule: 'access-gained', severity: 'error' },
  incomparable: { rule: 'access-gained', severity: 'error' },
  unknown: { rule: 'access-unknown', severity: 'error' },
  narrowed: { rule: 'access-lost', severity: 'note' },
  equivalent: undefined,
  none: undefined,
} as const;

/** By line: all to whom the same happens there share one result. */
function principals(review: Review): Result[] {
  const places = new Map<
    string,
    { readonly people: PrincipalReview[]; readonly tail: Phrase; readonly result: Result }
  >();
  for (const principal of review.principals) {
    const access = ACCESS[principal.verdict];
    if (access === undefined) continue;
    const { kind, change, because, name } = principal;
    const proof = proofOf(principal);
    const causes = because.length === 0 ? [undefined] : because;
    for (const one of causes) {
      const tail = one === undefined ? proof : [...proof, '; ', ...cause(one, one.policy === null ? [] : [one.policy])];
      const [address, source] = one === undefined ? [name, null] : [one.address, one.source];
      const key = JSON.stringify([access.rule, kind, change, source, source === null && address, tail]);
      const known = places.get(key);
      if (known !== undefined) known.people.push(principal);
      else places.set(key, { people: [principal], tail, result: { ...access, text: [], address, source, about: [] } });
    }
  }
  return [...places.values()].map(({ people, tail, result }) => ({
    ...result,
    ...acceptedBy(review.fingerprint, review),
    text: [...subject(people), ...tail],
    about: [people.map(({ account, kind, name }) => [account, kind, name]), tail],
  }));
}

function subject(people: readonly PrincipalReview[]): Phrase {
  const [first, ...others] = people;
  if (first === undefined || others.length === 0) return first === undefined ? [] : who(first);
  return phrase`${several(people.length, first)} (${list(people.map(({ name }) => [{ value: name }]))})`;
}

function policies(review: Review): Result[] {
  return review.policies.flatMap((policy) => {
    const access = ACCESS[policy.verdict];
    if (access === undefined) return [];
    const { address, source, account, kind, name } = policy;
    const text = [...whoever(policy), ...proofOf(policy)];
    return [
      {
        ...access,
        ...acceptedBy(review.fingerprint, review),
        text,
        address,
        source,
        about: [account, kind, name, text],
      },
    ];
  });
}

/** A pin is accepted by a fingerprint of its own. */
function pins(review: Review): Result[] {
  return review.pinChanges
    .filter(({ fingerprint }) => fingerprint !== null)
    .map((pin) => ({
      rule: 'pin-changed',
      severity: 'error',
      ...acceptedBy(pin.fingerprint, review),
      text: [...pinChange(pin), ...(pin.verdict === 'unknown' ? [] : [':', ...proofOf(pin)])],
      address: pin.name,
      source: null,
      about: [pin.name, pin.fingerprint],
    }));
}

type Judged = Pick<PrincipalReview, 'verdict' | 'gained' | 'lost' | 'reasons'>;

function proofOf({ verdict, gained, lost, reasons }: Judged): Phrase {
  if (gained !== null) return phrase` may now ${example(gained)}`;
  if (lost !== null) return phrase` may no longer ${example(lost)}`;
  return verdict === 'unknown'
    ? [': it cannot be told what changes', ...reasons.flatMap((reason) => ['; ', ...phraseOf(reason)])]
    : [];
}

const TAKES_AWAY = new Set(['key-removed', 'console-disabled', 'boundary-set']);

function credentials(review: Review): Result[] {
  return review.credentials.map((event) => ({
    rule: event.event,
    severity: TAKES_AWAY.has(event.event) ? 'note' : 'error',
    ...acceptedBy(review.fingerprint, review),
    text: credential(event),
    address: event.address,
    source: event.source,
    about: [event.account, event.user, event.event, event.address],
  }));
}

function notUnderstood({ coverage }: Review): Result[] {
  return coverage.notUnderstood.map(({ address, why }) => ({
    rule: 'not-understood',
    severity: 'error',
    text: phraseOf(why),
    address,
    source: null,
    about: [address, why],
  }));
}

function findings(review: Review): Result[] {
  return review.findings.map(({ id, severity, message, address, source, subjects, acknowledged }) => ({
    rule: id,
    severity,
    text: phraseOf(message),
    address,
    source,
    about: subjects,
    ...(acknowledged !== null && {
      suppression: { kind: 'inSource', status: 'accepted', justification: visible(acknowledged.reason) },
    }),
  }));
}

function acceptedBy(fingerprint: string | null, { gate }: Review): Pick<Result, 'suppression'> {
  if (fingerprint === null || !gate.accepted.includes(fingerprint)) return {};
  return { suppression: { kind: 'external', status: 'accepted', justification: 'accepted by its fingerprint' } };
}
