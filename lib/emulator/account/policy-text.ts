import { ApiError } from '../api-error';
import { quotas } from './quotas';

type Json = Record<string, unknown>;

/**
 * Checks a policy document as far as the codes of `CreatePolicy` tell what CAM looks at, and writes it as `GetPolicy`
 * returns it: a single statement, action or resource becomes a list, and `/` is escaped. Whether services and actions
 * exist is not checked.
 */
export function normalizePolicyText(document: string): string {
  if (document.replace(/\s/g, '').length > quotas.policyCharacters) {
    throw new ApiError(
      'InvalidParameter.PolicyDocumentLengthOverLimit',
      `The policy document is longer than ${quotas.policyCharacters} characters.`,
    );
  }
  const policy = parseObject(document);
  if (policy.version !== '2.0' && policy.version !== '3.0') throw refused('Version');
  if ('principal' in policy) throw refused('Principal');
  const statement = listed(policy.statement);
  if (statement.length === 0) throw refused('Statement');
  return writtenAsCam({ ...policy, statement: statement.map(normalizeStatement) });
}

export function writtenAsCam(document: unknown): string {
  return JSON.stringify(document).replaceAll('/', '\\/');
}

function normalizeStatement(statement: unknown): Json {
  if (!isObject(statement)) throw refused('Statement');
  if (statement.effect !== 'allow' && statement.effect !== 'deny') throw refused('Effect');
  if ('principal' in statement) throw refused('Principal');
  if ('condition' in statement && !isObject(statement.condition)) throw refused('Condition');
  const action = strings(statement.action);
  if (action === undefined) throw refused('Action');
  const resource = strings(statement.resource);
  if (resource === undefined || !resource.every((name) => name === '*' || /^qcs:([^:]*:){4}.+$/.test(name))) {
    throw refused('Resource');
  }
  return { ...statement, action, resource };
}

function parseObject(document: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(document);
  } catch {
    throw refused('PolicyDocument');
  }
  if (!isObject(value)) throw refused('PolicyDocument');
  return value;
}

function strings(value: unknown): string[] | undefined {
  const items = listed(value);
  const wellTyped = items.every((item): item is string => typeof item === 'string' && item !== '');
  return wellTyped && items.length > 0 ? items : undefined;
}

function listed(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Part = 'PolicyDocument' | 'Version' | 'Statement' | 'Effect' | 'Action' | 'Resource' | 'Condition' | 'Principal';

function refused(part: Part): ApiError {
  return new ApiError(`InvalidParameter.${part}Error`, `The ${part} of the policy document is not valid.`);
}
