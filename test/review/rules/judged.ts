import { readSynth } from '../../../lib/access';
import { type Finding, reviewAccess, type ReviewOptions } from '../../../lib/review';
import { oneFile, type StackFile } from '../../access/synth-files';

export const TODAY = '2026-11-24';

const EMPTY: StackFile = {};

/** What the rules find in a stack, compared with the stack before. */
export function findings(
  after: StackFile,
  before: StackFile = EMPTY,
  options: Partial<ReviewOptions> = {},
): readonly Finding[] {
  return review(after, before, options).findings;
}

export function review(after: StackFile, before: StackFile = EMPTY, options: Partial<ReviewOptions> = {}) {
  const [was, is] = [before, after].map((stack) => readSynth(oneFile(stack)));
  return reviewAccess(was!, is!, { mode: 'synth', today: TODAY, ...options });
}

/** The ids of what is found. */
export function ids(after: StackFile, before?: StackFile): string[] {
  return findings(after, before).map(({ id }) => id);
}

/** A user, or several, who hold a preset directly. */
export function holding(preset: string, users: readonly string[] = ['alice'], note?: object): StackFile {
  return {
    data: { cam_policies: { p: { name: preset, scope: 'QCS' } } },
    resource: {
      cam_user_policy_attachment: Object.fromEntries(
        users.map((user) => [
          user,
          {
            user_name: user,
            policy_id: '${data.tencentcloud_cam_policies.p.policy_list[0].policy_id}',
            ...(note !== undefined && { '//': { trtc: { path: 'Ops/Read', source: 'main.ts:7', ...note } } }),
          },
        ]),
      ),
    },
  };
}

/** A custom policy with one document. */
export function policy(document: unknown, name = 'rtc'): StackFile {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return { resource: { cam_policy: { p: { name, document: text } } } };
}
