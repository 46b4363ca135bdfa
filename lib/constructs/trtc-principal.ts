import { type TerraformProvider } from 'cdktf';
import { type IConstruct } from 'constructs';

/** What kind of principal someone is. */
export enum TrtcPrincipalKind {
  /** A sub-user of the root account. */
  SUB_USER = 'sub-user',
  /** A user group of the root account. */
  USER_GROUP = 'user-group',
}

/**
 * Who may hold policies: a sub-user or a user group, made here or existing.
 *
 * @see ITrtcUser
 * @see ITrtcGroup
 */
export interface ITrtcPrincipal extends IConstruct {
  /** Whether it is a sub-user or a user group. */
  readonly principalKind: TrtcPrincipalKind;

  /**
   * Its name in CAM, as declared.
   *
   * It says who this is in ids, checks and reports. A principal is the same principal in two places of the program when
   * kind, name and account are the same.
   */
  readonly principalName: string;

  /**
   * What Terraform's names of its grants are made of.
   *
   * It stays the same for as long as it is the same principal: the name, or where in the program it is made when its name
   * may change.
   */
  readonly stableName: string;

  /**
   * What Terraform attaches a policy to: the name of a sub-user, the id of a group.
   *
   * For a principal that is made here it refers to the resource, so that Terraform makes and destroys in the right order.
   */
  readonly principalRef: string;

  /**
   * The provider block of the account that it lives in.
   *
   * @default - the stack's provider without an alias
   */
  readonly provider?: TerraformProvider;
}
