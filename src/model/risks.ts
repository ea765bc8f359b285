/** What go-live would do to the owners of accounts; by application row, each a code of `answers`. */
export interface Risks {
  /** Nobody claims the account, and provisioning would create another one for its likely owner. */
  readonly duplicate: Uint8Array;
  /** Nobody claims the account, and its owner claims another one. */
  readonly secondAccount: Uint8Array;
  /** The account is in use, and nobody who is enabled claims it. */
  readonly lockout: Uint8Array;
}
