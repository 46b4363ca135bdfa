import { type Account } from '../../access';
import { digestOf } from '../../access/model/digest';
import { type Pair } from '../pairs';
import { type Finding, type Review, type RulesRun } from '../review';
import { AccountView } from './account-view';
import { answerTo, namesAny } from './answer';
import { isDay } from '../../access/model/day';
import { type Need, type Rule, type Violation } from './rule';

/** What findings depend on beside the change. */
export interface FindingOptions {
  readonly mode: Review['mode'];
  readonly rules: readonly Rule[];
  readonly today?: string;
  /** List what was there before too. */
  readonly standing: boolean;
}

/**
 * What rules find in the accounts after a change.
 *
 * What was there before is standing: it is counted, and does not hold up a change that has nothing to do with it. It
 * counts again when it was acknowledged and no longer is, for then somebody has promised to look at it now.
 */
export function findingsOf(
  accounts: readonly Pair<Account>[],
  options: FindingOptions,
): { readonly findings: Finding[]; readonly rules: RulesRun } {
  const { today, mode, standing } = options;
  if (today !== undefined && !isDay(today)) throw new RangeError(`today \`${today}\` is no day; write \`YYYY-MM-DD\``);
  const lacking = new Map<Need, string>([
    ...(today === undefined ? [['today', 'no date is given'] as const] : []),
    ...(mode !== 'synth' && !isDeclared(accounts)
      ? [
          [
            'declarations',
            'nothing that was read says what declares a grant; beside a plan, give the synth of its code',
          ] as const,
        ]
      : []),
  ]);
  const notRun = options.rules.flatMap(({ id, needs = [] }) => {
    const why = needs.flatMap((need) => lacking.get(need) ?? []);
    return why.length === 0 ? [] : [{ id, why: why.join('; ') }];
  });
  const left = new Set(notRun.map(({ id }) => id));
  const run = options.rules.filter(({ id }) => !left.has(id));
  const found = accounts.flatMap((account) => inAccount(account, run, today));
  return {
    findings: found.filter((finding) => standing || !finding.standing).sort(byWeight),
    rules: { standing: found.filter((finding) => finding.standing).length, notRun },
  };
}

function inAccount(
  { key, before, after }: Pair<Account>,
  rules: readonly Rule[],
  today: string | undefined,
): Finding[] {
  if (after === undefined) return [];
  const was = before === undefined ? undefined : new AccountView(before, today);
  const is = new AccountView(after, today, was);
  return rules.flatMap((rule) => {
    const violations = violationsOf(rule, is);
    if (!Array.isArray(violations)) return [failed(rule, violations, key)];
    if (violations.length === 0) return [];
    const known = new Known(rule, was);
    return violations.map((violation) => finding(rule, violation, known, key, today));
  });
}

function violationsOf(rule: Rule, view: AccountView): Violation[] | { readonly error: unknown } {
  try {
    return [...rule.check(view)];
  } catch (error) {
    return { error };
  }
}

function subjectsOf({ id }: Rule, { about }: Violation): string[] {
  return [...new Set(about.map((one) => digestOf([id, one]).slice(0, 12)))].sort();
}

/** What a rule found before the change. */
class Known {
  private readonly subjects = new Set<string>();
  private readonly acknowledged = new Set<string>();

  public constructor(rule: Rule, before: AccountView | undefined) {
    const violations = before === undefined ? [] : violationsOf(rule, before);
    // Where the rule failed nothing is known to have been there, so everything counts as new.
    for (const violation of Array.isArray(violations) ? violations : []) {
      for (const subject of subjectsOf(rule, violation)) {
        this.subjects.add(subject);
        if (namesAny(violation.origin, rule.id, subject)) this.acknowledged.add(subject);
      }
    }
  }

  /** Whether all of it was there. */
  public isOld(subjects: readonly string[]): boolean {
    return subjects.length > 0 && subjects.every((subject) => this.subjects.has(subject));
  }

  public wasAcknowledged(subjects: readonly string[]): boolean {
    return subjects.some((subject) => this.acknowledged.has(subject));
  }
}

function finding(rule: Rule, violation: Violation, known: Known, account: string, today: string | undefined): Finding {
  const { origin, message } = violation;
  const subjects = subjectsOf(rule, violation);
  const { acknowledged, objection, ended } = answerTo({ id: rule.id, subjects }, origin, today);
  const promised = acknowledged === null && (ended || known.wasAcknowledged(subjects));
  const standing = known.isOld(subjects) && !promised;
  return {
    id: rule.id,
    severity: standing ? 'note' : rule.severity,
    message: objection === undefined || standing ? message : `${message}; ${objection}`,
    account,
    address: origin.address,
    source: origin.source ?? null,
    subjects,
    standing,
    acknowledged,
  };
}

/** A rule with a defect must not pass for one that found nothing. */
function failed(rule: Rule, { error }: { readonly error: unknown }, account: string): Finding {
  const why = error instanceof Error ? error.message : String(error);
  return {
    id: 'rule-failed',
    severity: 'error',
    message: `the rule \`${rule.id}\` failed, so what it would have found is not known: ${why}`,
    account,
    address: '',
    source: null,
    subjects: [],
    standing: false,
    acknowledged: null,
  };
}

/** Whether any source line, reason or the like was read at all. */
function isDeclared(accounts: readonly Pair<Account>[]): boolean {
  return accounts.some(({ after }) => after?.attachments.some(({ origin }) => origin.path !== undefined));
}

const WEIGHT: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, note: 2 };

function byWeight(a: Finding, b: Finding): number {
  return WEIGHT[a.severity] - WEIGHT[b.severity] || compareText(sortKey(a), sortKey(b));
}

function sortKey({ id, account, address, message }: Finding): string {
  return JSON.stringify([id, account, address, message]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
