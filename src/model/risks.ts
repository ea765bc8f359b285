/** What go-live would do to the owners of accounts; by application row, each a code of `answers`. */
export interface Risks {
  /** The account is in use, and nobody who is enabled claims it. */
  readonly lockout: Uint8Array;
}
