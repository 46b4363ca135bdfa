import { type Account } from '../account/account';
import { type User } from '../account/user';
import { type Action, reading, writing } from '../action';
import { ApiError } from '../api-error';
import { integer } from '../shape';

const target = { TargetUin: integer };

export const boundaryActions: readonly Action[] = [
  writing('PutUserPermissionsBoundary', { ...target, PolicyId: integer }, ({ account }, { TargetUin, PolicyId }) => {
    const user = userOf(account, TargetUin);
    if (account.policies.tryFind(PolicyId) === undefined) {
      throw new ApiError('InvalidParameter.PolicyIdNotExist', 'The policy specified by PolicyId does not exist.');
    }
    account.users.setBoundary(user, PolicyId);
  }),

  // The name of this one is spelt without the `s`.
  reading('GetUserPermissionBoundary', target, ({ account }, { TargetUin }) => {
    const policy = account.policies.tryFind(userOf(account, TargetUin).boundary);
    return {
      ...{ PolicyId: policy?.policyId ?? null, PolicyName: policy?.name ?? null },
      ...{ PolicyDocument: policy?.document ?? null, PolicyType: policy?.type ?? null },
      CreateMode: policy === undefined ? null : 2,
    };
  }),

  writing('DeleteUserPermissionsBoundary', target, ({ account }, { TargetUin }) => {
    account.users.setBoundary(userOf(account, TargetUin), 0);
  }),
];

function userOf(account: Account, uin: number): User {
  const user = account.users.tryFindByUin(uin);
  if (user === undefined) throw new ApiError('InvalidParameter.UserNotExist', 'The user does not exist.');
  return user;
}
