import { randomInt } from 'node:crypto';
import { object, integer, oneOf, text, type Values } from '../shape';

const accessKeyFields = {
  /** Whose it is; the owner's uin for a key of the root account. */
  uin: integer,
  secretId: text,
  secretKey: text,
  status: oneOf('Active', 'Inactive'),
  createTime: text,
  description: text,
};

/** A pair that signs requests. */
export type AccessKey = Values<typeof accessKeyFields>;

export const accessKeyShape = object(accessKeyFields);

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

export function newAccessKey(uin: number, description: string, createTime: string): AccessKey {
  const random = (): string => randomText(LETTERS + DIGITS, 32);
  return { uin, secretId: `AKID${random()}`, secretKey: random(), status: 'Active', createTime, description };
}

/** Meets the rules that an account has by default: 32 characters of every class. */
export function newPassword(): string {
  return `${randomText(LETTERS + DIGITS, 28)}${randomText('!@#%^*_+', 1)}aA1`;
}

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
