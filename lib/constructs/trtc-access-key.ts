import { TerraformOutput, type TerraformProvider, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { type Recipient, readRecipientSync } from '../credentials/pgp/recipient';
import { CamAccessKey } from '../tencentcloud/cam-access-key';
import { AccessChecks } from './private/account/access-checks';
import { described, homeOf } from './private/account/records';
import { noteUse } from './private/account/note-use';
import { Declaration } from './private/declaration';
import { noObjectProblems, noTextProblems } from './private/input-problems';
import { providerProblems } from './private/provider-problems';
import { type ITrtcUser } from './trtc-sub-user';

/** Whose key it is to be, and who may read its secret. */
export interface TrtcAccessKeyProps {
  /** The sub-user who signs with the key, made here or existing. It has at most two. */
  readonly user: ITrtcUser;

  /**
   * The PGP public key of whoever is to have the secret: armoured, or the base64 of the binary form.
   *
   * Nobody else can read the secret, Terraform and the operator included. Another person's key makes another access key;
   * the same person's key with a later expiry changes nothing.
   *
   * @see https://github.com/tencentcloudstack/terraform-provider-tencentcloud/blob/master/website/docs/r/cam_access_key.html.markdown
   */
  readonly pgpKey: string;

  /**
   * Whether the key is disabled. CAM makes every key enabled, so that a new one is disabled by the apply after the next.
   *
   * @default - left as it is in the account: an apply never enables a key that somebody disabled
   */
  readonly disabled?: boolean;

  /**
   * The provider block of the account to make it in.
   *
   * @default - that of the sub-user
   */
  readonly provider?: TerraformProvider;
}

/**
 * An API key of a sub-user, whose secret is in Terraform's state for its recipient only.
 *
 * The output below it holds what the recipient needs: name, SecretId, and the encrypted secret.
 *
 * @see https://cloud.tencent.com/document/product/598/52594
 */
export class TrtcAccessKey extends Construct {
  /** The SecretId. */
  public readonly accessKeyId: string;
  /** The secret, encrypted to the recipient: an OpenPGP message in base64. */
  public readonly encryptedSecret: string;
  /** The fingerprint of the recipient's PGP key. */
  public readonly fingerprint: string;

  public constructor(scope: Construct, id: string, props: TrtcAccessKeyProps) {
    super(scope, id);
    const { user, pgpKey } = props;
    const declaration = Declaration.of(this, 'TrtcAccessKey');
    declaration
      .problems()
      .add(...noObjectProblems('user', user, 'userUin', 'a sub-user'), ...noTextProblems('pgp key', pgpKey))
      .throwIfAny();
    const { provider = user.provider } = props;
    const outcome = readRecipientSync(pgpKey, new Date());
    const problems = declaration.problems().add(...providerProblems(this, provider));
    if ('problem' in outcome) problems.add(`pgp key: ${outcome.problem}`);
    problems.throwIfAny();
    const { fingerprint, publicKey } = (outcome as { recipient: Recipient }).recipient;

    const recipient = new TerraformResource(this, 'Recipient', { terraformResourceType: 'terraform_data' });
    recipient.addOverride('triggers_replace', fingerprint);
    declaration.writeTo(recipient);
    const key = new CamAccessKey(this, 'Resource', {
      // Without it the provider makes a key for whoever runs Terraform.
      targetUin: user.userUin,
      pgpKey: Buffer.from(publicKey).toString('base64'),
      status: props.disabled === true ? 'Inactive' : undefined,
      provider,
      // The text of a PGP key changes with its expiry, and the provider would make another access key for that.
      lifecycle: {
        ignoreChanges: ['pgp_key'],
        replaceTriggeredBy: [`${recipient.terraformResourceType}.${recipient.friendlyUniqueId}`],
      },
    });
    declaration.writeTo(key);
    this.accessKeyId = key.accessKey;
    this.encryptedSecret = key.encryptedSecretAccessKey;
    this.fingerprint = fingerprint;
    new TerraformOutput(this, 'Handover', {
      description: 'An API key for its recipient: the secret is encrypted.',
      value: {
        user_name: user.userName,
        secret_id: this.accessKeyId,
        encrypted_secret: this.encryptedSecret,
        recipient: fingerprint,
      },
    });

    const home = { construct: this, provider };
    noteUse({ used: homeOf(user), user: home, what: () => described(user), place: () => declaration.place });
    AccessChecks.of(this).accessKeys.push({ user, home, declaration });
  }
}
