/**
 * How many characters a policy document may have.
 *
 * @see https://www.tencentcloud.com/document/product/598/10609
 */
export const MAX_POLICY_LENGTH = 6144;

/**
 * The characters of a policy document as CAM counts them, against a limit of `MAX_POLICY_LENGTH`.
 *
 * Spaces, tabs and line breaks are not counted. `\/` counts as `/`: CAM escapes slashes when it returns a document.
 *
 * @see https://www.tencentcloud.com/document/product/598/10604
 */
export function policyLength(json: string): number {
  return json.replace(/\\[^]|[ \t\n\r]+/g, (part) => (part === '\\/' ? '/' : part.startsWith('\\') ? part : '')).length;
}
