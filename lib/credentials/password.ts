import { randomInt } from 'node:crypto';

/** What an account asks of a password. */
export interface PasswordRules {
  readonly minimumLength: number;
}

/** Without what looks like something else on paper: no 0 O o, no 1 l I. */
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const LOWER = 'abcdefghijkmnpqrstuvwxyz';
const DIGITS = '23456789';
/** No quotes, brackets, slashes, `$` or `&`, which something on the way is likely to change. */
const SPECIAL = '!#%*+-=@^_';

/** 24 of 66 characters: 145 bits. */
const LENGTH = 24;

/** CAM's own limit for a password. */
const LONGEST = 32;

/**
 * A password that nobody had before, with characters of all four classes, whichever of them the account asks for.
 *
 * It starts with a letter, so that no spreadsheet takes it for a formula.
 */
export function newPassword({ minimumLength }: PasswordRules): string {
  const length = Math.max(LENGTH, Math.min(minimumLength, LONGEST));
  // One that lacks a class is thrown away as a whole: every one that meets the rules is equally likely.
  for (;;) {
    const first = pick(UPPER + LOWER);
    const rest = Array.from({ length: length - 1 }, () => pick(UPPER + LOWER + DIGITS + SPECIAL));
    const password = [first, ...rest].join('');
    if ([UPPER, LOWER, DIGITS, SPECIAL].every((kind) => [...kind].some((one) => password.includes(one))))
      return password;
  }
}

function pick(from: string): string {
  return from.charAt(randomInt(from.length));
}
