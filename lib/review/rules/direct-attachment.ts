import { quoted } from '../../policy/parse/quoted';
import { type Rule } from './rule';

export const directAttachment: Rule = {
  id: 'direct-attachment',
  severity: 'note',
  title: 'A policy is attached to a user where a group holds it',
  why: 'Whoever leaves the team leaves its groups; what is attached to them directly is easily forgotten.',
  remedy: 'Make the user a member of the group.',
  see: 'https://www.tencentcloud.com/document/product/598/10609',
  *check(view) {
    const { attachments, groups } = view.account;
    const declared = new Set(groups.flatMap(({ key, declared }) => (declared === undefined ? [] : [key])));
    const groupHolding = new Map<string, string>();
    for (const { kind, principal, policy } of attachments) {
      if (kind === 'group' && declared.has(principal) && !groupHolding.has(policy)) groupHolding.set(policy, principal);
    }
    if (groupHolding.size === 0) return;
    for (const attachment of attachments) {
      const group = groupHolding.get(attachment.policy);
      if (attachment.kind !== 'user' || group === undefined) continue;
      const [user, policy, holder] = [attachment.principal, attachment.policy, group].map((key) =>
        quoted(view.nameOf(key)),
      );
      yield {
        origin: attachment.origin,
        message: `user ${user} holds ${policy} directly, as group ${holder} does; make the user a member of the group`,
        about: [view.attached(attachment)],
      };
    }
  },
};
