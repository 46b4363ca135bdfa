import { quoted } from '../../policy/parse/quoted';
import { keysInUse } from './keys';
import { type Rule } from './rule';

export const userWithConsoleAndKey: Rule = {
  id: 'user-with-console-and-key',
  severity: 'warning',
  title: 'A user signs in to the console and has an API key',
  why: 'A person and a program then share one identity: what the key did and what the person did cannot be told apart.',
  remedy: 'Make one user for the person and one for the program.',
  see: 'https://www.tencentcloud.com/document/product/647/39550',
  *check(view) {
    for (const [user, [key]] of keysInUse(view.account)) {
      if (user === null || key === undefined || view.user(user)?.consoleLogin !== true) continue;
      const name = quoted(view.nameOf(user));
      yield {
        origin: key.origin,
        message: `${name} signs in to the console and has an API key; make one user for the person and one for the program`,
        about: [name],
      };
    }
  },
};
