/** What happened to the rows of a table: those that are new or changed, and the keys of those that are gone. */
export interface TableChanges<Row, Key> {
  readonly put: readonly Row[];
  readonly removed: readonly Key[];
}

/**
 * The rows of one kind, by their key, in the order in which they came. A row never changes, it is replaced: so the table
 * knows which ones did, and only those have to be saved.
 */
export class Table<Row, Key extends number | string> {
  private readonly byKey = new Map<Key, Row>();
  private readonly touched = new Set<Key>();

  public constructor(
    private readonly keyOf: (row: Row) => Key,
    rows: readonly Row[],
    /** Told of each row that is replaced, new or gone. */
    private readonly watch: (before: Row | undefined, after: Row | undefined) => void = () => undefined,
  ) {
    for (const row of rows) this.set(row);
  }

  public get size(): number {
    return this.byKey.size;
  }

  public all(): Row[] {
    return [...this.byKey.values()];
  }

  public tryGet(key: Key): Row | undefined {
    return this.byKey.get(key);
  }

  public put(row: Row): Row {
    this.touched.add(this.set(row));
    return row;
  }

  public remove(key: Key): void {
    if (this.delete(key)) this.touched.add(key);
  }

  /** Does again what `takeChanges` told. */
  public replay({ put, removed }: TableChanges<Row, Key>): void {
    for (const key of removed) this.delete(key);
    for (const row of put) this.set(row);
  }

  /** What happened since this was last asked. */
  public takeChanges(): TableChanges<Row, Key> {
    const keys = [...this.touched];
    this.touched.clear();
    return {
      put: keys.flatMap((key) => this.byKey.get(key) ?? []),
      removed: keys.filter((key) => !this.byKey.has(key)),
    };
  }

  private set(row: Row): Key {
    const key = this.keyOf(row);
    this.watch(this.byKey.get(key), row);
    this.byKey.set(key, row);
    return key;
  }

  private delete(key: Key): boolean {
    this.watch(this.byKey.get(key), undefined);
    return this.byKey.delete(key);
  }
}
