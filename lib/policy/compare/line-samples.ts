import { type Clause } from '../condition/clause';
import { exactNumber } from '../condition/exact-number';
import { parseInstant, requestInstant } from '../condition/instant';
import { type Samples } from './sample';

const DAY = 86_400_000;

/** Each number that the clauses name, and one in each gap between them. */
export function numberSamples(clauses: readonly Clause[]): Samples {
  return lineSamples(pointsOf(clauses, exactNumber), {
    step: 1,
    format: (number) => number,
    between: shortest,
  });
}

/** Each moment that the clauses name, and one in each gap between them. */
export function instantSamples(clauses: readonly Clause[]): Samples {
  return lineSamples(
    pointsOf(clauses, (value) => parseInstant(String(value))),
    {
      step: DAY,
      format: formatInstant,
      between: (low, high) => (high - low > 1 ? Math.floor((low + high) / 2) : low + 0.5),
    },
  );
}

/** The moment as a request holds it: half a millisecond stands for what is finer. */
function formatInstant(instant: number): string | undefined {
  const whole = new Date(Math.floor(instant)).toISOString();
  const text = Number.isInteger(instant) ? whole.replace('.000Z', 'Z') : whole.replace('Z', '5Z');
  return requestInstant(text) === instant ? text : undefined;
}

interface Line {
  /** A distance that reads well. */
  readonly step: number;
  /** The value of a request; `undefined` when a request cannot hold it. */
  readonly format: (point: number) => string | number | undefined;
  readonly between: (low: number, high: number) => number;
}

function pointsOf(
  clauses: readonly Clause[],
  read: (value: string | number | boolean) => number | undefined,
): number[] {
  const points = clauses.flatMap(({ values }) => values.map(read)).filter((point) => point !== undefined);
  return [...new Set(points)].sort((a, b) => a - b);
}

/** The line is continuous: there is a gap between any two points, before the first and after the last. */
function lineSamples(points: readonly number[], { step, format, between }: Line): Samples {
  const gaps = points.map((low, at) => {
    const high = points[at + 1];
    const near = low + step;
    return near > low && (high === undefined || near < high) ? near : between(low, high ?? Number.MAX_VALUE);
  });
  const [first = 0] = points;
  const before = first - step < first ? first - step : between(-Number.MAX_VALUE, first);
  const inGaps = [before, ...gaps].map((value, at) => {
    const inside =
      (at === 0 || value > (points[at - 1] as number)) && (at >= points.length || value < (points[at] as number));
    return inside ? format(value) : undefined;
  });
  const values = [...points.map(format), ...inGaps];
  const scalars = values.filter((value) => value !== undefined).map((value) => ({ value }));
  return values.includes(undefined)
    ? { scalars, gap: 'values lie so close that no request tells them apart' }
    : { scalars };
}

/** The number between two others that has the fewest digits. */
function shortest(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  for (let digits = 1; digits <= 16; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (rounded > low && rounded < high) return rounded;
  }
  return middle;
}
