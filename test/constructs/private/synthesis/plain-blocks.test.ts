import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformResource, TerraformStack, Testing } from 'cdktf';
import fc from 'fast-check';
import {
  type ITrtcPrincipal,
  TrtcPolicyBinding,
  TrtcPresetPolicy,
  TrtcSubUser,
  TrtcUserGroup,
} from '../../../../lib/constructs';
import { CamUserPolicyAttachment } from '../../../../lib/tencentcloud/cam-user-policy-attachment';
import { TencentcloudProvider } from '../../../../lib/tencentcloud/provider';
import { type Blocks } from '../../synth';

/** A stack that writes everything as CDKTF does. */
class SlowStack extends TerraformStack {
  public override toTerraform(): object {
    return super.toTerraform() as object;
  }
}

type Change = (attachment: TerraformResource) => void;

/** What somebody may do to an attachment through the escape hatch, and what Terraform then has. */
const CHANGES: Record<string, Change> = {
  nothing: () => undefined,
  anOverride: (attachment) => attachment.addOverride('policy_id', '1'),
  aComment: (attachment) => attachment.addOverride('//.ours', 'kept'),
  aName: (attachment) => attachment.overrideLogicalId(`adopted-${attachment.node.id.replace(/\W/g, '')}`),
  aLifecycle: (attachment) => {
    attachment.lifecycle = { preventDestroy: true };
  },
  aDependency: (attachment) => {
    attachment.dependsOn = ['tencentcloud_cam_user.other'];
  },
  aCount: (attachment) => {
    attachment.count = 1;
  },
  aProvisioner: (attachment) => {
    attachment.provisioners = [{ type: 'local-exec', command: 'true' }];
  },
  anImport: (attachment) => attachment.importFrom('alice#1'),
  aMove: (attachment) => attachment.moveFromId('tencentcloud_cam_user_policy_attachment.before'),
  anArgument: (attachment) => {
    if (attachment instanceof CamUserPolicyAttachment) attachment.policyId = '42';
  },
};
const change = fc.constantFrom(...Object.values(CHANGES));

/** Declares the same in stacks of one kind, changes its attachments in turn, and gives what CDKTF writes. */
function written(Stack: typeof TerraformStack, ...changes: Change[]): string[] {
  const app = new App({ outdir: Testing.app().outdir, skipValidation: true });
  const [people, access] = ['People', 'Access'].map((id) => new Stack(app, id)) as [TerraformStack, TerraformStack];
  new TencentcloudProvider(people, 'TencentCloud');
  new TencentcloudProvider(access, 'TencentCloud');
  const provider = new TencentcloudProvider(access, 'Other', { alias: 'other' });
  const principals: ITrtcPrincipal[] = [
    new TrtcSubUser(access, 'Alice', { userName: 'alice' }),
    new TrtcUserGroup(access, 'Ops', { groupName: 'ops', provider }),
    new TrtcSubUser(people, 'Bob', { userName: 'bob' }),
    new TrtcUserGroup(people, 'Elsewhere', { groupName: 'elsewhere' }),
    TrtcSubUser.fromUserName(access, 'Carol', 'carol "c"'),
  ];
  new TrtcPolicyBinding(access, 'Read', {
    principals,
    policies: [TrtcPresetPolicy.READONLY_ACCESS, TrtcPresetPolicy.FULL_ACCESS.withPolicyId('524252')],
  });
  const attachments = access.node
    .findAll()
    .filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node))
    .filter(({ terraformResourceType }) => terraformResourceType.endsWith('_policy_attachment'));
  changes.forEach((change, i) => change(attachments[i % attachments.length]!));
  app.synth();
  return [people, access].map(({ node }) => readFileSync(join(app.outdir, 'stacks', node.id, 'cdk.tf.json'), 'utf8'));
}

describe('attachments', () => {
  it("are written as CDKTF's own way writes them, whatever was done to them", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 10 }), (changes) => {
        const [slow, fast] = [SlowStack, TerraformStack].map((Stack) => written(Stack, ...changes));
        expect(fast).toEqual(slow);
      }),
      { numRuns: 15 },
    );
  });

  it('are changed by an override of their stack', () => {
    const override: Change = ({ cdktfStack, terraformResourceType, friendlyUniqueId }) =>
      cdktfStack.addOverride(`resource.${terraformResourceType}.${friendlyUniqueId}.policy_id`, '7');
    expect(written(TerraformStack, override)).toEqual(written(SlowStack, override));
  });

  it('refer to what is in another stack', () => {
    const [, access] = written(TerraformStack);
    expect(access).toContain('${data.terraform_remote_state.');
  });

  it('are there for a stack that has its own way to write Terraform', () => {
    let found: string[] = [];
    class OwnStack extends TerraformStack {
      public override toTerraform(): object {
        const terraform = super.toTerraform() as { resource: Blocks };
        found = Object.keys(terraform.resource);
        return terraform;
      }
    }
    Testing.synth(bound(new OwnStack(Testing.app(), 'Ops')));
    expect(found).toContain('tencentcloud_cam_user_policy_attachment');
  });

  it('give their block to whoever asks for it', () => {
    const stack = bound(new TerraformStack(Testing.app(), 'Ops'));
    Testing.synth(stack);
    const attachment = stack.node.findAll().find((node) => node instanceof CamUserPolicyAttachment);
    expect(attachment?.toTerraform()).toMatchObject({
      resource: {
        tencentcloud_cam_user_policy_attachment: { [attachment!.friendlyUniqueId]: { policy_id: '524252' } },
      },
    });
  });
});

function bound(stack: TerraformStack): TerraformStack {
  new TrtcPolicyBinding(stack, 'Read', {
    principals: [new TrtcSubUser(stack, 'Alice', { userName: 'alice' })],
    policies: [TrtcPresetPolicy.READONLY_ACCESS.withPolicyId('524252')],
  });
  return stack;
}
