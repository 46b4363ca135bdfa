import { type Define, type Stage } from '../stage';
import { customPolicyId, forgetting, groupId, importing } from './stacks';

/** What docs/recovery.md has a person do about an error that a second apply does not get past. */
const REMEDIES: Readonly<Record<string, (stage: Stage, define: Define) => Promise<unknown>>> = {
  'InvalidParameter.SubUserNameInUse': (stage, define) =>
    stage.tryApply(importing(define, { tencentcloud_cam_user: 'alice' })),
  'InvalidParameter.GroupNameInUse': (stage, define) =>
    stage.tryApply(importing(define, { tencentcloud_cam_group: groupId(stage) })),
  'FailedOperation.PolicyNameInUse': (stage, define) =>
    stage.tryApply(importing(define, { tencentcloud_cam_policy: customPolicyId(stage) })),
  'ResourceNotFound.UserNotExist': async (stage, define) => {
    const users = (await stage.stateList()).filter((address) => address.startsWith('tencentcloud_cam_user.'));
    return stage.tryApply(forgetting(define, users));
  },
};

/**
 * Applies a stack until it is applied, as a person would who has the page at hand.
 *
 * @returns the errors that an apply alone did not get past
 */
export async function recover(stage: Stage, define: Define): Promise<string[]> {
  const needed: string[] = [];
  for (;;) {
    const output = await stage.tryApply(define);
    if (!output.includes('Error:')) break;
    const known = Object.keys(REMEDIES).filter((code) => output.includes(code) && !needed.includes(code));
    if (known.length === 0) throw new Error(`no remedy is known:\n${output}`);
    for (const code of known) await REMEDIES[code]?.(stage, define);
    needed.push(...known);
  }
  expect(await stage.plan(define)).toEqual([]);
  return needed;
}
