import { type ContextValue } from '../grants';
import { type ConditionClause } from '../policy-document';
import { ALWAYS, NEVER, OPEN_VALUES, type TruthTable } from '../semantics/reading';
import { booleanValue, type Family, type Operator, OPERATORS } from './operator-meaning';
import { AGREES, DIFFERS, OPEN, type Scalar, type Values } from './relation';

/** Whether something holds: under which readings, or `undefined` when the documents do not let us say at all. */
export type Truth = TruthTable | undefined;

/** A clause of a condition, ready to be asked about the value of its key. Immutable. */
export class Clause {
  readonly key: string;
  readonly family: Family;
  readonly values: readonly Scalar[];
  /** A qualifier is there, so the key may hold several values. */
  readonly qualified: boolean;
  private readonly operator: Operator;
  private sameness: string | undefined;
  private comparable: Values | undefined;

  constructor(readonly source: ConditionClause) {
    const { key, operator, qualifier, values } = source;
    this.key = key;
    this.operator = OPERATORS[operator];
    this.family = this.operator.family;
    this.values = values;
    this.qualified = qualifier !== undefined;
  }

  /** Equal for clauses that are met by the same requests because they say the same. */
  get id(): string {
    const { key, operator, qualifier, ifExist, values } = this.source;
    return (this.sameness ??= JSON.stringify([
      key,
      operator,
      qualifier ?? '',
      ifExist,
      [...new Set(values.map((value) => JSON.stringify(value)))].sort(),
    ]));
  }

  /** The policy's values, to be compared with. */
  private get wanted(): Values {
    return (this.comparable ??= this.operator.relation(this.values));
  }

  /** How many values it takes to compare one with. */
  get cost(): number {
    return this.wanted.cost;
  }

  /** Under which readings a request meets the clause when its key has this value; `undefined` for an absent key. */
  truth(value: ContextValue | undefined): Truth {
    if (value === undefined) return this.absentTruth();
    if (Array.isArray(value) && value.length === 0) return this.emptyTruth();
    if (this.family === 'null') return this.nullTruth(Array.isArray(value) ? value : [value]);
    if (!Array.isArray(value)) return this.valueTruth(value);
    const each = value.map((one) => this.valueTruth(one));
    return each.length === 1 ? each[0] : this.truthOfSeveral(each);
  }

  /** The same for a key with several values, given the truth of each of them alone; not for `null_equal`. */
  truthOfSeveral(each: readonly Truth[]): Truth {
    if (this.source.qualifier === 'for_all_value') return all(each);
    const some = any(each);
    if (this.source.qualifier === 'for_any_value' || some === undefined) return some;
    return some & OPEN_VALUES.anyOfSeveralCounts.yes;
  }

  /** The truth for a key without any value, if that is as good as absent, and if it is not. */
  emptyTruths(): readonly [absent: Truth, present: Truth] {
    return [this.absentTruth(), this.family === 'null' ? this.nullTruth([]) : this.nothingTruth()];
  }

  /** Why it may not be known whether a value meets the clause. */
  get doubt(): string {
    const { qualifier, operator, key } = this.source;
    const name = qualifier === undefined ? operator : `${qualifier}:${operator}`;
    return `Tencent's documents do not say what \`${name}\` makes of every value of \`${key}\``;
  }

  /**
   * Whether a request that meets the other clause visibly meets this one, under every reading.
   *
   * A positive operator is met by a value that agrees with one of the policy's; if all that agree with the other clause's
   * values agree with this one's, so do any or all of several.
   */
  isImpliedBy(other: Clause): boolean {
    if (this.id === other.id) return true;
    const [mine, theirs] = [this.source, other.source];
    if (mine.key !== theirs.key || mine.operator !== theirs.operator || mine.qualifier !== theirs.qualifier)
      return false;
    if (this.operator.negative || (theirs.ifExist && !mine.ifExist)) return false;
    return theirs.values.every((value) => (this.wanted.compare(value) & AGREES) !== 0 || mine.values.includes(value));
  }

  private absentTruth(): Truth {
    if (this.source.ifExist) return ALWAYS;
    if (this.family === 'null') return this.absentNullTruth();
    return this.operator.negative && this.source.qualifier !== 'for_all_value'
      ? OPEN_VALUES.absentMeetsNegative.yes
      : this.nothingTruth();
  }

  /** Without any value to look at. */
  private nothingTruth(): TruthTable {
    return this.source.qualifier === 'for_all_value' ? OPEN_VALUES.forAllMeetsNothing.yes : NEVER;
  }

  /** A key that is there without any value: whether that is the same as an absent key is not documented. */
  private emptyTruth(): Truth {
    const [absent, present] = this.emptyTruths();
    return absent === present ? present : undefined;
  }

  private valueTruth(requested: Scalar): Truth {
    const { negative } = this.operator;
    // A value of another kind agrees with none. Whether it differs from all is not documented.
    if (!this.operator.reads(requested)) return negative ? undefined : NEVER;
    const findings = this.wanted.compare(requested);
    const [agreesWithOne, differsFromOne] = [(findings & AGREES) !== 0, (findings & DIFFERS) !== 0];
    if (agreesWithOne && !negative) return ALWAYS;
    if (agreesWithOne && differsFromOne) return OPEN_VALUES.oneDifferenceIsEnough.yes;
    if ((findings & OPEN) !== 0) return undefined;
    return agreesWithOne || !negative ? NEVER : ALWAYS;
  }

  /** Whether a qualifier makes `null_equal` ask about each value, or about the key all the same, is not documented. */
  private absentNullTruth(): Truth {
    const ofKey = this.nullTruthFor(ALWAYS);
    return this.qualified && ofKey !== this.nothingTruth() ? undefined : ofKey;
  }

  /** Whether a qualifier makes `null_equal` ask about each value, or about the key all the same, is not documented. */
  private nullTruth(values: readonly Scalar[]): Truth {
    if (this.nullTruthFor(ALWAYS) === this.nullTruthFor(NEVER) && (!this.qualified || values.length > 0)) {
      return this.nullTruthFor(NEVER);
    }
    const empty = values.filter((value) => value === '').length;
    if (empty === 0 && values.length > 0) return this.nullTruthFor(NEVER);
    if (this.qualified || empty < values.length || values.length === 0) return undefined;
    return this.nullTruthFor(OPEN_VALUES.emptyIsNull.yes);
  }

  private nullTruthFor(isNull: TruthTable): Truth {
    return any(
      this.values.map((value) => {
        const wanted = booleanValue(value);
        return wanted === undefined ? undefined : wanted ? isNull : ~isNull;
      }),
    );
  }
}

function any(truths: readonly Truth[]): Truth {
  let [known, complete] = [NEVER, true];
  for (const truth of truths) {
    if (truth === undefined) complete = false;
    else known |= truth;
  }
  return complete || known === ALWAYS ? known : undefined;
}

function all(truths: readonly Truth[]): Truth {
  let [known, complete] = [ALWAYS, true];
  for (const truth of truths) {
    if (truth === undefined) complete = false;
    else known &= truth;
  }
  return complete || known === NEVER ? known : undefined;
}
