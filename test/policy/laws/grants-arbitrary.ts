import * as fc from 'fast-check';
import { type ConditionClause, type Grants, type PolicyDocument, type PolicyStatement } from '../../../lib/policy';
import { operatorName } from '../oracle/build';
import { type Alphabet } from './alphabet';

export function statement({ action, resource, clause, clauses }: Alphabet): fc.Arbitrary<PolicyStatement> {
  return fc.record({
    effect: fc.constantFrom('allow', 'allow', 'allow', 'deny'),
    action: fc.uniqueArray(action, { minLength: 1, maxLength: 2 }),
    resource: fc.uniqueArray(resource, { minLength: 1, maxLength: 2 }),
    condition: fc.array(clause, { maxLength: clauses }).map(uniqueClauses),
  });
}

export function document(alphabet: Alphabet): fc.Arbitrary<PolicyDocument> {
  return fc
    .array(statement(alphabet), { minLength: 1, maxLength: 3 })
    .map((statement) => ({ version: '2.0', statement }));
}

/** Mostly one document and nothing else. */
export function grants(alphabet: Alphabet): fc.Arbitrary<Grants> {
  const documents = fc.oneof(
    { weight: 4, arbitrary: fc.array(document(alphabet), { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(document(alphabet), { maxLength: 2 }) },
  );
  const boundary = fc.oneof(
    { weight: 7, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: document(alphabet).map((boundary) => ({ boundary })) },
  );
  const opaque = fc.oneof(
    { weight: 15, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: opaqueNames().map((opaque) => ({ opaque })) },
  );
  return fc
    .tuple(documents, boundary, opaque)
    .map(([documents, boundary, opaque]) => ({ documents, ...boundary, ...opaque }));
}

export function opaqueNames(): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.constantFrom('QcloudTRTCFullAccess', 'QcloudTRTCReadonlyAccess'), {
    minLength: 1,
    maxLength: 2,
  });
}

/** One clause an operator and key: JSON has no room for a second one. */
export function uniqueClauses(clauses: readonly ConditionClause[]): ConditionClause[] {
  return [...new Map(clauses.map((clause) => [`${operatorName(clause)} ${clause.key}`, clause])).values()];
}
