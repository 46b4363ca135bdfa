/**
 * How much of everything an account may have.
 *
 * @see https://www.tencentcloud.com/document/product/598/10609
 */
export const quotas = {
  users: 1000,
  groups: 300,
  groupsOfUser: 10,
  usersOfGroup: 100,
  customPolicies: 1500,
  policiesOfHolder: 200,
  versionsOfPolicy: 5,
  keysOfUser: 2,
  /** Spaces are not counted. */
  policyCharacters: 6144,
  /** In bytes of UTF-8. */
  policyDescription: 300,
} as const;
