import { ApiError } from '../api-error';
import { boolean, integer, object, text, type Values } from '../shape';
import { attachmentsShape } from './attachment';
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
  attachments: attachmentsShape,
  tags: tagsShape,
};

/** What the administrator of a user may change. */
export type Profile = Values<typeof profileFields>;

/** A sub-user. Its password is checked and then forgotten: nothing here logs in with one. */
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

/** The rules of an account that has set none of its own: 8 to 32 characters, of every class. */
export function checkPassword(password: string): void {
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];
  if (password.length < 8 || password.length > 32 || !classes.every((one) => one.test(password))) {
    throw new ApiError(
      'InvalidParameter.PasswordViolatedRules',
      'The password is 8 to 32 characters with upper and lower case letters, digits and special characters.',
    );
  }
}
