import { CamGroupPolicyAttachment } from '../../tencentcloud/cam-group-policy-attachment';
import { CamUserPolicyAttachment } from '../../tencentcloud/cam-user-policy-attachment';
import { StackSynthesis } from './synthesis/stack-synthesis';

/** The generated resource; its block is written here as long as nobody changes it. */
export class UserAttachment extends CamUserPolicyAttachment {
  private readonly plainBlocks = StackSynthesis.of(this).plainBlocks;

  public override toTerraform(): object {
    return this.plainBlocks.leaveOut(this, this.synthesizeAttributes()) ? {} : (super.toTerraform() as object);
  }
}

/** The same for a user group. */
export class GroupAttachment extends CamGroupPolicyAttachment {
  private readonly plainBlocks = StackSynthesis.of(this).plainBlocks;

  public override toTerraform(): object {
    return this.plainBlocks.leaveOut(this, this.synthesizeAttributes()) ? {} : (super.toTerraform() as object);
  }
}
