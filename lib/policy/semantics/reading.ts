/**
 * Tencent's documents leave questions open. One answer to each of them is a reading, and whether something holds is kept
 * for all readings at once, as a truth table: bit *n* tells whether it holds under reading *n*.
 *
 * There are two tables of five questions each: those about condition values (`OPEN_VALUES`) and those about names
 * (`OPEN_NAMES`). Bit *n* of a question's constant tells whether reading *n* answers it as its comment says.
 */
export type TruthTable = number;

/** Holds under every reading. */
export const ALWAYS: TruthTable = -1;
/** Holds under no reading. */
export const NEVER: TruthTable = 0;

const VARIABLES = [0xaaaaaaaa | 0, 0xcccccccc | 0, 0xf0f0f0f0 | 0, 0xff00ff00 | 0, 0xffff0000 | 0] as const;

/** A question that the documents leave open, in words for a reader. */
export interface OpenQuestion {
  readonly yes: TruthTable;
  readonly question: string;
  readonly source: string;
}

/** Open questions about the values of condition keys. */
export const OPEN_VALUES = {
  absentMeetsNegative: {
    yes: VARIABLES[0],
    question: 'whether a negative operator without `_if_exist` is met when its key is absent',
    source: 'https://www.tencentcloud.com/document/product/598/10608',
  },
  oneDifferenceIsEnough: {
    yes: VARIABLES[1],
    question: 'whether a negative operator with several values is met as soon as one of them differs',
    source: 'https://www.tencentcloud.com/document/product/598/10608',
  },
  forAllMeetsNothing: {
    yes: VARIABLES[2],
    question: 'whether `for_all_value:` is met when its key is absent or has no value',
    source: 'https://www.tencentcloud.com/document/product/598/10608',
  },
  anyOfSeveralCounts: {
    yes: VARIABLES[3],
    question: 'whether an operator without a qualifier may be met by any one of several values',
    source: 'https://www.tencentcloud.com/document/product/598/10608',
  },
  emptyIsNull: {
    yes: VARIABLES[4],
    question: 'whether `null_equal` counts the empty text as absent',
    source: 'https://www.tencentcloud.com/document/product/598/10608',
  },
} as const satisfies Record<string, OpenQuestion>;

/** Open questions about the names of actions and resources, and about versions. */
export const OPEN_NAMES = {
  caseIsIgnored: {
    yes: VARIABLES[0],
    question: 'whether the letter case of action and service names counts',
    source: 'https://www.tencentcloud.com/document/product/598/10604',
  },
  everyActionHasAService: {
    yes: VARIABLES[1],
    question: 'whether the action `*:*` is as much as `*`',
    source: 'https://www.tencentcloud.com/document/product/598/10604',
  },
  emptyRegionIsAny: {
    yes: VARIABLES[2],
    question: 'whether an empty region stands for every region',
    source: 'https://www.tencentcloud.com/document/product/598/10606',
  },
  emptyServiceIsAny: {
    yes: VARIABLES[3],
    question: 'whether an empty service stands for every service',
    source: 'https://www.tencentcloud.com/document/product/598/10606',
  },
  temporaryKeyLists: {
    yes: VARIABLES[4],
    question: 'whether the call lists with temporary keys, which version 3.0 permits and 2.0 does not',
    source: 'https://cloud.tencent.com/document/product/598/107703',
  },
} as const satisfies Record<string, OpenQuestion>;

/** Those of the questions on whose answer a table depends. */
export function openQuestions(table: TruthTable, questions: Record<string, OpenQuestion>): OpenQuestion[] {
  return Object.values(questions).filter(({ yes }) => {
    // The lowest reading that answers yes differs from reading 0 in this question alone: its number is the distance.
    const distance = 31 - Math.clz32(yes & -yes);
    return ((table ^ (table >>> distance)) & ~yes) !== 0;
  });
}

export function questionReason({ question, source }: OpenQuestion): string {
  return `Tencent's documents do not say ${question} (${source})`;
}
