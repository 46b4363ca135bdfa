import { type PolicyStatement } from '../policy-document';
import { actionProblem } from './action';
import { parseCondition } from './condition';
import { elements } from './elements';
import { type JsonNode } from './json-reader';
import { type Problems } from './problems';
import { quoted } from './quoted';
import { resourceProblem } from './resource';
import { listOf, stringOf } from './structure';

/** The statement, or what can be read of it while `problems` holds the rest. */
export function parseStatement(node: JsonNode, path: string, problems: Problems): PolicyStatement {
  const { effect, action, resource, condition } = elements(
    node,
    path,
    { what: 'a statement', required: ['effect', 'action', 'resource'], optional: ['condition'] },
    problems,
  );
  const strings = (element: typeof action, problemOf: (text: string) => string | undefined): readonly string[] =>
    Object.freeze(
      element === undefined
        ? []
        : listOf(element.value, element.path, problems, (item, at) => stringOf(item, at, problems, problemOf)),
    );
  const clauses = condition === undefined ? [] : parseCondition(condition.value, condition.path, problems);
  if (effect !== undefined) stringOf(effect.value, effect.path, problems, effectProblem);
  return Object.freeze({
    effect: effect?.value.kind === 'string' && effect.value.value === 'deny' ? 'deny' : 'allow',
    action: strings(action, actionProblem),
    resource: strings(resource, resourceProblem),
    condition: Object.freeze(clauses),
  });
}

function effectProblem(text: string): string | undefined {
  return text === 'allow' || text === 'deny'
    ? undefined
    : `${quoted(text)} is not an effect; write \`allow\` or \`deny\``;
}
