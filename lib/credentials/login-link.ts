import { type Credentials, type Site } from './credentials';

const PAGES: Readonly<Record<Site, string>> = {
  china: 'https://cloud.tencent.com/login/subAccount',
  international: 'https://www.tencentcloud.com/login/subAccount',
};

/**
 * Where a sub-user logs in, with account and name filled in.
 *
 * Tencent documents that the console shows such a link and not how it is made up; this form is what it looks like in public.
 *
 * @see https://www.tencentcloud.com/document/product/647/39550
 */
export function loginLink(site: Site, { ownerUin, userName }: Pick<Credentials, 'ownerUin' | 'userName'>): string {
  return `${PAGES[site]}/${ownerUin}?type=subAccount&username=${encodeURIComponent(userName)}`;
}

/** The links of somebody's credentials: one where the site is known, both where it is not, none without console login. */
export function loginLinks(credentials: Credentials): Readonly<Partial<Record<Site, string>>> {
  const { password, site } = credentials;
  if (password === undefined) return {};
  const sites: readonly Site[] = site === undefined ? ['china', 'international'] : [site];
  return Object.fromEntries(sites.map((one) => [one, loginLink(one, credentials)]));
}
