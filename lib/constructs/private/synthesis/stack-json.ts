/** A resource as CDKTF writes it; `//` is for readers, Terraform ignores it. */
export interface Block {
  [argument: string]: unknown;
  '//'?: { metadata?: object; trtc?: object };
}

/** A stack as CDKTF writes it: blocks by type, then by name in Terraform. */
export interface StackJson {
  resource?: Partial<Record<string, Partial<Record<string, Block>>>>;
}
