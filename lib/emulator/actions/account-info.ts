import { passwordRules } from '../account/password';
import { type Action, reading } from '../action';

export const accountInfoActions: readonly Action[] = [
  reading('GetUserAppId', {}, ({ account, callerUin }) => ({
    Uin: String(callerUin),
    OwnerUin: String(account.ownerUin),
    AppId: account.appId,
  })),

  reading('GetPasswordRules', {}, () => ({ Rules: passwordRules, UpdateTime: '', Modifier: '' })),

  reading('GetAccountSummary', {}, ({ account: { users, groups, policies } }) => ({
    ...{ Policies: policies.all().length, Roles: 0, Idps: 0, IdentityProviders: 0 },
    ...{ User: users.all().length, Group: groups.all().length },
    Member: new Set(groups.all().flatMap(({ members }) => members)).size,
  })),
];
