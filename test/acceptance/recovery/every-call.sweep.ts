import { acceptance } from '../acceptance';
import { type Define, type Stage } from '../stage';
import { recover } from './recover';
import { nothing, team } from './stacks';

// Hours may pass on a machine that does something else too.
jest.setTimeout(3_600_000);

interface Change {
  readonly name: string;
  /** How many calls the apply makes. */
  readonly calls: number;
  readonly before: Define;
  readonly define: Define;
  readonly after: object;
}

const granting: Change = {
  name: 'granting',
  calls: 26,
  before: nothing,
  define: team,
  after: {
    users: [{ userName: 'alice', policies: ['rtc-moderation'] }],
    groups: [{ groupName: 'rtc-operators', members: ['alice'], policies: ['QcloudTRTCFullAccess'] }],
    customPolicies: ['rtc-moderation'],
  },
};

const revoking: Change = {
  name: 'revoking',
  calls: 16,
  before: team,
  define: nothing,
  after: { users: [], groups: [], customPolicies: [] },
};

const outcomes: string[] = [];

afterAll(() => console.log(outcomes.sort().join('\n')));

/** Brings something about at each call of an apply and shows that the same code gets applied in the end. */
function sweep({ name, calls, before, define, after }: Change, fault: string, play: typeof killed): void {
  for (let call = 1; call <= calls + 1; call += 1) {
    acceptance(`${name}: ${fault} call ${call}`, async (stage) => {
      if (before !== nothing) await stage.apply(before);
      const hit = await play(stage, `${fault} call ${call}`, define);
      // One more than there are shows that none is left out.
      expect(hit === undefined).toBe(call > calls);
      if (hit === undefined) return;
      const needed = await recover(stage, define);
      expect(stage.cam.console.summary()).toEqual(after);
      outcomes.push(
        `${name}: ${fault} call ${String(call).padStart(2)}: ${hit}: ${needed.join(', ') || 'apply again'}`,
      );
    });
  }
}

/** @returns the action that was hit; `undefined` when there are fewer calls */
async function killed(stage: Stage, text: string, define: Define): Promise<string | undefined> {
  await stage.applyUntil(stage.cam.faults.add(text), define);
  return stage.actionHitBy(text);
}

async function lost(stage: Stage, text: string, define: Define): Promise<string | undefined> {
  stage.cam.faults.add(text);
  await stage.tryApply(define);
  return stage.actionHitBy(text);
}

for (const change of [granting, revoking]) {
  sweep(change, 'hang-request', killed);
  sweep(change, 'hang-answer', killed);
  sweep(change, 'drop-answer', lost);
}
