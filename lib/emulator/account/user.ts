import { ApiError } from '../api-error';
import { boolean, integer, object, text, type Values } from '../shape';
import { attachmentsShape } from './attachment';
import { safeguardsShape } from './safeguards';
import { tagsShape } from './tag';

const profileFields = {
  remark: text,
  consoleLogin: boolean,
  needResetPassword: boolean,
  phoneNum: text,
  countryCode: text,
  email: text,
};

const userFields = {
  uin: integer,
  uid: integer,
  name: text,
  createTime: text,
  ...profileFields,
  /** As `passwordHash` writes it; empty for a user who has none. */
  password: text,
  /** When the user last logged in to the console; empty for never. */
  lastLogin: text,
  /** The id of the policy that is the permissions boundary; 0 for none. */
  boundary: integer,
  ...{ loginFlag: safeguardsShape, actionFlag: safeguardsShape },
  attachments: attachmentsShape,
  tags: tagsShape,
};

/** What the administrator of a user may change. */
export type Profile = Values<typeof profileFields>;

/** A sub-user. */
export type User = Values<typeof userFields>;

export const userShape = object(userFields);

/** @see https://cloud.tencent.com/document/product/598/83509 */
export function checkUserName(name: string): void {
  if (!/^[A-Za-z0-9+=,.@_-]{1,64}$/.test(name)) {
    throw new ApiError(
      'InvalidParameter.UserNameIllegal',
      'The user name is 1 to 64 letters, digits and characters of `+=,.@-_`.',
    );
  }
}
