import { findGain, gainFinder, type Gain } from '../oracle/gain';
import { ANY_OPINION, type Reading, readingsOf } from '../oracle/reading';
import { type Engine, type Problem, type Verdict } from './engine';
import { judgeDecision } from './judge-decision';
import { judgeWitness } from './judge-witness';
import { type Pair } from './near-equal-pair';
import { requestAbout } from './request-about';

/** What the oracle thinks of the engine's answers about one pair. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly problems: readonly Problem[];
  /** Requests that `evaluate` was asked about, and those that it left open although all readings agree. */
  readonly asked: number;
  readonly leftOpen: number;
}

const NOTHING_GAINED: readonly Verdict[] = ['none', 'equivalent', 'narrowed'];
const NOTHING_LOST: readonly Verdict[] = ['none', 'equivalent', 'broadened'];

export function judge(engine: Engine, { before, after }: Pair): Judgement {
  const { verdict, gained, lost } = engine.compareAccess(before, after);
  const problems: Problem[] = [];
  const refute = (kind: Problem['kind'], gain: Gain | undefined): void => {
    if (gain) problems.push({ kind, says: verdict, ...gain });
  };
  if (NOTHING_GAINED.includes(verdict)) refute('false no gain', findGain(before, after, ANY_OPINION));
  // A new policy that nobody has read is taken to give, not to take away: losses do not open a gate.
  if (NOTHING_LOST.includes(verdict)) refute('false no loss', findGain(after, before, ['silent', 'allow']));
  if (verdict === 'broadened' || verdict === 'incomparable') {
    problems.push(...judgeWitness(engine, 'gained', gained, before, after));
  }
  if (verdict === 'narrowed' || verdict === 'incomparable') {
    problems.push(...judgeWitness(engine, 'lost', lost, after, before));
  }
  const request = requestAbout({ before, after });
  const decisions = [before, after].map((grants) => judgeDecision(engine, grants, request));
  return {
    verdict,
    problems: [...problems, ...decisions.flatMap(({ problem }) => problem ?? [])],
    asked: decisions.length,
    leftOpen: decisions.filter(({ leftOpen }) => leftOpen).length,
  };
}

/** Whether all readings give the same verdict, so that an unknown was not needed. */
export function isSettled({ before, after }: Pair): boolean {
  const [gain, loss] = [gainFinder(before, after), gainFinder(after, before)];
  const [first, ...others] = readingsOf([before, after], ANY_OPINION);
  const gainsAndLosses = (reading: Reading): string =>
    [gain(reading) !== undefined, loss(reading) !== undefined].join();
  const common = first && gainsAndLosses(first);
  return others.every((reading) => gainsAndLosses(reading) === common);
}
