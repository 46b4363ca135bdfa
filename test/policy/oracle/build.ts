import {
  type ConditionClause,
  type ConditionOperator,
  type Effect,
  type Grants,
  type PolicyDocument,
  type PolicyStatement,
  type Qualifier,
} from '../../../lib/policy';

type Values = string | number | boolean | readonly (string | number | boolean)[];

/** As in a policy: `{ 'for_any_value:string_equal': { 'qcs:resource_tag': 'team&rtc' } }`. */
export type ConditionBlock = Record<string, Record<string, Values>>;

export const OWNER = '100000000001';

/** One of the owner's TRTC applications, or all. */
export function application(id: number | string = '*'): string {
  return `qcs::trtc::uin/${OWNER}:sdkappid/${id}`;
}

export function allow(action: string | string[], resource: string | string[] = '*', condition: ConditionBlock = {}) {
  return statement('allow', action, resource, condition);
}

export function deny(action: string | string[], resource: string | string[] = '*', condition: ConditionBlock = {}) {
  return statement('deny', action, resource, condition);
}

export function document(...statement: PolicyStatement[]): PolicyDocument {
  return { version: '2.0', statement };
}

/** Grants of one document that holds these statements. */
export function holding(...statements: PolicyStatement[]): Grants {
  return { documents: statements.length === 0 ? [] : [document(...statements)] };
}

/** The JSON of a document, as CAM would store it. */
export function jsonOf({ version, statement }: PolicyDocument): string {
  return JSON.stringify({
    version,
    statement: statement.map(({ condition, ...rest }) =>
      condition.length === 0 ? rest : { ...rest, condition: blockOf(condition) },
    ),
  });
}

export function operatorName({ qualifier, operator, ifExist }: ConditionClause): string {
  return `${qualifier ? `${qualifier}:` : ''}${operator}${ifExist ? '_if_exist' : ''}`;
}

function blockOf(clauses: readonly ConditionClause[]): ConditionBlock {
  const block: ConditionBlock = {};
  for (const clause of clauses) (block[operatorName(clause)] ??= {})[clause.key] = clause.values;
  return block;
}

function statement(
  effect: Effect,
  action: string | string[],
  resource: string | string[],
  block: ConditionBlock,
): PolicyStatement {
  const condition = Object.entries(block).flatMap(([name, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ ...operatorOf(name), key, values: [values].flat() })),
  );
  return { effect, action: [action].flat(), resource: [resource].flat(), condition };
}

function operatorOf(name: string): Pick<ConditionClause, 'qualifier' | 'operator' | 'ifExist'> {
  const [, qualifier, operator, suffix] = /^(?:(\w+):)?(\w+?)(_if_exist)?$/.exec(name) ?? [];
  return {
    ...(qualifier ? { qualifier: qualifier as Qualifier } : {}),
    operator: operator as ConditionOperator,
    ifExist: suffix !== undefined,
  };
}
