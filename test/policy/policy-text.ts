/** Builders of policy text: a valid document of one statement, with what a test is about replaced. */

interface StatementText {
  effect?: unknown;
  action?: unknown;
  resource?: unknown;
  condition?: unknown;
  [key: string]: unknown;
}

export const APPLICATION = 'qcs::trtc::uin/100000000001:sdkappid/1400000001';

export function statement(overrides: StatementText = {}): object {
  return { effect: 'allow', action: ['trtc:RemoveUser'], resource: [APPLICATION], ...overrides };
}

export function policy(...statements: object[]): string {
  return JSON.stringify({ version: '2.0', statement: statements.length === 0 ? [statement()] : statements });
}

export function policyWith(overrides: StatementText): string {
  return policy(statement(overrides));
}
