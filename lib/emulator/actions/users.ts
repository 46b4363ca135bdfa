import { checkPassword, newPassword } from '../account/password';
import { type Profile, type User } from '../account/user';
import { type Action, reading, writing } from '../action';
import { ApiError } from '../api-error';
import { flag, integer, list, optional, text } from '../shape';

/** How `DescribeSubAccounts` counts kinds of users: 2 is a sub-user. */
export const SUB_USER = 2;

const MOST_UINS = 50;

const profileFields = {
  Remark: optional(text),
  ConsoleLogin: optional(flag),
  Password: optional(text),
  NeedResetPassword: optional(flag),
  PhoneNum: optional(text),
  CountryCode: optional(text),
  Email: optional(text),
};

export const userActions: readonly Action[] = [
  writing('AddUser', { Name: text, UseApi: optional(flag), ...profileFields }, ({ account, time }, parameters) => {
    const { Name, UseApi = false, ConsoleLogin = false, Password = '' } = parameters;
    if (ConsoleLogin && Password !== '') checkPassword(Password);
    const user = account.users.add(Name, time, { ...newcomer, ...profileOf(parameters) });
    const password = ConsoleLogin && Password === '' ? newPassword() : Password;
    if (ConsoleLogin) account.users.setPassword(user, password);
    const key = UseApi ? account.accessKeys.create(user.uin, '', time) : undefined;
    return {
      ...{ Uin: user.uin, Uid: user.uid, Name, Password: password },
      SecretId: key?.secretId ?? '',
      SecretKey: key?.secretKey ?? '',
    };
  }),

  reading('GetUser', { Name: text }, ({ account }, { Name }) => {
    const user = account.users.get(Name);
    return { ...shown(user), RecentlyLoginIP: loginAddress(user), RecentlyLoginTime: user.lastLogin };
  }),

  writing('UpdateUser', { Name: text, ...profileFields }, ({ account }, parameters) => {
    const { Name, Password = '' } = parameters;
    const before = account.users.get(Name);
    if (Password !== '') checkPassword(Password);
    const user = account.users.change(before, profileOf(parameters));
    if (!user.consoleLogin) return;
    if (Password !== '') account.users.setPassword(user, Password);
    // Documented: switched on without a password, console login gets one that nobody is told.
    else if (!before.consoleLogin || parameters.Password === '') account.users.setPassword(user, newPassword());
  }),

  writing('DeleteUser', { Name: text, Force: optional(flag) }, ({ account }, { Name, Force = false }) => {
    const user = account.users.get(Name);
    if (!Force && account.accessKeys.of(user.uin).length > 0) {
      throw new ApiError('OperationDenied.HaveKeys', 'The user has access keys; delete them first or set Force to 1.');
    }
    account.removeUser(user);
  }),

  reading('ListUsers', {}, ({ account }) => ({
    Data: account.users.all().map((user) => ({ ...shown(user), CreateTime: user.createTime, NickName: '' })),
  })),

  reading('DescribeSubAccounts', { FilterSubAccountUin: list(integer) }, ({ account }, { FilterSubAccountUin }) => {
    if (FilterSubAccountUin.length > MOST_UINS) {
      throw new ApiError('InvalidParameter', `FilterSubAccountUin has more than ${MOST_UINS} uins.`);
    }
    const users = FilterSubAccountUin.flatMap((uin) => account.users.tryFindByUin(uin) ?? []);
    return {
      SubAccounts: users.map((user) => ({
        ...{ Uin: user.uin, Uid: user.uid, Name: user.name, Remark: user.remark, CreateTime: user.createTime },
        ...{ UserType: SUB_USER, LastLoginIp: loginAddress(user), LastLoginTime: user.lastLogin },
      })),
    };
  }),
];

/** Nobody comes from elsewhere. */
function loginAddress({ lastLogin }: User): string {
  return lastLogin === '' ? '' : '127.0.0.1';
}

const newcomer: Profile = {
  ...{ remark: '', consoleLogin: false, needResetPassword: true },
  ...{ phoneNum: '', countryCode: '', email: '' },
};

function shown({ uin, uid, name, remark, consoleLogin, phoneNum, countryCode, email }: User): object {
  return {
    ...{ Uin: uin, Uid: uid, Name: name, Remark: remark, ConsoleLogin: consoleLogin ? 1 : 0 },
    ...{ PhoneNum: phoneNum, CountryCode: countryCode, Email: email },
  };
}

interface ProfileParameters {
  readonly Remark?: string;
  readonly ConsoleLogin?: boolean;
  readonly NeedResetPassword?: boolean;
  readonly PhoneNum?: string;
  readonly CountryCode?: string;
  readonly Email?: string;
}

/** What is given, and nothing of what is not. */
function profileOf(given: ProfileParameters): Partial<Profile> {
  const profile: { [K in keyof Profile]: Profile[K] | undefined } = {
    remark: given.Remark,
    consoleLogin: given.ConsoleLogin,
    needResetPassword: given.NeedResetPassword,
    phoneNum: given.PhoneNum,
    countryCode: given.CountryCode,
    email: given.Email,
  };
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
}
