import {
  compareAccess,
  evaluate,
  type Grants,
  type PolicyDocument,
  type PolicyStatement,
  type Request,
} from '../../../lib/policy';
import { decide } from '../oracle/decide';
import { findGain, gainFinder } from '../oracle/gain';
import { ANY_OPINION, reading, readingsOf } from '../oracle/reading';
import { conditions, families, micro, openEnded, realistic, type Alphabet } from './alphabet';
import { type Engine, type Verdict } from './engine';
import { runPairs } from './pairs-run';
import { Tally } from './tally';

/** An engine that knows one reading and takes it for the truth. */
const credulous: Engine = {
  evaluate: (grants, request) => (decide(reading(), grants, request) ? 'allow' : 'deny'),
  compareAccess: (before, after) => {
    const gain = gainFinder(before, after)(reading());
    const loss = gainFinder(after, before)(reading());
    const verdict = gain ? (loss ? 'incomparable' : 'broadened') : loss ? 'narrowed' : 'equivalent';
    return { verdict, ...(gain && { gained: gain.request }), ...(loss && { lost: loss.request }) };
  },
};

/** An engine that knows all readings, at the oracle's speed. */
const careful: Engine = {
  evaluate: (grants, request) => {
    const decisions = new Set(readingsOf([grants], ANY_OPINION).map((one) => decide(one, grants, request)));
    return decisions.size > 1 ? 'unknown' : decisions.has(true) ? 'allow' : 'deny';
  },
  compareAccess: (before, after) => {
    const { verdict, gained, lost } = credulous.compareAccess(before, after);
    const readings = readingsOf([before, after], ANY_OPINION);
    const holds = (witness: Request | undefined, without: Grants, within: Grants): boolean =>
      witness === undefined
        ? findGain(without, within, ANY_OPINION) === undefined
        : readings.every(
            (one) => !one.addressAndTimeAreThere && !decide(one, without, witness) && decide(one, within, witness),
          );
    return holds(gained, before, after) && holds(lost, after, before)
      ? { verdict, ...(gained && { gained }), ...(lost && { lost }) }
      : { verdict: 'unknown' };
  },
};

function findsFault(engine: Engine, family: Alphabet): string | undefined {
  return runPairs(engine, family, { pairs: 400, seed: 1 });
}

const always = (verdict: Verdict, witness?: Request): Engine => ({
  ...careful,
  compareAccess: () => ({ verdict, ...(witness && { gained: witness, lost: witness }) }),
});

/** `lib/policy`, blind to something. */
const blindTo = (hide: (grants: Grants) => Grants): Engine => ({
  evaluate,
  compareAccess: (before, after) => compareAccess(hide(before), hide(after)),
});

const inStatements = (edit: (one: PolicyStatement) => PolicyStatement[]) => {
  const inDocument = (one: PolicyDocument): PolicyDocument => ({ ...one, statement: one.statement.flatMap(edit) });
  return ({ documents, boundary, ...rest }: Grants): Grants => ({
    ...rest,
    documents: documents.map(inDocument),
    ...(boundary && { boundary: inDocument(boundary) }),
  });
};

describe('judge', () => {
  test.each<[string, Alphabet, (grants: Grants) => Grants]>([
    ['the boundary', micro, ({ documents, opaque }) => ({ documents, ...(opaque && { opaque }) })],
    ['denies', micro, inStatements((one) => (one.effect === 'deny' ? [] : [one]))],
    [
      'conditions of denies',
      conditions,
      inStatements((one) => [one.effect === 'deny' ? { ...one, condition: [] } : one]),
    ],
    [
      '`_if_exist`',
      conditions,
      inStatements((one) => [{ ...one, condition: one.condition.map((clause) => ({ ...clause, ifExist: false })) }]),
    ],
    [
      'qualifiers',
      conditions,
      inStatements((one) => [
        {
          ...one,
          condition: one.condition.map(({ operator, ifExist, key, values }) => ({ operator, ifExist, key, values })),
        },
      ]),
    ],
    ['all resources but the first', micro, inStatements((one) => [{ ...one, resource: one.resource.slice(0, 1) }])],
  ])('fails an engine that is blind to %s', (_, family, hide) => {
    expect(findsFault(blindTo(hide), family)).toBeDefined();
  });

  test.each(families)('finds no fault with a careful engine: $name', (family) => {
    expect(runPairs(careful, family, { pairs: 20, seed: 1 })).toBeUndefined();
  });

  test.each([conditions, openEnded])('fails an engine that knows one reading only: $name', (family) => {
    expect(findsFault(credulous, family)).toBeDefined();
  });

  test('fails an engine that always says the same', () => {
    expect(findsFault(always('none'), micro)).toMatch(/^false no (gain|loss)/m);
    expect(findsFault(always('broadened'), micro)).toMatch(/^no witness/m);
    expect(findsFault(always('incomparable', { action: 'a:a', resource: '*', context: {} }), micro)).toMatch(
      /^unconfirmed witness/m,
    );
    expect(findsFault({ ...always('unknown'), evaluate: () => 'allow' }, micro)).toMatch(/^wrong decision/m);
  });

  test('fails an engine whose evaluate confirms a witness that no reading allows', () => {
    const sure = always('broadened', { action: 'nobody:allows', resource: 'this', context: {} });
    const evaluate = (_: Grants, { action }: Request) =>
      action === 'nobody:allows' ? (Math.abs(calls++) % 2 ? 'allow' : 'deny') : 'unknown';
    let calls = 0;
    expect(findsFault({ ...sure, evaluate }, micro)).toMatch(/not under every reading/);
  });

  test('counts what it could not settle', () => {
    const tally = new Tally();
    runPairs(always('unknown'), realistic, { pairs: 30, seed: 1, tally });
    expect(tally.toString()).toMatch(
      /^30 pairs: unknown 30 \(100\.00 %\)\n {2}unknown although all readings agree: [1-9]/,
    );
  });

  test('shrinks a fault to what matters', () => {
    expect(findsFault(always('none'), micro)).toMatchInlineSnapshot(`
      "micro, seed 1
      before
        document {"version":"2.0","statement":[{"effect":"allow","action":["*"],"resource":["qcs::a:*:uin/1:a/a"]}]}
      after
        document {"version":"2.0","statement":[{"effect":"allow","action":["*"],"resource":["qcs::a:*:uin/1:a/a"]}]}
        boundary {"version":"2.0","statement":[{"effect":"allow","action":["a:a"],"resource":["qcs::a::uin/1:a/a"]}]}
      verdict none
      false no loss: none
        request z:z on qcs::a:z:uin/1:a/a {} {"temporaryKey":false}
        reading {"emptySegmentIsAll":true}"
    `);
  });
});
