/** What a request says, in the API's words. What is null is not sent. */
export type Parameters = Readonly<Record<string, unknown>>;
