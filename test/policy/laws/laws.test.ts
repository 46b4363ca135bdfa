import * as fc from 'fast-check';
import {
  compareAccess,
  evaluate,
  explain,
  parsePolicyDocument,
  printPolicyDocument,
  type Grants,
  type PolicyStatement,
  type Verdict,
} from '../../../lib/policy';
import { jsonOf } from '../oracle/build';
import { documentsOf } from '../oracle/reading';
import { families, type Alphabet } from './alphabet';
import { document, grants, statement } from './grants-arbitrary';
import { mutation } from './mutation';
import { nearEqualPair } from './near-equal-pair';

const MIRRORED: Record<Verdict, Verdict> = {
  none: 'none',
  equivalent: 'equivalent',
  narrowed: 'broadened',
  broadened: 'narrowed',
  incomparable: 'incomparable',
  unknown: 'unknown',
};
const GAINS: readonly Verdict[] = ['broadened', 'incomparable'];
const LOSES: readonly Verdict[] = ['narrowed', 'incomparable'];

/** Adds a statement as a document of its own. */
function withStatement(grants: Grants, one: PolicyStatement): Grants {
  return { ...grants, documents: [...grants.documents, { version: '2.0', statement: [one] }] };
}

/** The same grants, said backwards and twice. */
function repeated({ documents, boundary, opaque }: Grants): Grants {
  const twice = [...documents, ...documents].reverse().map((one) => ({
    ...one,
    statement: [...one.statement, ...one.statement.toReversed()].map((inner) => ({
      ...inner,
      action: [...inner.action.toReversed(), ...inner.action],
      resource: [...inner.resource, ...inner.resource].reverse(),
      condition: inner.condition.toReversed().map((clause) => ({ ...clause, values: clause.values.toReversed() })),
    })),
  }));
  return {
    documents: twice,
    ...(boundary && { boundary }),
    ...(opaque && { opaque: [...opaque, ...opaque].reverse() }),
  };
}

function prefixed(grants: Grants): Grants {
  const action = (text: string): string => (text === '*' || text.startsWith('name/') ? text : `name/${text}`);
  return {
    ...grants,
    documents: grants.documents.map((one) => ({
      ...one,
      statement: one.statement.map((inner) => ({ ...inner, action: inner.action.map(action) })),
    })),
  };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe.each(families)('over $name policies', (family: Alphabet) => {
  const law = <Ts extends [unknown, ...unknown[]]>(
    arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> },
    predicate: (...values: Ts) => void,
  ): void => fc.assert(fc.property(...arbitraries, predicate), { numRuns: 120 });
  const some = grants(family);
  const pair = nearEqualPair(family);

  test('nothing changes from a thing to itself', () => {
    law([some], (one) => expect(compareAccess(one, structuredClone(one)).verdict).toBe('none'));
  });

  test('order, repetition and `name/` are no change', () => {
    law([some], (one) => {
      expect(compareAccess(one, repeated(prefixed(one))).verdict).toBe('none');
    });
  });

  test('order and repetition turn no verdict into another', () => {
    law([pair], ({ before, after }) => {
      const verdicts = [compareAccess(before, after), compareAccess(repeated(before), repeated(after))].map(
        ({ verdict }) => (verdict === 'none' ? 'equivalent' : verdict),
      );
      fc.pre(!verdicts.includes('unknown'));
      expect(verdicts[1]).toBe(verdicts[0]);
    });
  });

  test('what is gained one way is lost the other way', () => {
    law([pair], ({ before, after }) => {
      fc.pre(String(before.opaque) === String(after.opaque));
      const [there, back] = [compareAccess(before, after), compareAccess(after, before)];
      expect(back.verdict).toBe(MIRRORED[there.verdict]);
      expect([back.gained, back.lost]).toEqual([there.lost, there.gained]);
    });
  });

  test('two steps that gain nothing gain nothing together', () => {
    law([some, mutation(family), mutation(family)], (one, first, second) => {
      const [two, three] = [first(one), second(first(one))];
      const steps = [compareAccess(one, two), compareAccess(two, three)].map(({ verdict }) => verdict);
      fc.pre(!steps.includes('unknown') && !steps.some((verdict) => GAINS.includes(verdict)));
      expect(GAINS).not.toContain(compareAccess(one, three).verdict);
    });
  });

  test('an allow takes nothing away', () => {
    law([some, statement(family)], (one, added) => {
      expect(LOSES).not.toContain(compareAccess(one, withStatement(one, { ...added, effect: 'allow' })).verdict);
    });
  });

  test('a deny and a boundary give nothing', () => {
    law([some, statement(family), document(family)], (one, added, boundary) => {
      expect(GAINS).not.toContain(compareAccess(one, withStatement(one, { ...added, effect: 'deny' })).verdict);
      const { documents, opaque } = one;
      const unbounded = { documents, ...(opaque && { opaque }) };
      expect(GAINS).not.toContain(compareAccess(unbounded, { ...unbounded, boundary }).verdict);
    });
  });

  test('a verdict comes with its witnesses, which explain themselves', () => {
    law([pair], ({ before, after }) => {
      const { verdict, gained, lost, reasons } = compareAccess(before, after);
      expect([gained !== undefined, lost !== undefined]).toEqual([GAINS.includes(verdict), LOSES.includes(verdict)]);
      if (verdict === 'unknown') expect(reasons).not.toHaveLength(0);
      for (const [witness, without, within] of [
        [gained, before, after],
        [lost, after, before],
      ] as const) {
        if (!witness) continue;
        expect(explain(without, witness).decision).toBe('deny');
        expect(explain(within, witness).decision).toBe('allow');
      }
    });
  });

  test('explain decides as evaluate does, and says why', () => {
    law([pair], ({ before, after }) => {
      const { gained, lost } = compareAccess(before, after);
      for (const request of [gained, lost, { action: 'trtc:RemoveUser', resource: '*', context: {} }]) {
        if (!request) continue;
        const { decision, reasons } = explain(before, request);
        expect(decision).toBe(evaluate(before, request));
        expect(reasons).not.toHaveLength(0);
      }
    });
  });

  test('the same question has the same answer, and changes nothing that it is asked about', () => {
    law([pair], ({ before, after }) => {
      const answer = compareAccess(frozen(before), frozen(after));
      expect(compareAccess(structuredClone(before), structuredClone(after))).toEqual(answer);
    });
  });

  test('what is printed is read back as it was, and CAM would store it', () => {
    law([some], (one) => {
      for (const policy of documentsOf(one)) {
        const parsed = parsePolicyDocument(jsonOf(policy));
        expect(printPolicyDocument(parsed)).toBe(printPolicyDocument(policy));
        expect(parsePolicyDocument(printPolicyDocument(parsed))).toEqual(parsed);
      }
    });
  });
});
