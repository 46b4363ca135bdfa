import { type Attachments, type Holder } from './attachment';

const NOTHING: Attachments = [];

/** How many users and groups hold each policy, counted as they change: a full account has 200,000 attachments. */
export class AttachmentCounts {
  private readonly counts = new Map<number, number>();

  public of(policyId: number): number {
    return this.counts.get(policyId) ?? 0;
  }

  /** Notes that a holder is now another one, new, or gone. */
  public readonly note = (before: Holder | undefined, after: Holder | undefined): void => {
    const [old, current] = [before?.attachments ?? NOTHING, after?.attachments ?? NOTHING];
    if (old === current) return;
    for (const { policyId } of old) this.add(policyId, -1);
    for (const { policyId } of current) this.add(policyId, 1);
  };

  private add(policyId: number, more: number): void {
    const count = this.of(policyId) + more;
    if (count === 0) this.counts.delete(policyId);
    else this.counts.set(policyId, count);
  }
}
