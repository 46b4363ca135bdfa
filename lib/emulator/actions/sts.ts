import { type Action, reading } from '../action';

export const stsActions: readonly Action[] = [
  reading(
    'GetCallerIdentity',
    {},
    ({ account, callerUin }) => ({
      ...{ Type: 'CAMUser', AccountId: String(account.ownerUin) },
      ...{ UserId: String(callerUin), PrincipalId: String(callerUin) },
      Arn: `qcs::cam:${account.ownerUin}:uin/${callerUin}`,
    }),
    // CAM's table of STS does not list it, and its own list of errors holds no refusal.
    () => 'nobody-asks',
  ),
];
