import { type Origin } from '../../access';
import { type Acknowledged } from '../review';
import { isDay } from '../../access/model/day';

/** What the code answers to a finding. */
export interface Answer {
  readonly acknowledged: Acknowledged | null;
  /**
   * Why what the code says does not count.
   *
   * @default - it says nothing, or it counts
   */
  readonly objection?: string;
  /** Exactly this was acknowledged, and that has ended or may have. */
  readonly ended: boolean;
}

/** Whether the code acknowledges a finding: all that it is about, today. */
export function answerTo(
  finding: { readonly id: string; readonly subjects: readonly string[] },
  { acknowledgements = [] }: Origin,
  today: string | undefined,
): Answer {
  const said = acknowledgements.filter((one) => one.finding === finding.id);
  if (said.length === 0 || finding.subjects.length === 0) return { acknowledged: null, ended: false };
  const covering = said.filter(({ subjects }) => finding.subjects.every((subject) => subjects.includes(subject)));
  if (covering.length === 0) {
    return { acknowledged: null, objection: 'what is acknowledged here is something else', ended: false };
  }
  const [last] = [...covering].sort((a, b) => (a.until < b.until ? 1 : -1));
  const { reason, owner, until } = last!;
  if (today === undefined) {
    const objection = `whether its acknowledgement until \`${until}\` still holds cannot be told without a date`;
    return { acknowledged: null, objection, ended: true };
  }
  if (!isDay(until) || until < today) {
    return { acknowledged: null, objection: `its acknowledgement ended on \`${until}\``, ended: true };
  }
  return { acknowledged: { reason, owner, until }, ended: false };
}

/** Whether the code has acknowledged a subject, whenever that ends. */
export function namesAny({ acknowledgements = [] }: Origin, id: string, subject: string): boolean {
  return acknowledgements.some(({ finding, subjects }) => finding === id && subjects.includes(subject));
}
