import { type Grants, type Request } from './grants';
import { accessUnder } from './semantics/access';
import {
  type Decision,
  judge,
  type Judgement,
  NAME_READINGS,
  openQuestionsOf,
  type StatementVote,
  valueOf,
} from './semantics/decision';
import { holdingsOf, type Role, type StatementPlace } from './semantics/holdings';
import { ALWAYS, NEVER, questionReason } from './semantics/reading';
import { worldsOfRequest } from './semantics/worlds';

export type { StatementPlace } from './semantics/holdings';

/** Why a request is decided as it is. */
export interface Explanation {
  readonly decision: Decision;
  /** The statement that decided. Absent when no single one did: nothing allows the request, or the answer is unknown. */
  readonly decidedBy?: StatementPlace;
  /** Sentences for people; at least one. */
  readonly reasons: readonly string[];
}

/** Decides a request as `evaluate` does, and says which statement of which document decided, or what makes it unknown. */
export function explain(grants: Grants, request: Request): Explanation {
  const { bindings, unknown, complete } = worldsOfRequest(grants, request);
  const judgements = bindings.map((world) => judge(holdingsOf(grants, world), request, world));
  const [first] = judgements as [Judgement, ...Judgement[]];
  const agreed = complete && judgements.every(({ decision }) => decision === first.decision);
  if (!agreed) {
    const variables = unknown.map((name) => `\`${name}\``).join(', ');
    return { decision: 'unknown', reasons: [`it depends on ${variables}, which the request's context does not hold`] };
  }
  if (first.decision === 'unknown') return { decision: 'unknown', reasons: doubts(first, request) };
  const decider = first.statements.find(
    ({ role, names, must }) => role === first.decision && names === ALWAYS && must === ALWAYS,
  );
  if (decider === undefined) return { decision: first.decision, reasons: withoutDecider(first, request) };
  const { place } = decider.held;
  return { decision: first.decision, decidedBy: place, reasons: [`${placeName(place)} ${VERBS[decider.role]} it`] };
}

const VERBS: Readonly<Record<Role, string>> = { allow: 'allows', deny: 'denies', bound: 'permits' };

/** The place in words, counted from one. */
function placeName({ policy, document, statement }: StatementPlace): string {
  return `statement ${statement + 1} of ${policy === 'boundary' ? 'the boundary' : `document ${document + 1}`}`;
}

function doubts(judgement: Judgement, request: Request): string[] {
  const { statements, opaque, holdings } = judgement;
  const votes = [...statements, ...opaque];
  const open = openQuestionsOf(NAME_READINGS.map((reading) => accessUnder(reading, votes, holdings.bounded)));
  const questions = open.map(questionReason);
  const values = statements.flatMap((vote) => incomparable(vote, request));
  const unpinned = opaque.filter(({ role, must, may }) => role === 'allow' && must !== may);
  const policies = unpinned.map(
    ({ policyName }) => `the document of \`${policyName}\` is not known: it may allow or deny this`,
  );
  return [...new Set([...questions, ...values, ...policies])];
}

function incomparable({ held }: StatementVote, request: Request): string[] {
  return held.rule.clauses
    .filter((clause) => clause.truth(valueOf(request, clause.key)) === undefined)
    .map(
      ({ key, source }) =>
        `${placeName(held.place)} cannot compare the value of \`${key}\` with \`${source.operator}\``,
    );
}

/** Why a request is decided although no single statement decides it for sure. */
function withoutDecider({ decision, statements, holdings }: Judgement, request: Request): string[] {
  if (decision === 'allow')
    return ['however the open questions are answered, some statement allows it and none denies it'];
  const unmet = statements
    .filter(({ role, may }) => role !== 'deny' && may === NEVER)
    .map((vote) => `${placeName(vote.held.place)} ${VERBS[vote.role]} it, but ${unmetClause(vote, request)}`);
  const can = (role: Role): boolean => statements.some((vote) => vote.role === role && vote.may !== NEVER);
  if (!can('allow')) return ['no statement allows it', ...unmet];
  if (holdings.bounded && !can('bound')) return ['the permissions boundary does not permit it', ...unmet];
  return ['however the open questions are answered, no statement allows it or some statement denies it'];
}

function unmetClause({ held }: StatementVote, request: Request): string {
  const clause = held.rule.clauses.find((one) => one.truth(valueOf(request, one.key)) === NEVER);
  return clause === undefined
    ? 'its conditions are not met together'
    : `\`${clause.source.operator}\` on \`${clause.key}\` is not met`;
}
