import { type Account, type Policy } from '../access';
import { type Comparison, type Grants } from '../policy';
import { nameOf } from './causes';
import { compareBeside } from './compare-beside';
import { type Pair, pairs } from './pairs';
import { documentChange } from './document-change';
import { type DocumentChange, type PolicyReview } from './review';
import { mayGrow } from './severity';

/**
 * How the documents of custom policies change, for whoever else holds them: an attachment made in the console is seen by
 * no reader.
 */
export function policyReviews({ key, before, after }: Pair<Account>): PolicyReview[] {
  return pairs(before?.policies ?? [], after?.policies ?? [], (policy) => policy.key).flatMap((pair) => {
    const compared = comparePolicy(pair);
    const policy = pair.after?.declared === undefined ? pair.before : pair.after;
    if (compared === undefined || compared.verdict === 'none' || policy?.declared === undefined) return [];
    const { verdict, gained, lost, reasons } = compared;
    const { address, source } = policy.declared.origin;
    return [
      {
        account: key,
        kind: 'policy' as const,
        name: nameOf(policy),
        verdict,
        gained: gained ?? null,
        lost: lost ?? null,
        reasons,
        document: changeOf(pair),
        because: [],
        address,
        source: source ?? null,
      },
    ];
  });
}

function changeOf({ before, after }: Pair<Policy>): DocumentChange | null {
  const [was, is] = [before, after].map((policy) =>
    policy?.document.state === 'read' ? policy.document.document : undefined,
  );
  const isKnown = was !== undefined && (is !== undefined || after?.declared === undefined);
  return isKnown ? documentChange(was, is) : null;
}

function comparePolicy({ before, after }: Pair<Policy>): Comparison | undefined {
  // What is new is held by nobody yet, unless it only is new here.
  if (before === undefined) return after?.declared?.origin.importing === true ? comparedWhenAdopted(after) : undefined;
  if (after?.declared !== undefined) return compareDocuments(before, after);
  return before.declared === undefined ? undefined : comparedWhenGone(before);
}

function compareDocuments(before: Policy, after: Policy): Comparison | undefined {
  if (before.document.digest === after.document.digest) return undefined;
  const [was, is] = [before, after].map(grantsOf) as [Grants | string, Grants | string];
  if (typeof was === 'object' && typeof is === 'object') return compareBeside(was, is, false);
  return { verdict: 'unknown', reasons: [was, is].filter((problem) => typeof problem === 'string') };
}

function comparedWhenAdopted(is: Policy): Comparison {
  const grants = grantsOf(is);
  const reason = 'it exists already, and what its document says today was not read';
  return { verdict: 'unknown', reasons: typeof grants === 'string' ? [reason, grants] : [reason] };
}

/** A policy that goes takes its attachments along. That is news only where it held something back that others allow. */
function comparedWhenGone(was: Policy): Comparison | undefined {
  const grants = grantsOf(was);
  if (typeof grants === 'string') {
    return { verdict: 'unknown', reasons: [`what \`${nameOf(was)}\` denied is not known`, grants] };
  }
  const compared = compareBeside(grants, { documents: [] }, false);
  return mayGrow(compared.verdict) ? compared : undefined;
}

/** What a policy grants, or why that cannot be told. */
function grantsOf({ document }: Policy): Grants | string {
  switch (document.state) {
    case 'read':
      return { documents: [document.document] };
    case 'refused':
      return `the document is outside of the language that CAM documents: ${document.problem}`;
    case 'unknown':
      return `the document is not known: it is \`${document.unknown.expression}\``;
  }
}
