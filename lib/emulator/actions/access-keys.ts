import { type Account } from '../account/account';
import { type AccessKey } from '../account/access-key';
import { type Action, type Call, reading, writing } from '../action';
import { ApiError } from '../api-error';
import { integer, list, optional, text } from '../shape';

const target = { TargetUin: optional(integer) };

export const accessKeyActions: readonly Action[] = [
  writing('CreateAccessKey', { ...target, Description: optional(text) }, (call, { TargetUin, Description = '' }) => {
    if (!/^[\w+=,.@:/-]{0,1024}$/.test(Description)) {
      throw new ApiError('InvalidParameter.ParamError', 'Description is up to 1024 letters, digits and `+=,.@:/-_`.');
    }
    const key = call.account.accessKeys.create(holder(call, TargetUin), Description, call.time);
    return { AccessKey: { ...shown(key), SecretAccessKey: key.secretKey } };
  }),

  reading('ListAccessKeys', target, (call, { TargetUin }) => ({
    AccessKeys: call.account.accessKeys.of(holder(call, TargetUin)).map(shown),
  })),

  writing('UpdateAccessKey', { ...target, AccessKeyId: text, Status: text }, (call, parameters) => {
    const { accessKeys } = call.account;
    const { Status } = parameters;
    if (Status !== 'Active' && Status !== 'Inactive') {
      throw new ApiError('InvalidParameter.ParamError', 'Status is `Active` or `Inactive`.');
    }
    accessKeys.setStatus(accessKeys.get(parameters.AccessKeyId, holder(call, parameters.TargetUin)), Status);
  }),

  writing('DeleteAccessKey', { ...target, AccessKeyId: text }, (call, { TargetUin, AccessKeyId }) => {
    const { accessKeys } = call.account;
    accessKeys.remove(accessKeys.get(AccessKeyId, holder(call, TargetUin)));
  }),

  reading('GetSecurityLastUsed', { SecretIdList: list(text) }, ({ account }, { SecretIdList }) => {
    if (SecretIdList.length > MOST_SECRET_IDS) {
      throw new ApiError('InvalidParameter', `SecretIdList has more than ${MOST_SECRET_IDS} ids.`);
    }
    const keys = SecretIdList.flatMap((secretId) => account.accessKeys.tryFind(secretId) ?? []);
    return { SecretIdLastUsedRows: keys.map(lastUse) };
  }),
];

const MOST_SECRET_IDS = 10;

/** CAM knows a use a day late, the emulator at once. */
function lastUse({ secretId, lastUsed }: AccessKey): object {
  const LastUsedDate = lastUsed === 0 ? null : new Date(lastUsed * 1000).toISOString().slice(0, 10);
  return { SecretId: secretId, LastUsedDate, LastSecretUsedDate: lastUsed === 0 ? null : lastUsed };
}

/** The uin that is meant: the provider writes 0 for the caller. */
function holder({ account, callerUin }: Call, targetUin = 0): number {
  const uin = targetUin === 0 ? callerUin : targetUin;
  if (!exists(account, uin)) {
    throw new ApiError('InvalidParameter.UserNotExist', 'The object does not exist: user.');
  }
  return uin;
}

function exists(account: Account, uin: number): boolean {
  return uin === account.ownerUin || account.users.tryFindByUin(uin) !== undefined;
}

function shown({ secretId, status, createTime, description }: AccessKey): object {
  return { AccessKeyId: secretId, Status: status, CreateTime: createTime, Description: description };
}
