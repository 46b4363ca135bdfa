import { type Clause } from '../condition/clause';

/** A single value for a key. */
export interface Sample {
  readonly value: string | number | boolean;
  /** Why it is not sure that a request can hold it. */
  readonly doubt?: string;
}

export interface Samples {
  readonly scalars: readonly Sample[];
  /** Why there may be values that behave like none of the samples. */
  readonly gap?: string;
}

/** The values of the clauses, as texts. */
export function valuesOf(clauses: readonly Clause[]): string[] {
  return [...new Set(clauses.flatMap(({ values }) => values.map(String)))];
}
