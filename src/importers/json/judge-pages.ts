import type { Completeness } from '../../model/completeness.ts';
import type { ImportedUsers } from '../importer.ts';
import type { PageMembers } from './page-members.ts';
import type { ReadingStop } from './user-sink.ts';

/** What is known of a page that was read. */
export interface ReadPage {
  readonly source: string;
  readonly members: PageMembers;
  readonly stop: ReadingStop | null;
  /** Entries of its list, of whatever kind. */
  readonly entries: number;
  /** Where it ends. */
  readonly line: number;
}

interface JudgedPages {
  readonly completeness: Completeness;
  readonly incomplete: ImportedUsers['incomplete'];
}

/** How complete the pages of a source are; `unique` is how many users and entries they hold, each counted once. */
export function judgePages(pages: readonly ReadPage[], unique: number): JudgedPages {
  const last = pages[pages.length - 1];
  const stopped = pages.find(({ stop }) => stop !== null);
  if (stopped?.stop) return incomplete({ ...stopped, ...stopped.stop }, stopped.stop.why);
  const totals = pages.filter(({ members }) => members.count !== null);
  const total = totals[0]?.members.count ?? null;
  const other = totals.find(({ members }) => members.count !== total);
  if (other !== undefined) return incomplete(other, 'totals-differ');
  const late = firstBehindGap(pages);
  if (late !== null) return incomplete(late, 'pages-missing');
  if (pages.every(({ members }) => members.hasNextLink)) return incomplete(last, 'more-pages');
  if (total === null) return { completeness: 'unproven', incomplete: null };
  if (total === String(unique)) return { completeness: 'proven', incomplete: null };
  const isFirstOfSeveral = pages.length === 1 && last.members.isListResponse && Number(total) > unique;
  return incomplete(last, isFirstOfSeveral ? 'more-pages' : 'count-differs');
}

/** The first page, by where it says it begins, before which users are missing. */
function firstBehindGap(pages: readonly ReadPage[]): ReadPage | null {
  const placed = pages
    .flatMap((page) => {
      const { startIndex } = page.members;
      return startIndex === null ? [] : [{ page, startIndex }];
    })
    .sort((one, other) => one.startIndex - other.startIndex);
  let next = 1;
  for (const { page, startIndex } of placed) {
    if (startIndex > next && page.entries > 0) return page;
    next = Math.max(next, startIndex + page.entries);
  }
  return null;
}

function incomplete(
  { source, line }: Pick<ReadPage, 'source' | 'line'>,
  why: NonNullable<ImportedUsers['incomplete']>['why'],
): JudgedPages {
  return { completeness: 'incomplete', incomplete: { source, line, why } };
}
