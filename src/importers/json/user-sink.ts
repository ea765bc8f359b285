import type { RejectionReason } from '../../model/rejections.ts';

/** Users that are longer than this are rejected. */
export const largestUser = 4 << 20;

/** Hears of each user; a user that was read lies in the cells of the walk. */
export interface UserSink {
  user(line: number): void;
  rejected(line: number, reason: RejectionReason): void;
}

/** Where reading stopped, and why. */
export interface ReadingStop {
  readonly line: number;
  readonly why: 'json-cut-off' | 'json-malformed';
}
