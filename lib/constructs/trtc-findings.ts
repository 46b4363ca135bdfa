import { TerraformStack, Token } from 'cdktf';
import { type IConstruct } from 'constructs';
import { closestName } from '../catalog/closest-name';
import { ruleIds } from '../catalog/rule-ids';
import { callSite } from './private/call-site';
import { Problems, quoted } from './private/problems';
import { purposeProblems } from './private/purpose';
import { StackSynthesis } from './private/synthesis/stack-synthesis';

/** That somebody accepts a finding of a review. */
export interface TrtcAcknowledgement {
  /** The finding's id, such as `administrator-preset`. */
  readonly finding: string;

  /** What it is about: the short hashes that the review shows. What is added later has another hash, and is not covered. */
  readonly subjects: readonly string[];

  /** Why it is accepted. */
  readonly reason: string;

  /** Who answers for it, such as a team. */
  readonly owner: string;

  /** The last day on which it is accepted, as `YYYY-MM-DD`. Then the finding comes back. */
  readonly until: string;
}

/**
 * What a review finds about a construct, and what its authors say to that.
 *
 * @example
 * TrtcFindings.of(binding).acknowledge({
 *   finding: 'administrator-preset',
 *   subjects: ['Zk3v9QmT1aXe', 'pL0dW2sYcB7u'],
 *   reason: 'break glass', owner: 'rtc-platform', until: '2027-01-31',
 * });
 */
export class TrtcFindings {
  /** Those about a construct and everything beneath it. */
  public static of(construct: IConstruct): TrtcFindings {
    return new TrtcFindings(construct);
  }

  private constructor(private readonly construct: IConstruct) {}

  /**
   * Accepts a finding: it no longer closes the gate, and the review shows who accepted it.
   *
   * @throws when the finding is unknown, or something is missing
   */
  public acknowledge(acknowledgement: TrtcAcknowledgement): void {
    const { path, scopes } = this.construct.node;
    const site = callSite();
    const problems = new Problems(site === undefined ? path : `${path} (${site})`);
    if (!scopes.some((scope) => TerraformStack.isStack(scope))) {
      problems.add('it is not inside a stack, so no resource would carry it; acknowledge on what a stack holds');
    }
    problems.add(...acknowledgementProblems(acknowledgement)).throwIfAny();
    const { finding, subjects, reason, owner, until } = acknowledgement;
    const acknowledged = { finding, subjects: [...subjects].sort(), reason, owner, until };
    StackSynthesis.of(this.construct).notes.acknowledge(this.construct, acknowledged);
  }
}

function acknowledgementProblems({ finding, subjects, reason, owner, until }: TrtcAcknowledgement): string[] {
  return [
    ...findingProblems(finding),
    ...(subjects.length === 0 ? ['`subjects` is empty; copy them from the review'] : []),
    ...subjects
      .filter((one) => !SUBJECT.test(one))
      .map((one) => `subject ${quoted(one)} is none; copy it from the review`),
    ...purposeProblems({ reason, owner, validUntil: until }).map((problem) => problem.replace('validUntil', 'until')),
  ];
}

const SUBJECT = /^[\w-]{12}$/;

function findingProblems(finding: string): string[] {
  if (ruleIds.includes(finding)) return [];
  if (Token.isUnresolved(finding)) return ['finding is known to Terraform only; write it out'];
  const closest = closestName(finding, ruleIds);
  const hint = closest === undefined ? `use one of ${ruleIds.join(', ')}` : `did you mean \`${closest}\``;
  return [`finding ${quoted(finding)} is unknown; ${hint}`];
}
