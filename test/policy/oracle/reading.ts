import { type ConditionClause, type Grants, type PolicyDocument } from '../../../lib/policy';
import { bareAction, isStarColonStar, segmentsOf } from './matches';
import { product } from './words';

/** The values of the policy variables where the request does not say: they are somebody's, we do not know whose. */
export interface Constants {
  readonly uin: string;
  readonly owner_uin: string;
  readonly app_id: string;
}

/** What an opaque policy says to a request. */
export type Opinion = 'allow' | 'deny' | 'silent';

export const ANY_OPINION: readonly Opinion[] = ['silent', 'allow', 'deny'];

/** One way to understand what CAM's documents leave open. A verdict has to hold under every one. */
export interface Reading {
  /** `string_not_equal` and its like hold when the key is absent. */
  readonly absentMeetsNegative: boolean;
  /** `string_not_equal: [a, b]` is neither a nor b, rather than "differs from one of them". */
  readonly negativeNeedsAll: boolean;
  /** `for_all_value:` holds when the key is absent, or there without values. */
  readonly absentMeetsForAll: boolean;
  /** An operator without qualifier holds for a key with several values when it holds for one of them. */
  readonly oneOfSeveralCounts: boolean;
  /** `null_equal` takes an empty string for null. */
  readonly emptyStringIsNull: boolean;
  /** `for_any_value:null_equal` asks about the key, as `null_equal` does, rather than about its values. */
  readonly nullIsOfTheKey: boolean;
  /** Every request has an IPv4 address and a time. */
  readonly addressAndTimeAreThere: boolean;
  /** `trtc:removeuser` is not `trtc:RemoveUser`. */
  readonly caseMatters: boolean;
  /** `*:*` is `*`. */
  readonly starColonStarIsStar: boolean;
  /** A key with an empty list, such as the tags of an untagged application, is absent. */
  readonly emptyListIsAbsent: boolean;
  /** A key that is compared with numbers may hold `abc`. */
  readonly otherKindsOccur: boolean;
  /** `numeric_not_equal: 5` holds for `abc`. */
  readonly oddTypeMeetsNegative: boolean;
  /** A policy's empty region or service stands for all of them. */
  readonly emptySegmentIsAll: boolean;
  /** A policy of version 2.0 gives temporary keys no List call. */
  readonly listNeedsVersion3: boolean;
  readonly constants: Constants;
  /** What the policies that nobody has read say to every request. Nothing, if not listed. */
  readonly opinions: Readonly<Record<string, Opinion>>;
}

const PRIMARY: Reading = {
  absentMeetsNegative: false,
  negativeNeedsAll: true,
  absentMeetsForAll: true,
  oneOfSeveralCounts: true,
  emptyStringIsNull: false,
  nullIsOfTheKey: true,
  addressAndTimeAreThere: false,
  caseMatters: true,
  starColonStarIsStar: true,
  emptyListIsAbsent: true,
  otherKindsOccur: true,
  oddTypeMeetsNegative: false,
  emptySegmentIsAll: false,
  listNeedsVersion3: false,
  constants: { uin: '200000000777', owner_uin: '100000000777', app_id: '1250000777' },
  opinions: {},
};

/** Any reading: the primary one, changed in what a test is about. */
export function reading(changes: Partial<Reading> = {}): Reading {
  return { ...PRIMARY, ...changes };
}

/**
 * Every reading under which these grants may differ from what they are under another one.
 *
 * @param opaque what a policy that nobody has read may say
 */
export function readingsOf(grants: readonly Grants[], opaque: readonly Opinion[] = ['silent', 'allow']): Reading[] {
  const documents = grants.flatMap(documentsOf);
  const choices = Object.entries(openQuestions(documents)).flatMap(([name, open]) =>
    open ? [[{ [name]: true }, { [name]: false }] as Partial<Reading>[]] : [],
  );
  choices.push(constantsOf(documents).map((constants) => ({ constants })));
  const names = [...new Set(grants.flatMap((side) => side.opaque ?? []))];
  const opinions = product(names.map((name) => opaque.map((opinion) => [name, opinion] as const)));
  choices.push(opinions.map((pairs) => ({ opinions: Object.fromEntries(pairs) })));
  return choices.reduce<Reading[]>(
    (readings, choice) => readings.flatMap((made) => choice.map((change) => ({ ...made, ...change }))),
    [PRIMARY],
  );
}

export function documentsOf(grants: Grants): PolicyDocument[] {
  return [...grants.documents, ...(grants.boundary ? [grants.boundary] : [])];
}

export function clausesOf(documents: readonly PolicyDocument[]): ConditionClause[] {
  return documents.flatMap(({ statement }) => statement.flatMap(({ condition }) => condition));
}

export function isNegative({ operator }: ConditionClause): boolean {
  return operator.includes('_not_');
}

/** Addresses and times come one at a time. Any other key may hold a list. */
export function mayBeList(key: string): boolean {
  return key !== 'qcs:ip' && key !== 'qcs:current_time';
}

function openQuestions(documents: readonly PolicyDocument[]): Partial<Record<keyof Reading, boolean>> {
  const actions = documents.flatMap(({ statement }) => statement.flatMap(({ action }) => action)).map(bareAction);
  const resources = resourcesOf(documents);
  return {
    ...openConditionQuestions(clausesOf(documents)),
    caseMatters: holdsBothCases([...actions, ...resources.map((segments) => segments[2] ?? '')].join('')),
    starColonStarIsStar: actions.some(isStarColonStar),
    emptySegmentIsAll: [2, 3].some(
      (at) => resources.some((segments) => segments[at] === '') && resources.some((segments) => segments[at] !== ''),
    ),
    listNeedsVersion3: new Set(documents.map(({ version }) => version)).size > 1,
  };
}

/** What matters to these clauses. */
export function openConditionQuestions(clauses: readonly ConditionClause[]): Partial<Record<keyof Reading, boolean>> {
  const listable = clauses.filter(({ key }) => mayBeList(key));
  return {
    absentMeetsNegative: clauses.some((clause) => isNegative(clause) && !clause.ifExist),
    negativeNeedsAll: clauses.some((clause) => isNegative(clause) && clause.values.length > 1),
    absentMeetsForAll: clauses.some(({ qualifier }) => qualifier === 'for_all_value'),
    oneOfSeveralCounts: listable.some(({ qualifier, operator }) => !qualifier && operator !== 'null_equal'),
    emptyStringIsNull: clauses.some(({ operator }) => operator === 'null_equal'),
    nullIsOfTheKey: clauses.some(({ operator, qualifier }) => operator === 'null_equal' && qualifier),
    addressAndTimeAreThere: clauses.some(({ key }) => !mayBeList(key)),
    emptyListIsAbsent: listable.some(
      (clause) => clause.ifExist || isNegative(clause) || clause.operator === 'null_equal',
    ),
    otherKindsOccur: listable.some(hasKind),
    oddTypeMeetsNegative: clauses.some((clause) => isNegative(clause) && !clause.operator.startsWith('string')),
  };
}

/** Its values are of a kind that not every text is of. */
export function hasKind({ operator }: ConditionClause): boolean {
  return /^(numeric|date|ip|bool)_/.test(operator);
}

function resourcesOf(documents: readonly PolicyDocument[]): string[][] {
  return documents
    .flatMap(({ statement }) => statement.flatMap(({ resource }) => resource))
    .filter((resource) => resource !== '*')
    .map(segmentsOf);
}

function holdsBothCases(text: string): boolean {
  return [...text].some((letter) => letter !== letter.toLowerCase() && text.includes(letter.toLowerCase()));
}

/** A variable may be any number that the documents write out, or none of them. */
function constantsOf(documents: readonly PolicyDocument[]): Constants[] {
  const text = JSON.stringify(documents);
  const numbers = [...new Set(text.match(/(?<=uin\/|")\d+(?=[:"])/g))].slice(0, 3);
  const valuesOf = (name: keyof Constants, used: boolean): string[] =>
    used ? [PRIMARY.constants[name], ...numbers] : [PRIMARY.constants[name]];
  const emptyAccount = resourcesOf(documents).some((segments) => segments[4] === '');
  return valuesOf('uin', text.includes('${uin}')).flatMap((uin) =>
    valuesOf('owner_uin', emptyAccount || text.includes('${owner_uin}')).flatMap((owner_uin) =>
      valuesOf('app_id', text.includes('${app_id}')).map((app_id) => ({ uin, owner_uin, app_id })),
    ),
  );
}
