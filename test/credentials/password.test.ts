import { newPassword } from '../../lib/credentials';

const many = (minimumLength: number) => Array.from({ length: 500 }, () => newPassword({ minimumLength }));

test('every password meets the rules that CAM has by default, and starts with a letter', () => {
  for (const password of many(8)) {
    expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[^A-Za-z0-9])[A-Za-z].{23}$/);
    expect(password).not.toMatch(/[0Oo1lI"'`\\/$&<>(){}\s]/);
  }
});

test.each([
  [28, 28],
  [32, 32],
  [64, 32],
])('an account that asks for %d characters gets %d', (minimumLength, length) => {
  expect(newPassword({ minimumLength })).toHaveLength(length);
});

test('no two are the same, and no character is rare', () => {
  const passwords = many(8);
  expect(new Set(passwords).size).toBe(500);
  const counts = new Map<string, number>();
  for (const character of passwords.join('').slice(0)) counts.set(character, (counts.get(character) ?? 0) + 1);
  // 500 × 24 characters over 66: each is expected about 180 times.
  expect(counts.size).toBe(66);
  expect(Math.min(...counts.values())).toBeGreaterThan(80);
});
