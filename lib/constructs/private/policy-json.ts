import { parsePolicyDocument } from '../../policy/parse-policy-document';
import { MAX_POLICY_LENGTH, policyLength } from '../../policy/parse/length';
import { PolicyParseError } from '../../policy/parse/policy-parse-error';
import { type TrtcStatement } from '../trtc-statement';
import { conditionBlock, type ConditionBlock } from './condition-block';
import { jsonTemplate, TOKENS } from './json-template';

type OwnerUin = () => string | number;

/** A statement as CAM writes it, its keys in order. */
interface StatementJson {
  readonly effect: string;
  readonly action: readonly string[];
  readonly resource: readonly string[];
  readonly condition?: ConditionBlock;
}

/** As long as a uin; longer than an SdkAppId. */
const SOME_ID = '100000000001';
const EVERY_TOKEN = new RegExp(TOKENS, 'g');
const FRAME = policyLength('{"version":"2.0","statement":[]}');

/**
 * The policy's document, for Terraform.
 *
 * Always lists, and always in one order: the provider sees a change where the order changes, CAM doesn't.
 *
 * @param ownerUin gives the uin of the root account, digits or a token for them; asked for where applications are named
 */
export function policyJson(statements: readonly TrtcStatement[], ownerUin: OwnerUin): string {
  const ordered = statements
    .map((statement) => statementJson(statement, ownerUin))
    .map((json) => ({ json, text: JSON.stringify(json) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  return jsonTemplate({ version: '2.0', statement: ordered.map(({ json }) => json) });
}

/** What the policy language has against a statement that is otherwise fine, such as a tag with a stray `${`. */
export function grammarProblems(statement: TrtcStatement): string[] {
  const json = statementJson(statement, () => SOME_ID);
  if (json.condition && TOKENS.test(JSON.stringify(json.condition))) return [];
  try {
    parsePolicyDocument(`{"version":"2.0","statement":[${withoutTokens(json)}]}`);
    return [];
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    // The length is a matter of the whole policy.
    return error.problems.filter(({ path }) => path !== '$').map(({ message }) => message);
  }
}

/** What is wrong with the length of a policy. What only Terraform knows is counted as the digits of an id. */
export function lengthProblems(statements: readonly TrtcStatement[]): string[] {
  const lengths = statements.map((statement) => policyLength(withoutTokens(statementJson(statement, () => SOME_ID))));
  const total = lengthTogether(lengths);
  if (total <= MAX_POLICY_LENGTH) return [];
  const problem = `the policy has ${total} characters, spaces not counted, and CAM takes ${MAX_POLICY_LENGTH}`;
  const tooLong = lengths.findIndex((length) => lengthTogether([length]) > MAX_POLICY_LENGTH);
  if (tooLong >= 0)
    return [`${problem}; statement ${tooLong + 1} alone is too long, so first split its actions or applications`];
  return [`${problem}; split it into policies of ${rangesThatFit(lengths).map(inWords).join(', ')}`];
}

function statementJson(statement: TrtcStatement, ownerUin: OwnerUin): StatementJson {
  const { effect, actions, undocumentedActions, applications, conditions } = statement;
  const condition = conditionBlock(conditions);
  return {
    effect,
    action: [...actions, ...undocumentedActions].sort(),
    resource: applications
      ? applications.map((application) => `qcs::trtc::uin/${ownerUin()}:sdkappid/${application}`).sort()
      : ['*'],
    ...(condition && { condition }),
  };
}

/** JSON with an id for whatever only Terraform knows. */
function withoutTokens(value: unknown): string {
  return JSON.stringify(value).replace(EVERY_TOKEN, SOME_ID);
}

function lengthTogether(lengths: readonly number[]): number {
  const commas = Math.max(0, lengths.length - 1);
  return FRAME + commas + lengths.reduce((sum, length) => sum + length, 0);
}

/** From the first to the last statement of each policy, as many to a policy as fit. */
function rangesThatFit(lengths: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  lengths.forEach((_, i) => {
    const last = ranges.at(-1);
    if (last && lengthTogether(lengths.slice(last[0], i + 1)) <= MAX_POLICY_LENGTH) last[1] = i;
    else ranges.push([i, i]);
  });
  return ranges;
}

function inWords([first, last]: [number, number]): string {
  return first === last ? `statement ${first + 1}` : `statements ${first + 1} to ${last + 1}`;
}
