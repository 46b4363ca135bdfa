import { type Comparison, type Explanation, type Grants, type Verdict, type Witness } from '../policy';
import { visible } from '../policy/parse/quoted';
import { reasonsWithNames, requestWords } from './decision-words';
import { type PolicyFile } from './policy-files';
import { jsonText } from './words';

/** What somebody holds before or after, and the files that say so. */
export interface Side {
  readonly files: readonly PolicyFile[];
  readonly boundary: PolicyFile | undefined;
  readonly grants: Grants;
}

/** A request on which the two sides differ, and why each decides as it does. */
interface Proof {
  readonly request: Witness;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface ComparisonReport {
  readonly verdict: Verdict;
  readonly gained: Proof | null;
  readonly lost: Proof | null;
  readonly reasons: readonly string[];
  readonly before: Side;
  readonly after: Side;
}

type Explain = (grants: Grants, request: Witness) => Explanation;

/** Puts together what is shown of a comparison. */
export function reportOf(comparison: Comparison, before: Side, after: Side, explain: Explain): ComparisonReport {
  const why = (side: Side, request: Witness): string[] => reasonsWithNames(explain(side.grants, request), side.files);
  const proof = (request: Witness | undefined): Proof | null =>
    request === undefined ? null : { request, before: why(before, request), after: why(after, request) };
  const { verdict, gained, lost, reasons } = comparison;
  return { verdict, gained: proof(gained), lost: proof(lost), reasons, before, after };
}

/** For scripts. Within `@1`, keys are only added. */
export function comparisonJson({ before, after, ...report }: ComparisonReport): string {
  const names = ({ files, boundary }: Side): object => ({
    documents: files.map(({ name }) => name),
    boundary: boundary?.name ?? null,
  });
  return jsonText({ schema: 'trtc-access/compare@1', ...report, before: names(before), after: names(after) });
}

/** For people: the verdict in one sentence, the request that proves it, and who decides it on each side. */
export function comparisonText({ verdict, gained, lost, reasons, before, after }: ComparisonReport): string {
  const subject = `${sideName(before)} → ${sideName(after)}: ${verdict.toUpperCase()}`;
  const [first, ...rest] = [gained && gainedLines(gained), lost && lostLines(lost)].filter((lines) => lines !== null);
  const [sentence = PLAIN[verdict], ...details] = first ?? [];
  const more = rest.flatMap(([line = '', ...why]) => [`  and ${line}`, ...why]);
  const lines = [`${subject} — ${sentence}`, ...details, ...more, ...reasons.map((reason) => `  ${visible(reason)}`)];
  return `${lines.join('\n')}\n`;
}

/** What a verdict says where no request is needed to prove it. */
const PLAIN: Readonly<Record<Verdict, string>> = {
  none: 'the documents are the same',
  equivalent: 'every request is decided as before, though the documents differ',
  narrowed: 'some requests are no longer allowed, and none is allowed that was not before',
  broadened: 'some requests are allowed now that were not before',
  incomparable: 'some requests are allowed now that were not before, and some are no longer',
  unknown: 'it cannot be told whether more is allowed',
};

function gainedLines(proof: Proof): string[] {
  return [`${requestWords(proof.request)} is allowed now and was not before`, ...whyLines(proof)];
}

function lostLines(proof: Proof): string[] {
  return [`${requestWords(proof.request)} was allowed before and is not now`, ...whyLines(proof)];
}

function whyLines({ before, after }: Proof): string[] {
  return [
    ...before.map((reason) => `  before: ${visible(reason)}`),
    ...after.map((reason) => `  after: ${visible(reason)}`),
  ];
}

function sideName({ files }: Side): string {
  return visible(files.length > 3 ? `${files.length} documents` : files.map(({ name }) => name).join(' + '));
}
