/** Stand for the values of policy variables: constants of which nothing is known. Private-use characters: no policy holds them. */
export const CALLER = '\uE001';
/** Also what an account that is left out stands for. */
export const OWNER = '\uE002';
export const OWNER_APP = '\uE003';

const ANY = /[\uE001-\uE003]/;
const EVERY = /[\uE001-\uE003]/g;

export function holdsPlaceholder(text: string): boolean {
  return ANY.test(text);
}

/** The pattern of all that the text may become. */
export function withWildcards(text: string): string {
  return text.replace(EVERY, '*');
}
