import { digestOf } from './digest';

/**
 * Why a value is unknown.
 *
 * - `after-apply`: Terraform learns it only while it applies
 * - `not-static`: it depends on a variable, a function or anything else that the files alone do not settle
 * - `not-declared`: the thing exists outside of what was read
 * - `missing`: what was read should say it, and does not
 */
export type UnknownReason = 'after-apply' | 'not-static' | 'not-declared' | 'missing';

/** A value that nobody can know from what was read. Never the same as a value that is absent. */
export interface Unknown {
  readonly unknown: UnknownReason;
  /** What stands for the value: the expression as written, or a few words. Hostile text, like every name. */
  readonly expression: string;
  /**
   * Covers the expression and every definition that it rests on, in so far as it is written in the same files.
   *
   * Two unknowns with the same digest come from the same code. They are the same value unless something outside of the
   * code changed, such as the value of a variable.
   */
  readonly digest: string;
}

/** A value, or the fact that it is unknown. */
export type OrUnknown<T> = T | Unknown;

/** @param definitions what the expression rests on, as `digestOf` takes it; nothing where it stands for itself */
export function unknownValue(unknown: UnknownReason, expression: string, definitions?: unknown): Unknown {
  const digest = definitions === undefined ? `=${expression}` : digestOf([expression, definitions]);
  return Object.freeze({ unknown, expression, digest });
}

/** Tells an `Unknown` from a value that was read. */
export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && 'unknown' in value && 'digest' in value;
}
