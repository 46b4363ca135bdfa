import Ajv from 'ajv';
import fc from 'fast-check';
import * as schema from '../../schema/review-1.json';
import { readPlan } from '../../lib/access';
import { jsonReport } from '../../lib/report/json';
import { type Review, reviewPlan } from '../../lib/review';
import { recordedPlan, recordings } from '../access/recordings';
import { hostile, poisoned } from './hostile';
import { everything } from './review';

const validate = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }).compile(schema);

function problems(review: unknown): string[] {
  return validate(review) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}

/** Every place in a review, as the way to it; what is in a request's context is up to whoever wrote the policy. */
function places(value: unknown, way: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null || way.at(-1) === 'context') return [way];
  return [
    way,
    ...Object.keys(value).flatMap((key) =>
      places((value as Record<string, unknown>)[key], [...way, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** The review with another value at a place, or without what is there. */
function changed(
  way: readonly (string | number)[],
  change: (parent: Record<string | number, unknown>, key: string | number) => void,
): Review {
  const review = structuredClone(everything()) as unknown as Record<string | number, unknown>;
  let parent = review;
  for (const key of way.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  change(parent, way.at(-1)!);
  return review as unknown as Review;
}

const ALL = places(everything()).filter(({ length }) => length > 0);
const KEYS = ALL.filter((way) => typeof way.at(-1) === 'string');

describe('the JSON report', () => {
  test('has the keys of the contract first of all', () => {
    expect(Object.keys(JSON.parse(jsonReport(everything())) as Review)).toEqual(
      expect.arrayContaining([
        'schema',
        'mode',
        'verdict',
        'gate',
        'principals',
        'credentials',
        'findings',
        'coverage',
      ]),
    );
    expect(problems(everything())).toEqual([]);
  });

  test.each(recordings)('of %s is what the schema says', (name) => {
    const review = reviewPlan(readPlan(recordedPlan(name)), { today: '2026-11-24' });
    expect(problems(JSON.parse(jsonReport(review)))).toEqual([]);
  });

  test('is what the schema says, whatever the names are', () => {
    fc.assert(
      fc.property(hostile, (text) => expect(problems(JSON.parse(jsonReport(poisoned(text))))).toEqual([])),
      { numRuns: 30 },
    );
  });

  test('may have more keys than the schema knows', () => {
    expect(problems({ ...everything(), later: 1 })).toEqual([]);
  });
});

describe('the schema', () => {
  test('fails a review that lacks any key', () => {
    const passing = KEYS.filter((way) => problems(changed(way, (parent, key) => delete parent[key])).length === 0);
    expect(passing.map((way) => way.join('.'))).toEqual([]);
  });

  test('fails a review with a value of another kind anywhere', () => {
    const other = (value: unknown): unknown => {
      if (typeof value === 'string' || value === null) return 7;
      if (Array.isArray(value)) return {};
      return typeof value === 'number' ? 'many' : [];
    };
    // A condition may compare with a number as well as with a text.
    const passing = ALL.filter((way) => !way.includes('values')).filter(
      (way) => problems(changed(way, (parent, key) => (parent[key] = other(parent[key])))).length === 0,
    );
    expect(passing.map((way) => way.join('.'))).toEqual([]);
  });

  test.each([
    ['a verdict without its proof', ['principals', 0, 'gained'], null],
    ['a proof of what cannot be told', ['principals', 2, 'lost'], { action: 'a:b', resource: '*', context: {} }],
    ['a word that is no verdict', ['verdict'], 'fine'],
    ['an event of another name', ['credentials', 0, 'event'], 'key-made'],
    ['a gate that is closed by nothing', ['gate', 'closedBy'], []],
    ['a gate that is open and closed', ['gate', 'state'], 'open'],
    ['a fingerprint that is cut off', ['fingerprint'], '7c1f09ab'],
    ['another version', ['schema'], 'trtc-access/review@2'],
    ['a negative number of things', ['coverage', 'read'], -1],
  ] as const)('fails %s', (_, way, value) => {
    expect(problems(changed(way, (parent, key) => (parent[key] = value)))).not.toEqual([]);
  });
});
