import { type Request } from '../grants';
import { actionName } from '../pattern/action-pattern';
import { resourceSegments } from '../pattern/resource-pattern';
import { type Access, accessUnder, conjunction, nameReadings, type Vote } from './access';
import { type HeldRule, type Holdings } from './holdings';
import { type Opinion, opinionOf } from './opaque-policy';
import { ALWAYS, NEVER, type OpenQuestion, OPEN_NAMES, OPEN_VALUES, openQuestions, type TruthTable } from './reading';
import { toActionName } from './rule';
import { type Bindings, substitute } from './variables';

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

/**
 * @param bindings the values of policy variables
 * @param unstated keys of which nothing is known when the request does not hold them, rather than that they are absent
 */
export function judge(
  holdings: Holdings,
  request: Request,
  bindings: Bindings,
  unstated: readonly string[] = [],
): Judgement {
  const action = toActionName(actionName(request.action));
  const segments = resourceSegments(request.resource)?.map((segment) => substitute(segment, bindings));
  const statements: StatementVote[] = [];
  for (const held of holdings.rules) {
    const { rule, role } = held;
    let names = rule.matchesAction(action);
    if (names !== NEVER) names &= rule.matchesResource(segments);
    if (names === NEVER) continue;
    const truths = rule.clauses.map((clause) => {
      const value = valueOf(request, clause.key);
      return value === undefined && unstated.includes(clause.key) ? undefined : clause.truth(value);
    });
    statements.push({ held, role, names, ...conjunction(truths) });
  }
  const opaque = holdings.opaque.flatMap((policyName) => opaqueVotes(policyName, opinionOf(policyName, request)));
  return { decision: decide([...statements, ...opaque], holdings.bounded), statements, opaque, holdings };
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
export function decide(votes: readonly Vote[], bounded: boolean): Decision {
  let common: Decision | undefined;
  for (const reading of nameReadings(votes)) {
    const { must, may } = accessUnder(reading, votes, bounded);
    const decision = must === ALWAYS ? 'allow' : may === NEVER ? 'deny' : 'unknown';
    if (decision === 'unknown' || (common !== undefined && common !== decision)) return 'unknown';
    common = decision;
  }
  return common ?? 'unknown';
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
