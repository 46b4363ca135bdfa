import { type Problem, type Verdict } from './engine';
import { type Judgement } from './judge';

/** Counts over many judgements. */
export class Tally {
  private readonly verdicts = new Map<Verdict, number>();
  private readonly problems = new Map<Problem['kind'], number>();
  private pairs = 0;
  private avoidable = 0;
  private asked = 0;
  private leftOpen = 0;

  /** @param avoidable the verdict is unknown although all readings agree on one */
  add(judgement: Judgement, avoidable: boolean): void {
    this.pairs++;
    this.verdicts.set(judgement.verdict, (this.verdicts.get(judgement.verdict) ?? 0) + 1);
    for (const { kind } of judgement.problems) this.problems.set(kind, (this.problems.get(kind) ?? 0) + 1);
    this.avoidable += avoidable ? 1 : 0;
    this.asked += judgement.asked;
    this.leftOpen += judgement.leftOpen;
  }

  toString(): string {
    const share = (count: number, of: number): string =>
      `${count} (${of === 0 ? 0 : ((100 * count) / of).toFixed(2)} %)`;
    const list = (counts: ReadonlyMap<string, number>): string =>
      [...counts]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, count]) => `${name} ${share(count, this.pairs)}`)
        .join(', ');
    return [
      `${this.pairs} pairs: ${list(this.verdicts)}`,
      `  unknown although all readings agree: ${share(this.avoidable, this.pairs)}`,
      `  requests put to evaluate: ${this.asked}, unknown although all readings agree: ${share(this.leftOpen, this.asked)}`,
      `  problems: ${this.problems.size === 0 ? 'none' : list(this.problems)}`,
    ].join('\n');
  }
}
