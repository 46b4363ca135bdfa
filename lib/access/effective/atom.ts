import { type Group, type Policy } from '../model/access-model';
import { isUnknown, type OrUnknown, type Unknown } from '../model/unknown';

const PLAIN = /^[\w+=,.@-]+$/;

/**
 * Names for what a policy gives when its document is not known: what `Grants.opaque` holds.
 *
 * Two atoms are equal only if they stand for the same: the same policy, the same text if any of it is known, and on the
 * same condition. A plain name without a space is a preset's.
 */
export function policyAtom(policy: Policy, on: readonly string[]): string {
  return [policyName(policy), ...on].join(' ');
}

/** All that a group holds beside what was read. */
export function groupAtom(group: Group, on: readonly string[]): string {
  const name = isUnknown(group.name) && !isUnknown(group.id) ? `with the id ${quoted(group.id)}` : show(group.name);
  return [`whatever else group ${name} holds`, ...on].join(' ');
}

/** The `count` or `for_each` on which a fact rests. */
export function condition(when: Unknown | undefined): readonly string[] {
  return when === undefined ? [] : [`if ${show(when)}`];
}

/** The group through which a policy comes, for one that comes on a condition only. */
export function through(group: Group): string {
  return `through group ${isUnknown(group.name) ? quoted(group.key) : quoted(group.name)}`;
}

function policyName({ kind, name, id, document }: Policy): string {
  if (kind === 'preset' && !isUnknown(name)) return quoted(name);
  // A document that is there, but can't be read, is part of what the atom stands for.
  const text =
    document.state === 'unknown' && document.unknown.unknown === 'not-declared' ? '' : ` (${document.digest})`;
  if (isUnknown(name)) return isUnknown(id) ? `policy ${show(name)}${text}` : `policy with the id ${quoted(id)}${text}`;
  return `${isUnknown(kind) ? 'preset or custom' : kind} policy ${quoted(name)}${text}`;
}

function show(value: OrUnknown<string>): string {
  return isUnknown(value) ? `${JSON.stringify(value.expression)} (${value.digest})` : quoted(value);
}

/** A name that could be mistaken for something else stands in quotes. */
function quoted(name: string): string {
  return PLAIN.test(name) ? name : JSON.stringify(name);
}
