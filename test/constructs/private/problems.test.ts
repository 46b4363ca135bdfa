import { Problems, quoted } from '../../../lib/constructs/private/problems';

describe('problems', () => {
  it('are told all at once, after the place', () => {
    const problems = new Problems('Ops/Alice (main.ts:3)').add('it is wrong').add('and so is that', 'and this');
    expect(() => problems.throwIfAny()).toThrow(/^Ops\/Alice \(main\.ts:3\): it is wrong; and so is that; and this$/);
  });

  it('do nothing when there are none', () => {
    expect(() => new Problems('Ops/Alice').throwIfAny()).not.toThrow();
  });
});

test('quoted text stays on one line', () => {
  expect(quoted('a\nb\u001b[31m')).toBe('`a\\nb\\u001b[31m`');
});
