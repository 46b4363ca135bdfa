/** Saves what changes, so that an answer can wait until it will be remembered. Changes that come together share one save. */
export class StateKeeper {
  private changes = 0;
  private saved = 0;
  private unsaved: string[] = [];
  private saving: Promise<void> | undefined;

  /** @param save keeps these changes; after it failed, it keeps everything the next time */
  public constructor(private readonly save: (changes: readonly string[]) => Promise<void>) {}

  /** To be called right after each change. */
  public changed(change: string): void {
    this.changes += 1;
    this.unsaved.push(change);
    // Whoever waits for it hears of a failure; the next change or wait tries again.
    this.settled().catch(() => undefined);
  }

  /** Resolves once all that has changed so far is saved; rejects when it can't be. */
  public async settled(): Promise<void> {
    const wanted = this.changes;
    while (this.saved < wanted) await (this.saving ??= this.saveOnce());
  }

  private async saveOnce(): Promise<void> {
    const covered = this.changes;
    const changes = this.unsaved;
    this.unsaved = [];
    try {
      await this.save(changes);
      this.saved = covered;
    } finally {
      this.saving = undefined;
    }
  }
}
