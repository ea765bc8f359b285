import { z } from 'zod';
import type { SafeguardName } from '../model/safeguards.ts';

const share = z.union([z.int().min(0).max(100), z.literal('unlimited')]);
const limit = z.union([z.int().min(0), z.literal('unlimited')]);

/** Limits on mass effects, as people write them. */
export const writtenSafeguards = z
  .strictObject({
    'unmatched-share': share
      .optional()
      .describe('Per cent of the accounts that may be unmatched (default: 20, of under 100 accounts 50).'),
    creates: limit.optional().describe('How many users a pack may create (default: 500).'),
    shrink: share
      .optional()
      .describe('Per cent by which an export may be smaller than the last one (default: 5).'),
  } satisfies Record<SafeguardName, z.ZodType>)
  .describe('Beyond which mass effects no pack is written.');
