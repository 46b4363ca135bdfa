import { object, integer, oneOf, text, type Values } from '../shape';
import { DIGITS, LETTERS, randomText } from './random-text';

const accessKeyFields = {
  /** Whose it is; the owner's uin for a key of the root account. */
  uin: integer,
  secretId: text,
  secretKey: text,
  status: oneOf('Active', 'Inactive'),
  createTime: text,
  description: text,
  /** When it last signed a request, in seconds since 1970; 0 for never. */
  lastUsed: integer,
};

/** A pair that signs requests. */
export type AccessKey = Values<typeof accessKeyFields>;

export const accessKeyShape = object(accessKeyFields);

export function newAccessKey(uin: number, description: string, createTime: string): AccessKey {
  const random = (): string => randomText(LETTERS + DIGITS, 32);
  return {
    uin,
    secretId: `AKID${random()}`,
    secretKey: random(),
    status: 'Active',
    createTime,
    description,
    lastUsed: 0,
  };
}
