import { type Budget } from '../budget';
import { type Clause, type Truth } from '../condition/clause';
import { type Sample } from './sample';

/** More kinds of lists than this are not told apart. */
const MOST_LISTS = 256;
/** Steps of work that one answer of a clause about a list takes. */
const COST_OF_TRUTH = 3;

/** A list of values for a key. */
export interface ValueList {
  readonly value: string[];
  /** Why it is not sure that a request can hold it. */
  readonly doubt?: string;
}

interface Member extends Sample {
  /** What each clause says of the value alone. */
  readonly truths: readonly Truth[];
}

/**
 * A list for each way in which lists of these values can behave towards the clauses, longer ones only while that is new.
 *
 * Complete: what the clauses say about a list tells which of them some value meets and which all values meet, and that is
 * all that counts when one more value joins.
 */
export function listsOf(
  samples: readonly Sample[],
  clauses: readonly Clause[],
  budget: Budget,
): { classes: ValueList[]; gap?: string } {
  const members = membersOf(samples, clauses);
  const kinds = new Map<string, ValueList>();
  let lists = members.flatMap((one, at) => members.slice(at).map((other) => [one, other]));
  while (lists.length > 0) {
    const fresh = lists.filter((list) => {
      budget.spend(clauses.length * list.length * COST_OF_TRUTH);
      const behaviour = clauses.map((clause, at) => truthOf(clause, list, at)).join();
      if (kinds.has(behaviour)) return false;
      const doubt = list.find((member) => member.doubt !== undefined)?.doubt;
      kinds.set(behaviour, { value: list.map(({ value }) => String(value)), ...(doubt !== undefined && { doubt }) });
      return true;
    });
    if (kinds.size > MOST_LISTS)
      return { classes: [...kinds.values()], gap: 'several values combine in too many ways' };
    lists = fresh.flatMap((list) => members.map((one) => [...list, one]));
  }
  return { classes: [...kinds.values()] };
}

/** One sample of each behaviour: another one changes no list. */
function membersOf(samples: readonly Sample[], clauses: readonly Clause[]): Member[] {
  const members = new Map<string, Member>();
  for (const sample of samples) {
    const truths = clauses.map((clause) => clause.truth(String(sample.value)));
    // `null_equal` counts the empty texts of a list, whatever it says of one alone.
    const behaviour = [...truths, sample.value === ''].join();
    const known = members.get(behaviour);
    if (known === undefined || (known.doubt !== undefined && sample.doubt === undefined)) {
      members.set(behaviour, { ...sample, truths });
    }
  }
  return [...members.values()];
}

function truthOf(clause: Clause, list: readonly Member[], at: number): Truth {
  if (clause.family === 'null') return clause.truth(list.map(({ value }) => String(value)));
  return clause.truthOfSeveral(list.map(({ truths }) => truths[at]));
}
