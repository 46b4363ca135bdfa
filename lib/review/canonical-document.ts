import { type PolicyDocument, type PolicyStatement, printPolicyDocument } from '../policy';

/**
 * The same text for documents that differ only in the order of their statements and lists, or in whether they write the
 * account's owner as a number or as `${owner_uin}`.
 *
 * @param ownerUin the owner's number, where it is known
 */
export function canonicalDocument({ version, statement }: PolicyDocument, ownerUin?: string): string {
  const statements = statement.map((one) => statementText(canonicalStatement(one, ownerUin), version));
  return JSON.stringify(unique(statements));
}

function canonicalStatement(statement: PolicyStatement, ownerUin: string | undefined): PolicyStatement {
  const { effect, action, resource, condition } = statement;
  return {
    effect,
    action: unique(action),
    resource: unique(resource.map((one) => withOwner(one, ownerUin))),
    condition: condition.map((clause) => ({ ...clause, values: unique(clause.values) })),
  };
}

function statementText(statement: PolicyStatement, version: PolicyDocument['version']): string {
  return printPolicyDocument({ version, statement: [statement] });
}

/** `qcs::trtc:gz:uin/100000000001:sdkappid/1`: the fifth segment is the account. */
function withOwner(resource: string, ownerUin: string | undefined): string {
  const segments = resource.split(':');
  if (ownerUin === undefined || segments[4] !== `uin/${ownerUin}`) return resource;
  return [...segments.slice(0, 4), 'uin/${owner_uin}', ...segments.slice(5)].join(':');
}

function unique<T>(values: readonly T[]): T[] {
  const byText = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
