import {
  type Cause,
  type CredentialEvent,
  type PinChange,
  type PolicyReview,
  type PrincipalReview,
  type Review,
  type UnpinnedPreset,
} from '../review/review';
import { policyNameOf, type Witness } from '../policy';
import { type Phrase, phrase } from './phrase';

/** The review in one sentence, with its direction. */
export function headline(review: Review): string {
  const changes = [...review.principals, ...review.policies];
  const gain = changes.filter(({ gained }) => gained !== null).length;
  const lose = changes.filter(({ lost }) => lost !== null).length;
  const unknown = changes.filter(({ verdict }) => verdict === 'unknown').length;
  const counts = [
    gain > 0 && `${gain} ${gain === 1 ? 'gains' : 'gain'}`,
    lose > 0 && `${lose} ${lose === 1 ? 'loses' : 'lose'}`,
    unknown > 0 && `${unknown} cannot be told`,
  ].filter((count) => count !== false);
  return `${OPENING[review.verdict]}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}.`;
}

const OPENING = {
  none: 'Access does not change',
  equivalent: 'Access stays the same, written differently',
  narrowed: 'Access shrinks',
  broadened: 'Access grows',
  incomparable: 'Access shifts, some comes and some goes',
  unknown: 'Access may grow, it cannot be told',
} as const;

/** How many of a thing: `1 user`, `2 users`. */
export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** Who it is about: `alice, a new user`. */
export function who({ name, kind, change }: PrincipalReview): Phrase {
  const status = {
    added: `, a new ${kind}`,
    removed: `, a ${kind} that goes`,
    changed: kind === 'group' ? ', a group' : '',
  };
  return [{ value: name }, status[change]];
}

/** What changes beyond the people that were read. */
export function whoever({ kind, name }: PolicyReview): Phrase {
  return kind === 'policy' ? phrase`whoever holds ${name}` : phrase`whoever assumes the role ${name}`;
}

/** A request in words. */
export function request({ action, resource, context }: Witness): Phrase {
  const where = resource === '*' ? phrase` on everything` : phrase` on ${resource}`;
  const conditions = Object.entries(context).flatMap(([key, value]) => condition(key, [value].flat().join(', ')));
  const stated = conditions.flatMap((one, index) => phrase`${[index === 0 ? ' ' : ' and ']}${one}`);
  return [{ value: action }, ...where, ...stated];
}

/** @returns nothing for a policy that is taken to say nothing of the request */
function condition(key: string, value: string): readonly Phrase[] {
  const policy = policyNameOf(key);
  if (policy === undefined) return [phrase`when ${key} is ${value}`];
  return value === 'silent' ? [] : [phrase`if ${policy} ${[value === 'allow' ? 'allows' : 'denies']} it`];
}

/** What in the code is behind it. */
export function cause({ kind, policy, via }: Cause): Phrase {
  const what = policy === null ? [] : phrase`${policy}`;
  const through = via === null ? [] : phrase` through ${via}`;
  switch (kind) {
    case 'attached':
      return phrase`${what} is attached${through}`;
    case 'detached':
      return phrase`${what} is detached${through}`;
    case 'joined':
      return phrase`joins ${via ?? 'a group'}${policy === null ? [] : phrase`, which holds ${what}`}`;
    case 'left':
      return phrase`leaves ${via ?? 'a group'}${policy === null ? [] : phrase`, which holds ${what}`}`;
    case 'policy-changed':
      return phrase`the document of ${what} changes${through}`;
    case 'boundary-set':
      return phrase`${what} becomes the permissions boundary`;
    case 'boundary-changed':
      return phrase`${what} changes as the permissions boundary`;
    case 'boundary-removed':
      return phrase`the permissions boundary${policy === null ? [] : phrase` ${what}`} goes`;
    case 'principal-added':
      return ['is created'];
    case 'principal-removed':
      return ['is deleted'];
  }
}

const EVENTS: Record<CredentialEvent['event'], string> = {
  'key-created': 'gets an API key',
  'key-removed': 'loses an API key',
  'key-replaced': 'has an API key replaced',
  'secret-in-state': 'has a secret key that will lie in the state in clear',
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
  return phrase`${name} ${[because]}, so what it grants is not known: ${[plural(principals.length, 'verdict')]} would get sharper`;
}

/** How much was read. */
export function coverage({ read, understood }: Review['coverage'], mode: Review['mode']): string {
  const things = mode === 'plan' ? plural(read, 'CAM change') : plural(read, 'CAM resource');
  return understood === read ? `${things} read, all understood` : `${things} read, ${read - understood} not understood`;
}
