/** The consoles of Tencent Cloud. */
export type Site = 'china' | 'international';

/** The secret of an API key: in clear, or as the recipient's PGP message that Terraform keeps. */
export type KeySecret = { readonly clear: string } | { readonly encrypted: string };

/** An API key as it is handed over. */
export interface KeyCredentials {
  readonly secretId: string;
  readonly secret: KeySecret;
}

/** What a sub-user needs to log in, to sign requests, or both. */
export interface Credentials {
  readonly userName: string;
  /** The uin of the root account, which the login link needs. */
  readonly ownerUin: string;
  /** The console that the account belongs to; undefined where nobody knows. */
  readonly site: Site | undefined;
  /** For the first login; undefined for a user without console login. */
  readonly password: string | undefined;
  readonly key: KeyCredentials | undefined;
}
