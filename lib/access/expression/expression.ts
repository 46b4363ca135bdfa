/** The part of Terraform's expression language that can be settled without Terraform. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: null | boolean | number | string }
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | Traversal;

/** A root name and the way from there: `data.tencentcloud_cam_policies.ro.policy_list[0].policy_id`. */
export interface Traversal {
  readonly kind: 'traversal';
  readonly root: string;
  readonly steps: readonly TraversalStep[];
}

/** An attribute's name, or what stands in brackets. */
export type TraversalStep = string | { readonly index: Expression };
