import { type SourceLine } from '../../review/review';
import { type Phrase } from '../phrase';

/** Things of one kind. */
export interface Section {
  readonly title: string;
  /** What must never be left out, however long the report gets. */
  readonly isGrave: boolean;
  /** It closes the gate. */
  readonly closes: boolean;
  readonly items: readonly Item[];
}

export interface Item {
  readonly sign: Sign;
  readonly title: Phrase;
  /** Those whom it is about, where there are several. */
  readonly people: readonly Phrase[];
  readonly source: SourceLine;
  readonly details: readonly Detail[];
}

/** Gains `+`, loses `-`, both `±`, cannot be told `?`, the same `=`, to be looked at `!`, to be known `i`. */
export type Sign = '+' | '-' | '±' | '?' | '=' | '!' | 'i';

export interface Detail {
  readonly label: Label;
  readonly text: Phrase;
  readonly source: SourceLine;
}

export type Label = 'may now' | 'no longer' | 'adds' | 'drops' | 'because' | 'note' | 'accepted' | 'accept';

/** How many there are: people count one by one, however few lines they take. */
export function countOf({ items }: Section): number {
  return items.reduce((sum, { people }) => sum + Math.max(1, people.length), 0);
}

/** An item without details. */
export function item(sign: Sign, title: Phrase, source: SourceLine = null): Item {
  return { sign, title, people: [], source, details: [] };
}
