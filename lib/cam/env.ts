export type Env = Readonly<Record<string, string | undefined>>;

/** The text of a file, or undefined when there is none. */
export type ReadText = (path: string) => string | undefined;
