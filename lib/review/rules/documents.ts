import { type PolicyDocument, type PolicyStatement } from '../../policy';

/** Whether a statement allows every action of every product on everything, without a condition. */
export function isEverything({ effect, action, resource, condition }: PolicyStatement): boolean {
  return (
    effect === 'allow' &&
    condition.length === 0 &&
    resource.some((one) => ALL.test(one)) &&
    action.some((one) => ALL_ACTIONS.test(one))
  );
}

/** `qcs::*:*:*:*` is as good as all: what lies outside of it are actions that no resource limits. */
const ALL = /^(?:\*|qcs::\**:\**:\**:\*+)$/;
/** `*`, `*:*`, and either with the prefix that CAM drops. */
const ALL_ACTIONS = /^(?:name\/)?(?:\*+|\*+:\*+)$/;

/** Whether a document has such a statement. Its denies may still take something away. */
export function allowsEverything({ statement }: PolicyDocument): boolean {
  return statement.some(isEverything);
}
