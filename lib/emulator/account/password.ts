import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ApiError } from '../api-error';
import { DIGITS, LETTERS, randomText } from './random-text';

const SHORTEST = 8;

/** The rules of an account that has set none of its own, as the API writes them. */
export const passwordRules = {
  ...{ MinimumLength: SHORTEST, MustContain: 'Aa1!' },
  ...{ ForcePasswordChange: 0, ReusePasswordLimit: 0, RetryPasswordLimit: 0, PasswordExpirationInvalidation: 2 },
};

/** Holds a password to these rules, and to at most 32 characters. */
export function checkPassword(password: string): void {
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];
  if (password.length < SHORTEST || password.length > 32 || !classes.every((one) => one.test(password))) {
    throw new ApiError(
      'InvalidParameter.PasswordViolatedRules',
      'The password is 8 to 32 characters with upper and lower case letters, digits and special characters.',
    );
  }
}

/** Meets the rules that an account has by default: 32 characters of every class. */
export function newPassword(): string {
  return `${randomText(LETTERS + DIGITS, 28)}${randomText('!@#%^*_+', 1)}aA1`;
}

/** What is kept of a password: enough to recognise it. */
export function passwordHash(password: string): string {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${derived(password, salt).toString('hex')}`;
}

export function isPassword(password: string, hash: string): boolean {
  const [salt = '', kept = ''] = hash.split(':');
  const expected = Buffer.from(kept, 'hex');
  const given = derived(password, salt);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Quick on purpose: a rehearsal makes thousands of users, and the file that keeps them holds secret keys as well. */
function derived(password: string, salt: string): Buffer {
  return createHmac('sha256', salt).update(password).digest();
}
