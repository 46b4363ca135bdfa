import { type TerraformProvider, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { DataTencentcloudUserInfo } from '../../tencentcloud/data-tencentcloud-user-info';

const ID = 'TrtcAccountOwner';

/** The root accounts that a stack works for: each looked up once, however many policies name its applications. */
export class AccountOwner extends Construct {
  /** That of the stack that a scope is in. */
  public static of(scope: Construct): AccountOwner {
    const stack = TerraformStack.of(scope);
    return (stack.node.tryFindChild(ID) as AccountOwner | undefined) ?? new AccountOwner(stack, ID);
  }

  private readonly uins = new Map<string, number>();

  /** The root account's uin, for a policy's document. */
  public uin(provider?: TerraformProvider): number {
    const id = provider?.alias ?? 'Resource';
    let uin = this.uins.get(id);
    if (uin === undefined) {
      uin = uinToken(new DataTencentcloudUserInfo(this, id, { provider }).ownerUin);
      this.uins.set(id, uin);
    }
    return uin;
  }
}

/** A uin that only Terraform knows, as a number token: the provider has it as text, but digits need no escape in JSON. */
export function uinToken(uin: string): number {
  return Token.asNumber(uin);
}
