import { Construct } from 'constructs';
import { Problems, quoted } from '../../../lib/constructs/private/problems';
import { opsStack } from '../synth';

const alice = new Construct(opsStack(), 'Alice');

describe('problems', () => {
  it('are told all at once, after the place', () => {
    const problems = new Problems(alice, 'main.ts:3').add('it is wrong').add('and so is that', 'and this');
    expect(() => problems.throwIfAny()).toThrow(/^Ops\/Alice \(main\.ts:3\): it is wrong; and so is that; and this$/);
  });

  it('name the path alone when no line is known', () => {
    expect(() => new Problems(alice).add('it is wrong').throwIfAny()).toThrow(/^Ops\/Alice: it is wrong$/);
  });

  it('do nothing when there are none', () => {
    expect(() => new Problems(alice).throwIfAny()).not.toThrow();
  });
});

test('quoted text stays on one line', () => {
  expect(quoted('a\nb\u001b[31m')).toBe('`a\\nb\\u001b[31m`');
});
