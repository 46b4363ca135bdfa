/** Ids of the findings of a review's rules: what code that acknowledges one may name. */
export const ruleIds: readonly string[] = [
  'administrator-preset',
  'everything-on-everything',
  'grant-expired',
  'secret-revealing-reads',
  'key-without-pgp',
  'use-api-default',
  'use-api-toggled',
  'second-factor-off',
  'user-with-console-and-key',
  'two-keys',
  'grant-without-reason',
  'grant-overlong',
  'quota-near',
  'grant-without-owner',
  'direct-attachment',
];
