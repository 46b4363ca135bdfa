import {
  type AccountIndex,
  type Boundary,
  type EffectiveAccess,
  type Holding,
  isUnknown,
  type Origin,
  type Policy,
} from '../access';
import { pairs } from './pairs';
import { type Cause } from './review';

/** One side of a principal's change. */
export interface Side {
  /** The account's; `undefined` where the side has no such account. */
  readonly index: AccountIndex | undefined;
  readonly access: EffectiveAccess | undefined;
}

/** What in the code changes a principal's access, in the order of policies and groups. */
export function causes(before: Side, after: Side): Cause[] {
  const holdings = pairs(before.access?.holdings ?? [], after.access?.holdings ?? [], holdingKey);
  const found = holdings.map(({ before: was, after: is }) => holdingCause(was, is, before, after));
  const told = found.includes(undefined) ? found.filter((one) => one !== undefined) : (found as Cause[]);
  const bounds = boundaryCauses(before, after);
  return bounds.length === 0 ? told : told.concat(bounds);
}

function holdingCause(was: Holding | undefined, is: Holding | undefined, before: Side, after: Side): Cause | undefined {
  if (was !== undefined && is !== undefined) return changed(is, before, after);
  if (is !== undefined) return came(is, before, after);
  return was === undefined ? undefined : went(was, before, after);
}

function holdingKey({ policy, via }: Holding): string {
  // A policy's key never begins with a bracket.
  if (policy !== undefined && via === undefined) return policy;
  return JSON.stringify([policy ?? null, via ?? null]);
}

function came(holding: Holding, before: Side, after: Side): Cause {
  const joined = holding.membership !== undefined && !isMember(before, after, holding.via);
  const origin = joined ? holding.membership : holding.attachment;
  return cause(joined ? 'joined' : 'attached', origin ?? holding.membership, holding, after);
}

function went(holding: Holding, before: Side, after: Side): Cause {
  const left = holding.membership !== undefined && !isMember(after, before, holding.via);
  const origin = left ? holding.membership : holding.attachment;
  return cause(left ? 'left' : 'detached', origin ?? holding.membership, holding, before);
}

/** Whether the principal, as one side knows it, is in a group on the other. */
function isMember(side: Side, other: Side, group: string | undefined): boolean {
  const user = other.access?.principal;
  if (side.index === undefined || user === undefined) return false;
  return side.index.membershipsOf(user).some((one) => one.group === group);
}

function changed(holding: Holding, before: Side, after: Side): Cause | undefined {
  const [was, is] = [policyOf(holding, before), policyOf(holding, after)];
  if (was === undefined || is === undefined || was.document.digest === is.document.digest) return undefined;
  return cause('policy-changed', is.declared?.origin ?? holding.attachment, holding, after);
}

function policyOf({ policy }: Holding, { index }: Side): Policy | undefined {
  return policy === undefined ? undefined : index?.policy(policy);
}

function cause(kind: Cause['kind'], origin: Origin | undefined, holding: Holding, side: Side): Cause {
  const held = policyOf(holding, side);
  const { via } = holding;
  const group = via === undefined ? undefined : side.index?.group(via);
  const { source, reason, owner, validUntil } = saidOf(origin);
  return {
    kind,
    address: origin?.address ?? '',
    policy: held === undefined ? null : nameOf(held),
    via: group === undefined ? null : nameOf(group),
    source,
    reason,
    owner,
    validUntil,
  };
}

/** Where it is in the code, and what the code says of it. */
export function saidOf(origin: Origin | undefined): Pick<Cause, 'source' | 'reason' | 'owner' | 'validUntil'> {
  const { source = null, reason = null, owner = null, validUntil = null } = origin ?? {};
  return { source, reason, owner, validUntil };
}

/** A name, or the expression that stands for it. */
export function nameOf(thing: { readonly name: unknown; readonly key: string }): string {
  if (isUnknown(thing.name)) return thing.name.expression;
  return typeof thing.name === 'string' ? thing.name : thing.key;
}

function boundaryCauses(before: Side, after: Side): Cause[] {
  const were = boundariesOf(before);
  const are = boundariesOf(after);
  if (were.length === 0 && are.length === 0) return [];
  return pairs(were, are, ({ policy }) => policy).flatMap(({ before: was, after: is }) => {
    if (was !== undefined && is !== undefined) {
      const document = changed({ policy: is.policy, attachment: is.origin }, before, after);
      return document === undefined ? [] : [{ ...document, kind: 'boundary-changed' }];
    }
    if (is !== undefined) return [cause('boundary-set', is.origin, { policy: is.policy }, after)];
    return was === undefined ? [] : [cause('boundary-removed', was.origin, { policy: was.policy }, before)];
  });
}

function boundariesOf({ index, access }: Side): readonly Boundary[] {
  return index === undefined || access === undefined ? [] : index.boundariesOf(access.principal);
}
