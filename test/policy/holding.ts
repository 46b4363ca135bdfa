import { type Grants, parsePolicyDocument, type PolicyDocument, type Request } from '../../lib/policy';
import { APPLICATION, policy, statement } from './policy-text';

type Statement = Parameters<typeof statement>[0];

/** Builders of grants and requests: everything about application 1400000001 unless said otherwise. */
export function allow(action: string | string[], overrides: Statement = {}): object {
  return statement({ effect: 'allow', action, resource: '*', ...overrides });
}

export function deny(action: string | string[], overrides: Statement = {}): object {
  return statement({ effect: 'deny', action, resource: '*', ...overrides });
}

export function document(...statements: object[]): PolicyDocument {
  return parsePolicyDocument(policy(...statements));
}

/** Grants of one document. */
export function holding(...statements: object[]): Grants {
  return { documents: statements.length === 0 ? [] : [document(...statements)] };
}

export function request(action = 'trtc:RemoveUser', overrides: Partial<Request> = {}): Request {
  return { action, resource: APPLICATION, context: {}, ...overrides };
}
