import { quoted } from './quoted';
import { textProblem, variableProblem, wildcardProblem } from './text';

const FORM = '`qcs::<service>:<region>:<account>:<resource>`';

const NAME = /^[A-Za-z0-9_*-]*$/;
const ACCOUNT = /^(?:\*?|uin\/(?:[0-9*]*|\$\{(?:owner_)?uin\})|uid\/(?:[0-9*]*|\$\{app_id\}))$/;

/**
 * What is wrong with a resource of a statement; `undefined` for `*` and for six segments such as
 * `qcs::trtc::uin/100000000001:sdkappid/1400000001`.
 *
 * @see https://www.tencentcloud.com/document/product/598/10606
 */
export function resourceProblem(text: string): string | undefined {
  if (text === '*') return undefined;
  return textProblem(text) ?? wildcardProblem(text) ?? variableProblem(text) ?? segmentsProblem(text, text.split(':'));
}

function segmentsProblem(text: string, segments: readonly string[]): string | undefined {
  const [scheme, project, service, region, account, resource] = segments;
  if (segments.length !== 6) {
    return `${quoted(text)} has ${segments.length} of six segments; write \`*\` or ${FORM}`;
  }
  if (scheme !== 'qcs') return `${quoted(text)} does not start with \`qcs:\`; write ${FORM}`;
  if (project !== '') {
    return `project ${quoted(project ?? '')} of ${quoted(text)} is of an older policy syntax; leave it empty`;
  }
  if (!NAME.test(service ?? '')) return `service ${quoted(service ?? '')} of ${quoted(text)} is no name of a product`;
  if (!NAME.test(region ?? '')) return `region ${quoted(region ?? '')} of ${quoted(text)} is no name of a region`;
  if (!ACCOUNT.test(account ?? '')) {
    return `account ${quoted(account ?? '')} of ${quoted(text)} is no account; write \`uin/<owner's uin>\`, or leave it empty`;
  }
  if (resource === undefined || resource.trim() !== resource || resource === '') {
    return `${quoted(text)} names no resource in its last segment; write \`*\` for every one`;
  }
  return undefined;
}
