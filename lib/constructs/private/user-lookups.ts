import { type TerraformProvider, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { DataTencentcloudCamUsers } from '../../tencentcloud/data-tencentcloud-cam-users';
import { exactlyOne } from './exactly-one';
import { idWithin } from './id-within';
import { quoted } from './problems';

const ID = 'TrtcExistingUsers';

/** The existing sub-users whose number a stack needs: each looked up once. */
export class UserLookups extends Construct {
  /** Those of the stack that a scope is in. */
  public static of(scope: Construct): UserLookups {
    const stack = TerraformStack.of(scope);
    return (stack.node.tryFindChild(ID) as UserLookups | undefined) ?? new UserLookups(stack, ID);
  }

  private readonly uins = new Map<string, number>();

  public uin(userName: string, stableName: string, provider?: TerraformProvider): number {
    const id = idWithin(provider, stableName);
    let uin = this.uins.get(id);
    if (uin === undefined) {
      const lookup = new DataTencentcloudCamUsers(this, id.replaceAll('/', '--'), {
        name: userName,
        provider,
        lifecycle: exactlyOne(
          'user_list',
          `sub-user ${quoted(stableName)} is not in this account: check its spelling in the console's list of users, and the account that the provider works for`,
        ),
      });
      uin = lookup.userList.get(0).uin;
      this.uins.set(id, uin);
    }
    return uin;
  }
}
