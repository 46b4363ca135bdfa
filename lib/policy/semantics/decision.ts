import { type Truth } from '../condition/clause';
import { type Request } from '../grants';
import { actionName } from '../pattern/action-pattern';
import { resourceSegments } from '../pattern/resource-pattern';
import { type Access, accessUnder, conjunction, nameReadings, Tally, type Vote } from './access';
import { type HeldRule } from './held-rule';
import { type Holdings } from './holdings';
import { type Opinion, opinionOf } from './opaque-policy';
import { ALWAYS, NEVER, type OpenQuestion, OPEN_NAMES, OPEN_VALUES, openQuestions, type TruthTable } from './reading';
import { type ActionName, type Rule, toActionName } from './rule';
import { type Bindings, NO_BINDINGS, substitute } from './variables';

/** `unknown` where the documents of the policies, or those of CAM, leave it open. */
export type Decision = 'allow' | 'deny' | 'unknown';

/** A vote of a statement. */
export interface StatementVote extends Vote {
  readonly held: HeldRule;
}

/** What a policy without a known document may say. */
export interface OpaqueVote extends Vote {
  readonly policyName: string;
}

/** A request decided for one choice of the policy variables' values. */
export interface Judgement {
  readonly decision: Decision;
  readonly statements: readonly StatementVote[];
  readonly opaque: readonly OpaqueVote[];
  readonly holdings: Holdings;
}

/** A request, taken apart once for all that is asked about it. */
export interface Question {
  readonly request: Request;
  readonly action: ActionName;
  readonly segments: readonly string[] | undefined;
  /** Keys of which nothing is known when the request does not hold them, rather than that they are absent. */
  readonly unstated: readonly string[];
}

/** @param bindings the values of policy variables */
export function questionAbout(request: Request, bindings: Bindings, unstated: readonly string[] = []): Question {
  const action = toActionName(actionName(request.action));
  const segments = resourceSegments(request.resource);
  const bound = bindings === NO_BINDINGS ? segments : segments?.map((segment) => substitute(segment, bindings));
  return { request, action, segments: bound, unstated };
}

export function judge(holdings: Holdings, question: Question): Judgement {
  const { request, action, segments } = question;
  const statements: StatementVote[] = [];
  for (const held of holdings.rules.all) {
    const { rule, role } = held;
    const names = rule.matches(action, segments);
    if (names !== NEVER) statements.push({ held, role, names, ...conjunction(truthsOf(rule, question)) });
  }
  const opaque = holdings.opaque.flatMap((policyName) => opaqueVotes(policyName, opinionOf(policyName, request)));
  return { decision: commonDecision([...statements, ...opaque], holdings.bounded), statements, opaque, holdings };
}

/** The decision alone: the same as `judge`, without its record. */
export function decide(holdings: Holdings, question: Question): Decision {
  if (holdings.opaque.length > 0) return judge(holdings, question).decision;
  const tally = new Tally(holdings.bounded);
  for (const { rule, role } of holdings.rules.all) {
    const names = rule.matches(question.action, question.segments);
    if (names === NEVER) continue;
    if (names !== ALWAYS) return judge(holdings, question).decision;
    if (rule.clauses.length === 0) tally.count(role, ALWAYS, ALWAYS);
    else {
      const { must, may } = conjunction(truthsOf(rule, question));
      tally.count(role, must, may);
    }
  }
  return decisionOf(tally);
}

/** Whether a statement may apply to the request, under some reading. */
export function mayApply(rule: Rule, question: Question): boolean {
  const { action, segments } = question;
  return rule.matches(action, segments) !== NEVER && conjunction(truthsOf(rule, question)).may !== NEVER;
}

function truthsOf({ clauses }: Rule, { request, unstated }: Question): Truth[] {
  return clauses.map((clause) => {
    const value = valueOf(request, clause.key);
    return value === undefined && unstated.includes(clause.key) ? undefined : clause.truth(value);
  });
}

/** The value of a key; a key that the object inherits, such as `constructor`, is not the request's. */
export function valueOf({ context }: Pick<Request, 'context'>, key: string): Request['context'][string] | undefined {
  return Object.hasOwn(context, key) ? context[key] : undefined;
}

function opaqueVotes(policyName: string, opinion: Opinion | undefined): OpaqueVote[] {
  const vote = (role: 'allow' | 'deny'): OpaqueVote => ({
    policyName,
    role,
    names: ALWAYS,
    must: opinion === role ? ALWAYS : NEVER,
    may: opinion === role || opinion === undefined ? ALWAYS : NEVER,
  });
  return [vote('allow'), vote('deny')];
}

/** The common answer of all readings. */
function commonDecision(votes: readonly Vote[], bounded: boolean): Decision {
  const decisions = nameReadings(votes).map((reading) => decisionOf(accessUnder(reading, votes, bounded)));
  const [first = 'unknown'] = decisions;
  return decisions.every((decision) => decision === first) ? first : 'unknown';
}

function decisionOf({ must, may }: Access): Decision {
  return must === ALWAYS ? 'allow' : may === NEVER ? 'deny' : 'unknown';
}

/** Every reading of names: `accessUnder` gives what holds under each reading of values. */
export const NAME_READINGS: readonly number[] = Array.from({ length: 32 }, (_, reading) => reading);

/** The open questions on whose answers it depends whether something is sure, or possible, given that for each reading of names. */
export function openQuestionsOf(byNames: readonly Access[]): OpenQuestion[] {
  const tableOf = (holds: (one: Access) => boolean): TruthTable =>
    byNames.reduce((table, one, reading) => (holds(one) ? table | (1 << reading) : table), NEVER);
  const aboutNames = [tableOf(({ must }) => must === ALWAYS), tableOf(({ may }) => may === NEVER)];
  const aboutValues = byNames.flatMap(({ must, may }) => [must, may]);
  return [
    ...new Set([
      ...aboutNames.flatMap((table) => openQuestions(table, OPEN_NAMES)),
      ...aboutValues.flatMap((table) => openQuestions(table, OPEN_VALUES)),
    ]),
  ];
}
