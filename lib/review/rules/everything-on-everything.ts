import { printPolicyDocument } from '../../policy';
import { quoted } from '../../policy/parse/quoted';
import { allowsEverything } from './documents';
import { type Rule } from './rule';

export const everythingOnEverything: Rule = {
  id: 'everything-on-everything',
  severity: 'error',
  title: 'A policy allows everything on everything',
  why: 'It is `AdministratorAccess` under another name, and grows with every product that Tencent adds.',
  remedy: 'Name the actions that the work needs, and the applications.',
  see: 'https://cloud.tencent.com/document/product/598/105584',
  *check({ account }) {
    for (const { kind, name, key, declared, document } of account.policies) {
      if (kind === 'preset' || declared === undefined || document.state !== 'read') continue;
      if (!allowsEverything(document.document)) continue;
      const shown = typeof name === 'string' ? name : key;
      yield {
        origin: declared.origin,
        message: `policy ${quoted(shown)} allows \`*\` on \`*\`; name the actions that the work needs`,
        // With its denies: without one of them it would be more than what was acknowledged.
        about: [[shown, printPolicyDocument(document.document)]],
      };
    }
  },
};
