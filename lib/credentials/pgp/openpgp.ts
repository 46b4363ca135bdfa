import type * as openpgpModule from 'openpgp' with { 'resolution-mode': 'import' };

/** Its types are those of an ES module, its code is loaded as CommonJS. */
export type OpenPgp = typeof openpgpModule;

/** Loaded when it is first needed: it takes longer than everything else together. */
export function openpgp(): OpenPgp {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() of CommonJS would read it twice
  return require('openpgp') as OpenPgp;
}
