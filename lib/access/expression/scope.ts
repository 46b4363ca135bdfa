import { type Unknown } from '../model/unknown';
import { type Value } from './value';

/** What names mean at one place of a configuration. */
export interface Scope {
  /**
   * What a traversal's root and first steps lead to, and how many steps that took; `undefined` when only Terraform knows.
   *
   * @param depth how deep the evaluation is nested, for definitions that rest on others
   */
  find(
    root: string,
    steps: readonly (string | number)[],
    depth: number,
  ): { readonly value: Value; readonly taken: number } | undefined;
  /** A reference's value where the source knows it; anything else as it is. */
  literal(value: Value | undefined): Value | undefined;
  /** The unknown that an expression is at this place. */
  unknown(expression: string): Unknown;
}
