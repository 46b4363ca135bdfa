import { type Grants, type Request } from '../../../lib/policy';
import { type Reading } from '../oracle/reading';

export type Verdict = 'none' | 'equivalent' | 'narrowed' | 'broadened' | 'incomparable' | 'unknown';

/** What is judged. */
export interface Engine {
  readonly compareAccess: (
    before: Grants,
    after: Grants,
  ) => { readonly verdict: Verdict; readonly gained?: Request; readonly lost?: Request };
  readonly evaluate: (grants: Grants, request: Request) => 'allow' | 'deny' | 'unknown';
}

/** A defect of the engine, or of the oracle. */
export interface Problem {
  readonly kind: 'false no gain' | 'false no loss' | 'no witness' | 'unconfirmed witness' | 'wrong decision';
  readonly says: string;
  readonly reading?: Reading;
  readonly request?: Request;
}
