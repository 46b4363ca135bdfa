import { type Account, type Policy } from '../access';
import { type Comparison, compareAccess, type Grants } from '../policy';
import { nameOf } from './causes';
import { type Pair, pairs } from './pairs';
import { type PolicyReview } from './review';

/**
 * How the documents of custom policies change, for whoever else holds them: an attachment made in the console is seen by
 * no reader.
 */
export function policyReviews({ key, before, after }: Pair<Account>): PolicyReview[] {
  return pairs(before?.policies ?? [], after?.policies ?? [], (policy) => policy.key).flatMap(
    ({ before: was, after: is }) => {
      // What is new is held by nobody yet, and what goes takes its attachments along.
      if (was === undefined || is?.declared === undefined || was.document.digest === is.document.digest) return [];
      const { verdict, gained, lost, reasons } = compareDocuments(was, is);
      if (verdict === 'none') return [];
      const { address, source } = is.declared.origin;
      return [
        {
          account: key,
          kind: 'policy' as const,
          name: nameOf(is),
          verdict,
          gained: gained ?? null,
          lost: lost ?? null,
          reasons,
          address,
          source: source ?? null,
        },
      ];
    },
  );
}

function compareDocuments(before: Policy, after: Policy): Comparison {
  const [was, is] = [before, after].map(grantsOf) as [Grants | string, Grants | string];
  if (typeof was === 'object' && typeof is === 'object') return compareAccess(was, is);
  return { verdict: 'unknown', reasons: [was, is].filter((problem) => typeof problem === 'string') };
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
