import { type Rule } from '../../../lib/review';
import { rules } from '../../../lib/review/rules';
import { findings, holding, review, TODAY } from './judged';

const ADMIN = 'AdministratorAccess';
const note = { reason: 'r', owner: 'o' };
const held = (users: string[], acknowledgements?: object[]) =>
  holding(ADMIN, users, { ...note, ...(acknowledgements && { acknowledgements }) });

function acknowledgement(users: string[], more: object = {}) {
  const subjects = findings(held(users)).flatMap((one) => one.subjects);
  return {
    finding: 'administrator-preset',
    subjects,
    reason: 'break glass',
    owner: 'sec',
    until: '2026-12-31',
    ...more,
  };
}

describe('what was there before', () => {
  test('is counted and does not hold up another change', () => {
    const { findings, rules, gate } = review(held(['alice']), held(['alice']));
    expect(findings).toEqual([]);
    expect(rules.standing).toBe(1);
    expect(gate.state).toBe('open');
  });

  test('is a note where it is asked for', () => {
    const [found] = findings(held(['alice']), held(['alice']), { standing: true });
    expect(found).toMatchObject({ severity: 'note', standing: true });
  });

  test('does not hide what is new beside it', () => {
    expect(findings(held(['alice', 'bob']), held(['alice']))).toMatchObject([
      { severity: 'error', message: expect.stringContaining('`bob`') as string },
    ]);
  });
});

describe('an acknowledgement', () => {
  test('opens the gate for exactly what it names', () => {
    const after = held(['alice'], [acknowledgement(['alice'])]);
    const { findings, gate, fingerprint } = review(after, {});
    expect(findings[0]?.acknowledged).toEqual({ reason: 'break glass', owner: 'sec', until: '2026-12-31' });
    expect(review(after, {}, { accepted: [fingerprint!] }).gate.state).toBe('open');
    expect(gate.reasons).toEqual(['`alice` gains access']);
  });

  test('dies when something is added, and says so', () => {
    const said = [acknowledgement(['alice'])];
    expect(findings(held(['alice', 'bob'], said))).toMatchObject([
      { acknowledged: { reason: 'break glass' } },
      {
        acknowledged: null,
        message: expect.stringMatching(/`bob`.+what is acknowledged here is something else$/) as string,
      },
    ]);
  });

  test('outlives what is taken away', () => {
    const said = [acknowledgement(['alice', 'bob'])];
    expect(findings(held(['alice'], said))).toMatchObject([{ acknowledged: { owner: 'sec' } }]);
  });

  test('holds on its last day and not on the next', () => {
    const until = (day: string) => findings(held(['alice'], [acknowledgement(['alice'], { until: day })]))[0];
    expect(until(TODAY)?.acknowledged).not.toBeNull();
    expect(until('2026-11-23')).toMatchObject({
      acknowledged: null,
      message: expect.stringContaining('its acknowledgement ended on `2026-11-23`') as string,
    });
    expect(until('9999-99-99')?.acknowledged).toBeNull();
  });

  test('that has ended brings its finding back, though it was there before', () => {
    const stack = held(['alice'], [acknowledgement(['alice'], { until: '2026-11-23' })]);
    expect(review(stack, stack).gate).toMatchObject({ state: 'closed' });
  });

  test('that is taken out of the code brings its finding back', () => {
    expect(review(held(['alice']), held(['alice'], [acknowledgement(['alice'])])).gate.state).toBe('closed');
  });

  test('counts for nothing without a date', () => {
    const stack = held(['alice'], [acknowledgement(['alice'])]);
    expect(findings(stack, {}, { today: undefined })[0]).toMatchObject({
      acknowledged: null,
      message: expect.stringContaining('cannot be told without a date') as string,
    });
  });

  test.each([{ reason: ' ' }, { owner: undefined }, { until: 5 }, { subjects: 'all' }, { finding: 'two-keys' }])(
    'with %j acknowledges nothing',
    (wrong) => {
      const stack = held(['alice'], [acknowledgement(['alice'], wrong)]);
      expect(findings(stack)[0]?.acknowledged).toBeNull();
    },
  );
});

describe('rules', () => {
  test('that need a date say that they were not run', () => {
    const { rules } = review(held(['alice']), {}, { today: undefined });
    expect(rules.notRun).toEqual([
      { id: 'grant-expired', why: 'no date is given' },
      { id: 'grant-overlong', why: 'no date is given' },
    ]);
  });

  test('that need what only the code says are not run on a plan alone', () => {
    const { rules } = review(holding(ADMIN), {}, { mode: 'plan' });
    expect(rules.notRun.map(({ id }) => id)).toContain('grant-without-reason');
  });

  test('that throw become a finding that closes the gate', () => {
    const broken: Rule = {
      ...rules[0]!,
      id: 'broken',
      check: () => {
        throw new TypeError('no such thing');
      },
    };
    const { findings, gate } = review(held(['alice']), held(['alice']), { rules: [broken, ...rules] });
    expect(findings).toMatchObject([
      {
        id: 'rule-failed',
        severity: 'error',
        message: 'the rule `broken` failed, so what it would have found is not known: no such thing',
      },
    ]);
    expect(gate.state).toBe('closed');
  });

  test('that find something about nothing find something new each time', () => {
    const vague: Rule = {
      ...rules[0]!,
      *check() {
        yield { origin: { address: 'a' }, message: 'vague', about: [] };
      },
    };
    expect(findings(held(['alice']), held(['alice']), { rules: [vague] })).toMatchObject([{ standing: false }]);
  });

  test('fail on a day that is none', () => {
    expect(() => review({}, {}, { today: '24.11.2026' })).toThrow('today `24.11.2026` is no day; write `YYYY-MM-DD`');
  });

  test('have ids of their own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});
