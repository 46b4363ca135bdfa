/**
 * A refusal in the API's own words: a code that its documents list, and a message for people.
 *
 * @see https://www.tencentcloud.com/document/product/598/33169
 */
export class ApiError extends Error {
  public override readonly name = 'ApiError';

  public constructor(
    public readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
