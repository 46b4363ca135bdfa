import { type TerraformResource } from 'cdktf';
import { StackSynthesis } from '../../../../lib/constructs/private/synthesis/stack-synthesis';
import { CamUser } from '../../../../lib/tencentcloud/cam-user';
import { noteOf, opsStack } from '../../synth';

const user = (id: string): TerraformResource => new CamUser(opsStack(), id, { name: 'alice' });
const note = (resource: TerraformResource, text: Record<string, string>): void =>
  StackSynthesis.of(resource).notes.add(resource, text);

describe('a note', () => {
  it("is written beside CDKTF's own", () => {
    const alice = user('Alice');
    note(alice, { construct: 'TrtcSubUser' });
    const { resource } = alice.cdktfStack.toTerraform() as { resource: { tencentcloud_cam_user: object } };
    expect(resource.tencentcloud_cam_user).toMatchObject({
      Alice: { '//': { metadata: { path: 'Ops/Alice', uniqueId: 'Alice' }, trtc: { construct: 'TrtcSubUser' } } },
    });
  });

  it('follows a resource whose name in Terraform is overridden later', () => {
    const alice = user('Alice');
    note(alice, { construct: 'TrtcSubUser' });
    alice.overrideLogicalId('adopted');
    expect(noteOf(alice)).toEqual({ construct: 'TrtcSubUser' });
  });

  it('leaves what a user overrides alone', () => {
    const alice = user('Alice');
    alice.addOverride('//.ours', 'kept');
    note(alice, { construct: 'TrtcSubUser' });
    const { resource } = alice.cdktfStack.toTerraform() as { resource: { tencentcloud_cam_user: object } };
    expect(resource.tencentcloud_cam_user).toMatchObject({ Alice: { '//': { ours: 'kept', trtc: {} } } });
  });
});
