import { type AccessMatchers, accessMatchers } from './access-matchers';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- this is how Jest's own types are extended
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T> extends AccessMatchers<R> {}
  }
}

const { expect } = globalThis as { expect?: { extend?: (matchers: typeof accessMatchers) => void } };

// A setup file has a global `expect` unless it is asked not to; then `expect.extend(accessMatchers)` does the same.
expect?.extend?.(accessMatchers);
