/** Whether a request that failed was carried out: refused is `no`, and an answer that got lost is `unknown`. */
export type Done = 'no' | 'unknown';

/** What CAM refused, or what kept it from answering: one line, with the API's code and the request's id. */
export class CamError extends Error {
  public override readonly name = 'CamError';

  public constructor(
    message: string,
    /** Such as `ResourceNotFound.UserNotExist`; `ClientError.…` when there was no answer of the API. */
    public readonly code: string,
    public readonly done: Done,
  ) {
    super(message);
  }

  /** Whether it says that the user, key or policy is not there. CAM says so in several ways. */
  public get isAbsence(): boolean {
    return /^ResourceNotFound\b|NotExists?$/.test(this.code);
  }
}
