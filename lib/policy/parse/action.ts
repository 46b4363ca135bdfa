import { quoted } from './quoted';
import { textProblem, wildcardProblem } from './text';

const FEATURE_SET = /^(?:actionName|permid|permit)\//;
const ACTION = /^[A-Za-z0-9_*-]+:[A-Za-z0-9_.*-]+$/;

/**
 * What is wrong with an action of a statement; `undefined` for `*` and for `trtc:RemoveUser`, `name/trtc:*`, `cos:*Bucket*`.
 *
 * @see https://www.tencentcloud.com/document/product/598/10604
 */
export function actionProblem(text: string): string | undefined {
  if (text === '*') return undefined;
  if (FEATURE_SET.test(text))
    return `${quoted(text)} is a feature set, whose actions are not published; list the actions`;
  const action = text.replace(/^name\//, '');
  if (ACTION.test(action)) return undefined;
  return textProblem(text) ?? wildcardProblem(text) ?? shapeProblem(text, action);
}

function shapeProblem(text: string, action: string): string {
  if (text === '') return 'the action is empty; write `<service>:<Action>`, such as `trtc:RemoveUser`';
  if (text !== text.trim() || action.includes(': '))
    return `${quoted(text)} holds spaces; write ${quoted(text.replace(/\s/g, ''))}`;
  if (!action.includes(':') && /^[a-z0-9_-]+$/.test(action)) {
    return `${quoted(text)} has no verb; write ${quoted(`${text}:*`)} for every action of the service`;
  }
  return `${quoted(text)} is not an action; write \`*\` or \`<service>:<Action>\`, such as \`trtc:RemoveUser\``;
}
