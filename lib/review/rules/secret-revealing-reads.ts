import { trtcActions } from '../../catalog';
import {
  compareAccess,
  type Grants,
  type PolicyDocument,
  type PolicyStatement,
  printPolicyDocument,
} from '../../policy';
import { quoted } from '../../policy/parse/quoted';
import { type Rule } from './rule';

const REVEALING = trtcActions.filter(({ revealsSecret }) => revealsSecret).map(({ name }) => name);

export const secretRevealingReads: Rule = {
  id: 'secret-revealing-reads',
  severity: 'warning',
  title: 'A custom policy hands out TRTC’s keys or signatures',
  why: 'Whoever may call one of these actions, three of which count as reads, can enter rooms as somebody else.',
  remedy: 'Name the reads that the work needs, or deny these actions in the same policy.',
  see: 'https://www.tencentcloud.com/document/product/647/39549',
  *check({ account }) {
    for (const { kind, name, key, declared, document } of account.policies) {
      if (kind === 'preset' || declared === undefined || document.state !== 'read') continue;
      const revealed = revealedBy(document.document);
      if (revealed.length === 0) continue;
      const shown = typeof name === 'string' ? name : key;
      const actions = revealed.map((action) => `\`${action}\``).join(', ');
      yield {
        origin: declared.origin,
        message: `policy ${quoted(shown)} allows ${actions}, which hand out keys or signatures; name the reads that are needed, or deny these`,
        about: revealed.map((action) => [shown, action, printPolicyDocument(about(action, document.document))]),
      };
    }
  },
};

/** What a document says of an action: editing the rest of it makes no other finding. */
function about(action: string, document: PolicyDocument): PolicyDocument {
  return { ...document, statement: document.statement.filter((statement) => mayName(action, statement)) };
}

const NOTHING: Grants = { documents: [] };

/** The policy engine decides, denies and conditions included; what may be allowed counts. */
function revealedBy(document: PolicyDocument): string[] {
  const { version, statement } = document;
  return REVEALING.filter((action) => {
    if (!statement.some((one) => one.effect === 'allow' && mayName(action, one))) return false;
    const only: PolicyStatement = { effect: 'allow', action: [action], resource: ['*'], condition: [] };
    const reached = { documents: [document], boundary: { version, statement: [only] } };
    return !['none', 'equivalent'].includes(compareAccess(NOTHING, reached).verdict);
  });
}

/** Leaves out what names other actions in full, which is quick to see. */
function mayName(action: string, { action: named }: PolicyStatement): boolean {
  return named.some((one) => one.includes('*') || one.toLowerCase().endsWith(action.toLowerCase()));
}
