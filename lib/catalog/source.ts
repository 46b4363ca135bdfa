/** A public document or SDK that states facts about TRTC's access management. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** The date that the document itself carries, such as `2025-03-26`; absent where it carries none. */
  readonly revision?: string;
  /** When it was read for this catalogue, as year and month. */
  readonly seen: string;
  /** What of it could not be read, in a few words. */
  readonly gap?: string;
}
