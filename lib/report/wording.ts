import { policyNameOf, type PolicyStatement, type Witness } from '../policy';
import {
  type Cause,
  type CredentialEvent,
  type GateKind,
  type PinChange,
  type PolicyReview,
  type PrincipalReview,
  type Review,
  type UnpinnedPreset,
} from '../review/review';
import { type Phrase, phrase, phraseOf } from './phrase';

/** How many of a thing: `1 user`, `2 users`. */
export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** Joins phrases as a sentence does: `a, b and c`. */
export function list(phrases: readonly Phrase[]): Phrase {
  return phrases.flatMap((one, index) => {
    if (index === 0) return one;
    return [index === phrases.length - 1 ? ' and ' : ', ', ...one];
  });
}

const GATE: Record<GateKind, (review: Review) => string> = {
  growth: () => 'access may grow',
  credentials: () => 'credentials come',
  unread: ({ coverage }) => `${plural(coverage.notUnderstood.length, 'thing')} not understood`,
  findings: () => 'an error is not acknowledged',
  pins: () => 'a pin is new or claims something else',
};

/** Whether the change may go on, and why. */
export function gateLine(review: Review): Phrase {
  const { state, closedBy, accepted, reasons } = review.gate;
  if (state === 'open') {
    return reasons.length === 0 ? ['The gate is open.'] : phrase`The gate is open: ${list(reasons.map(phraseOf))}.`;
  }
  const why = closedBy.length === 0 ? reasons : closedBy.map((kind) => GATE[kind](review));
  return [`The gate is closed: ${why.join(', ')}.`, accepted.length > 0 ? ' The rest is accepted by fingerprint.' : ''];
}

/** Who it is about: `alice, a new user`. */
export function who({ name, kind, change, declared }: PrincipalReview): Phrase {
  const existing = declared ? ', a group' : ', a group that exists already, and whoever is in it';
  const status = {
    added: `, a new ${kind}`,
    removed: `, a ${kind} that goes`,
    changed: kind === 'group' ? existing : '',
  };
  return [{ value: name }, status[change]];
}

/** Several of a kind: `3 new users`. */
export function several(count: number, { kind, change }: PrincipalReview): Phrase {
  const status = { added: `${count} new ${kind}s`, removed: `${count} ${kind}s that go`, changed: `${count} ${kind}s` };
  return [status[change]];
}

/** What changes beyond the people that were read. */
export function whoever({ kind, name }: PolicyReview): Phrase {
  return kind === 'policy' ? phrase`whoever else holds ${name}` : phrase`whoever assumes the role ${name}`;
}

/** `everything in X, not pinned`: how the policy engine shows what a policy grants whose document is not known. */
const EVERYTHING_IN = /^everything in (.+), not pinned$/s;

/** A request as one of those that come or go, or all that a document grants that is not known. */
export function example(witness: Witness): Phrase {
  return EVERYTHING_IN.test(witness.action) ? request(witness) : ['for example ', ...request(witness)];
}

/** A request in words. */
export function request({ action, resource, context }: Witness): Phrase {
  const [, unknown] = EVERYTHING_IN.exec(action) ?? [];
  const conditions = Object.entries(context).flatMap(([key, value]) => condition(key, [value].flat().join(', ')));
  if (unknown !== undefined) return [...phrase`whatever ${unknown} grants, which is not pinned`, ...conditions];
  return [{ value: action }, ...on([resource]), ...conditions];
}

/** How a reason starts that says no more than such a request does. */
export function saysThatItIsNotKnown({ action }: Witness): string[] {
  const [, unknown] = EVERYTHING_IN.exec(action) ?? [];
  return unknown === undefined ? [] : [`the document of \`${unknown}\` is not known: what it grant`];
}

function condition(key: string, value: string): Phrase {
  const policy = policyNameOf(key);
  if (policy === undefined) return phrase`, when ${key} is ${value}`;
  const name: Phrase = policy.startsWith('whatever else ') ? [policy] : [{ value: policy }];
  if (value === 'silent') return phrase`, unless ${name} allows it already`;
  return phrase`, if ${name} ${[value === 'deny' ? 'denies' : 'allows']} it`;
}

const APPLICATION = /^qcs::trtc:[^:]*:[^:]*:sdkappid\/([^:]+)$/;

function on(resources: readonly string[]): Phrase {
  if (resources.includes('*')) return [' on everything'];
  const applications = resources.map((resource) => APPLICATION.exec(resource)?.[1]);
  if (applications.includes(undefined)) return phrase` on ${list(resources.map((value) => [{ value }]))}`;
  const named = list(applications.map((id) => [{ value: id ?? '' }]));
  return phrase` on ${[resources.length === 1 ? 'application ' : 'applications ']}${named}`;
}

/** A statement of a policy in words. */
export function statement({ effect, action, resource, condition }: PolicyStatement): Phrase {
  const actions = list(action.map((value) => [{ value }]));
  const conditions = condition.map(({ qualifier, operator, ifExist, key, values }, index) => {
    const start = index === 0 ? ', under the condition ' : ' and ';
    const name = `${qualifier === undefined ? '' : `${qualifier}:`}${operator}${ifExist ? '_if_exist' : ''}`;
    return phrase`${[start]}${name} ${key} ${values.join(', ')}`;
  });
  return [`${effect} `, ...actions, ...on(resource), ...conditions.flat()];
}

/** What in the code is behind it, and what the code says of that: one thing, about one policy or several. */
export function cause(one: Cause, policies: readonly string[]): Phrase {
  return [...event(one, list(policies.map((value) => [{ value }]))), ...said(one)];
}

function event({ kind, via, policy }: Cause, what: Phrase): Phrase {
  const holding = policy === null ? [] : phrase`, which holds ${what}`;
  switch (kind) {
    case 'attached':
      return phrase`${what} is attached${via === null ? [] : phrase` to ${via}`}`;
    case 'detached':
      return phrase`${what} is detached${via === null ? [] : phrase` from ${via}`}`;
    case 'joined':
      return phrase`joins ${via ?? 'a group'}${holding}`;
    case 'left':
      return phrase`leaves ${via ?? 'a group'}${holding}`;
    case 'policy-changed':
      return phrase`the document of ${what}${via === null ? [] : phrase`, held through ${via},`} changes`;
    case 'boundary-set':
      return phrase`${what} becomes the permissions boundary`;
    case 'boundary-changed':
      return phrase`the document of ${what}, the permissions boundary, changes`;
    case 'boundary-removed':
      return phrase`the permissions boundary${policy === null ? [] : phrase` ${what}`} goes`;
    case 'principal-added':
      return ['is created'];
    case 'principal-removed':
      return ['is deleted'];
  }
}

function said({ reason, owner, validUntil }: Cause): Phrase {
  const parts = [
    ...(validUntil === null ? [] : [phrase`until ${validUntil}`]),
    ...(owner === null ? [] : [phrase`for ${owner}`]),
    ...(reason === null ? [] : [phrase`“${[reason]}”`]),
  ];
  return parts.length === 0 ? [] : phrase`, ${parts.flatMap((part, index) => (index === 0 ? part : [', ', ...part]))}`;
}

const EVENTS: Record<CredentialEvent['event'], string> = {
  'key-created': 'gets an API key',
  'key-removed': 'loses an API key',
  'key-replaced': 'has an API key replaced',
  'secret-in-state': 'has an API key whose secret will lie in the state in clear',
  'password-in-state': 'has a password that will lie in the state in clear',
  'console-enabled': 'may sign in to the console',
  'console-disabled': 'may no longer sign in to the console',
  'boundary-set': 'gets a permissions boundary',
  'boundary-removed': 'loses the permissions boundary',
};

/** A credential event in words. */
export function credential({ user, event }: CredentialEvent): Phrase {
  return phrase`${user} ${[EVENTS[event]]}`;
}

const PIN_CHANGES: Record<PinChange['change'], string> = { added: 'is new', changed: 'changes', removed: 'goes' };

/** What becomes of a pin. */
export function pinChange({ name, change }: PinChange): Phrase {
  return phrase`the pin of ${name} ${[PIN_CHANGES[change]]}`;
}

/** What a pin would do. */
export function unpinnedPreset({ name, principals, why }: UnpinnedPreset): Phrase {
  const because = why === 'no-pin' ? 'is not pinned' : 'has another id here than in its pin';
  return phrase`${name} ${[because]}: a pin would sharpen ${[plural(principals.length, 'verdict')]}`;
}

/** How much was read. */
export function coverage({ read, understood }: Review['coverage'], mode: Review['mode']): Phrase {
  const things = mode === 'plan' ? plural(read, 'CAM change') : plural(read, 'CAM resource');
  return [
    understood === read ? `${things} read, all understood.` : `${things} read, ${read - understood} not understood.`,
  ];
}
