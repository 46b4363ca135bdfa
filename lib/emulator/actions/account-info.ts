import { type Action, reading } from '../action';

export const accountInfoActions: readonly Action[] = [
  reading('GetUserAppId', {}, ({ account, callerUin }) => ({
    Uin: String(callerUin),
    OwnerUin: String(account.ownerUin),
    AppId: account.appId,
  })),
];
