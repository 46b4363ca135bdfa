/**
 * How much of what a root account may have.
 *
 * @see https://www.tencentcloud.com/document/product/598/10609
 */
export const QUOTAS = {
  subUsers: 1000,
  userGroups: 300,
  customPolicies: 1500,
  membersOfGroup: 100,
  groupsOfUser: 10,
  policiesOfPrincipal: 200,
  keysOfUser: 2,
} as const;
