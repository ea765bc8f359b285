import type { RejectionReason } from '../../model/rejections.ts';

/** Users that are longer than this are rejected. */
export const largestUser = 4 << 20;

/** Hears of each user; a user that was read lies in the cells of the walk. */
export interface UserSink {
  user(line: number): void;
  rejected(line: number, reason: RejectionReason): void;
  /** Hears of an entry that only says that a user is gone; its attributes lie in the cells of the walk. */
  removed(line: number): void;
}

/** Where reading stopped, and why. */
export interface ReadingStop {
  readonly line: number;
  readonly why: 'json-cut-off' | 'json-malformed';
}
