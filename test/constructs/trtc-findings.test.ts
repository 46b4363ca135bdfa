import { App } from 'cdktf';
import {
  TrtcFindings,
  type TrtcAcknowledgement,
  TrtcPolicyBinding,
  TrtcPresetPolicy,
  TrtcSubUser,
} from '../../lib/constructs';
import { readSynth } from '../../lib/access';
import { ruleIds } from '../../lib/catalog';
import { reviewAccess, rules } from '../../lib/review';
import { CamUser } from '../../lib/tencentcloud/cam-user';
import { noteOf, opsStack } from './synth';

const acknowledgement: TrtcAcknowledgement = {
  finding: 'administrator-preset',
  subjects: ['Zk3v9QmT1aXe'],
  reason: 'break glass',
  owner: 'rtc-platform',
  until: '2027-01-31',
};

/** A stack in which somebody is an administrator, and what a review of it finds. */
function reviewed(users: string[], said?: Partial<TrtcAcknowledgement>) {
  const stack = opsStack();
  const binding = new TrtcPolicyBinding(stack, 'Admins', {
    principals: users.map((user) => TrtcSubUser.fromUserName(stack, user, user)),
    policies: [TrtcPresetPolicy.fromName('AdministratorAccess')],
    reason: 'r',
    owner: 'o',
  });
  if (said !== undefined) TrtcFindings.of(binding).acknowledge({ ...acknowledgement, ...said });
  const files = new Map([['main.tf.json', JSON.stringify(stack.toTerraform())]]);
  const [before, after] = [readSynth(new Map([['main.tf.json', '{"terraform":{}}']])), readSynth(files)];
  return reviewAccess(before, after, { mode: 'synth', today: '2026-11-24' }).findings;
}

describe('an acknowledgement in code', () => {
  it('answers the finding that the review showed, and nothing that is added later', () => {
    const subjects = reviewed(['alice']).flatMap((finding) => finding.subjects);
    expect(reviewed(['alice'], { subjects })).toMatchObject([{ acknowledged: { reason: 'break glass' } }]);
    expect(reviewed(['alice', 'bob'], { subjects })).toMatchObject([
      { acknowledged: { owner: 'rtc-platform' } },
      { acknowledged: null },
    ]);
  });

  it('reaches a resource that somebody wrote by hand', () => {
    const user = new CamUser(opsStack(), 'Alice', { name: 'alice' });
    TrtcFindings.of(user).acknowledge(acknowledgement);
    expect(noteOf(user)).toEqual({ acknowledgements: [acknowledgement] });
  });

  it('fails with everything that is wrong', () => {
    const findings = TrtcFindings.of(opsStack());
    const wrong = { finding: 'administrator-presets', subjects: ['x'], reason: '', owner: 'o', until: '2027-02-30' };
    expect(() => findings.acknowledge(wrong)).toThrow(
      /^Ops \(.+\): finding `administrator-presets` is unknown; did you mean `administrator-preset`; subject `x` is none; copy it from the review; reason is empty; write it, or leave it out; until `2027-02-30` is no date; write the last day as `YYYY-MM-DD`$/,
    );
    expect(() => findings.acknowledge({ ...acknowledgement, subjects: [] })).toThrow('`subjects` is empty');
  });

  it('fails outside of a stack', () => {
    expect(() => TrtcFindings.of(new App()).acknowledge(acknowledgement)).toThrow('it is not inside a stack');
  });

  it('may name every rule there is', () => {
    expect(rules.map(({ id }) => id)).toEqual(ruleIds);
  });
});
