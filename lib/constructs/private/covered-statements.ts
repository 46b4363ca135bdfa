import { type TrtcStatement } from '../trtc-statement';
import { coversAction } from './action-pattern';
import { conditionBlock } from './condition-block';

/** Statements that say nothing which another one of the policy doesn't say. Where two say the same, the later is named. */
export function coveredStatementProblems(statements: readonly TrtcStatement[]): string[] {
  return statements.flatMap((statement, i) => {
    const other = statements.findIndex(
      (one, j) => j !== i && covers(one, statement) && (j < i || !covers(statement, one)),
    );
    if (other < 0) return [];
    return [
      `statement ${i + 1} (${statement.effect}) says nothing that statement ${other + 1} does not say; remove it`,
    ];
  });
}

function covers(one: TrtcStatement, other: TrtcStatement): boolean {
  return (
    one.effect === other.effect &&
    actionsOf(other).every((action) => actionsOf(one).some((pattern) => coversAction(pattern, action))) &&
    (!one.applications || (other.applications?.every((id) => one.applications?.includes(id)) ?? false)) &&
    isSameOrNone(one, other)
  );
}

function actionsOf({ actions, undocumentedActions }: TrtcStatement): string[] {
  return [...actions, ...undocumentedActions];
}

/** Without conditions a statement applies whenever another one does. */
function isSameOrNone(one: TrtcStatement, other: TrtcStatement): boolean {
  const condition = conditionBlock(one.conditions);
  return condition === undefined || JSON.stringify(condition) === JSON.stringify(conditionBlock(other.conditions));
}
