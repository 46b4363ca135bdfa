import { elements } from './parse/elements';
import { describe, type JsonNode, JsonSyntaxError, readJson } from './parse/json-reader';
import { MAX_POLICY_LENGTH, policyLength } from './parse/length';
import { itemPath, Problems } from './parse/problems';
import { parseStatement } from './parse/statement';
import { type PolicyDocument, type PolicyStatement } from './policy-document';

/** Text that is refused before it is read: no indentation makes a policy of 6,144 characters this long. */
const LONGEST_TEXT = 1_048_576;

/** Without spaces, text this much over the limit is no policy that somebody would repair. */
const FAR_OVER = 8 * MAX_POLICY_LENGTH;

const ROOT = '$';

/**
 * Reads a policy document of CAM: the documented grammar and nothing else.
 *
 * A bare string is read as a list of one, and the clauses of a condition are put in the order of operator and key; lists
 * keep their order. The result is deeply frozen, and `printPolicyDocument` gives a text that reads as the same document.
 *
 * What the documents do not describe is refused, not guessed: `principal`, `notAction`, other keys and versions, `?` in a
 * pattern, empty lists, duplicate keys, a resource that is neither `*` nor six segments, more than 6,144 characters.
 *
 * @throws PolicyParseError listing every problem, with its JSON path, line and remedy
 * @throws TypeError for what is no string, such as a document that is parsed already
 * @see https://www.tencentcloud.com/document/product/598/10604
 */
export function parsePolicyDocument(json: string): PolicyDocument {
  if (typeof json !== 'string') {
    throw new TypeError(`a policy document is read from its JSON text; give a string instead of ${typeof json}`);
  }
  const problems = new Problems(json);
  checkLength(json, problems);
  const root = tryRead(json, problems);
  const document = root && parseDocument(root, problems);
  problems.throwIfAny();
  return document as PolicyDocument;
}

/** @throws PolicyParseError at once when the text is so long that reading it would be a waste */
function checkLength(json: string, problems: Problems): void {
  const length = json.length > LONGEST_TEXT ? json.length : policyLength(json);
  if (length <= MAX_POLICY_LENGTH) return;
  const unit = json.length > LONGEST_TEXT ? 'characters' : 'characters without spaces';
  const remedy = `CAM takes ${MAX_POLICY_LENGTH}; split it into several policies`;
  problems.add(0, ROOT, `the document has ${length} ${unit}, and ${remedy}`);
  if (length > FAR_OVER) problems.throwIfAny();
}

function tryRead(json: string, problems: Problems): JsonNode | undefined {
  try {
    return readJson(json);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    problems.add(error.at, ROOT, `not JSON: ${error.message}`);
    return undefined;
  }
}

function parseDocument(root: JsonNode, problems: Problems): PolicyDocument {
  const { version, statement } = elements(
    root,
    ROOT,
    { what: 'a policy', required: ['version', 'statement'], optional: [] },
    problems,
  );
  if (version !== undefined && !isVersion(version.value)) {
    problems.add(
      version.value.at,
      version.path,
      `${describe(version.value)} is not a version; write \`"2.0"\` or \`"3.0"\``,
    );
  }
  return Object.freeze({
    version: version?.value.kind === 'string' && version.value.value === '3.0' ? '3.0' : '2.0',
    statement: Object.freeze(statement === undefined ? [] : parseStatements(statement.value, statement.path, problems)),
  });
}

function isVersion(node: JsonNode): boolean {
  return node.kind === 'string' && (node.value === '2.0' || node.value === '3.0');
}

function parseStatements(node: JsonNode, path: string, problems: Problems): PolicyStatement[] {
  if (node.kind !== 'array') {
    problems.add(
      node.at,
      path,
      `${describe(node)} stands where a list of statements belongs; write it in \`[\` and \`]\``,
    );
    return [];
  }
  if (node.items.length === 0) problems.add(node.at, path, 'the list is empty; give it a statement');
  return node.items.map((item, at) => parseStatement(item, itemPath(path, at), problems));
}
