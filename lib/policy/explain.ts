import { type Grants, type Request } from './grants';
import { accessUnder } from './semantics/access';
import {
  type Decision,
  judge,
  type Judgement,
  NAME_READINGS,
  openQuestionsOf,
  questionAbout,
  type StatementVote,
  valueOf,
} from './semantics/decision';
import { type HeldRule, type Role } from './semantics/held-rule';
import { Holdings } from './semantics/holdings';
import { ALWAYS, NEVER, questionReason } from './semantics/reading';
import { worldsOfRequest } from './semantics/worlds';

/** Where a statement stands. */
export interface StatementPlace {
  /** In one of the documents, or in the permissions boundary. */
  readonly policy: 'document' | 'boundary';
  /** Place in the list of documents; 0 for the boundary. */
  readonly document: number;
  /** Place in the document's list of statements. */
  readonly statement: number;
}

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
  const judgements = bindings.map((world) => judge(new Holdings(grants, world), questionAbout(request, world)));
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
  const place = placeOf(decider.held, first.holdings);
  return { decision: first.decision, decidedBy: place, reasons: [`${placeName(place)} ${VERBS[decider.role]} it`] };
}

const VERBS: Readonly<Record<Role, string>> = { allow: 'allows', deny: 'denies', bound: 'permits' };

function placeOf(held: HeldRule, { documents, boundary }: Holdings): StatementPlace {
  const document = documents.findIndex(({ attached }) => attached.all.includes(held));
  if (document < 0) return { policy: 'boundary', document: 0, statement: boundary?.bounding.all.indexOf(held) ?? 0 };
  return { policy: 'document', document, statement: documents[document]?.attached.all.indexOf(held) ?? 0 };
}

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
    .map(({ doubt }) => doubt);
}

/** Why a request is decided although no single statement decides it for sure. */
function withoutDecider({ decision, statements, holdings }: Judgement, request: Request): string[] {
  if (decision === 'allow')
    return ['however the open questions are answered, some statement allows it and none denies it'];
  const unmet = statements
    .filter(({ role, may }) => role !== 'deny' && may === NEVER)
    .map(
      (vote) => `${placeName(placeOf(vote.held, holdings))} ${VERBS[vote.role]} it, but ${unmetClause(vote, request)}`,
    );
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
