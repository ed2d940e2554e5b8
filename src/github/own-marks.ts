import type { Issue } from '#core/output/flag/issue.ts';
import { flagLabel, labelKey } from '#core/output/flag/labels.ts';
import { parseMarker } from '#core/output/flag/marker.ts';
import { type Account, isOurs } from '#core/output/mark/account.ts';
import { adoption, labelledBy, mayAdopt } from '#core/output/mark/adoption.ts';
import { Refusal } from './github-error.ts';
import type { Issues } from './issues.ts';

/** A hidden mark of ours in a text that somebody else wrote. It is left alone. */
export interface ForeignMark {
  readonly issue: number;
  /** The record that it names, or `after-care`; undefined for a comment. */
  readonly subject?: string;
  readonly what: 'issue' | 'comment';
  /** Login of the author; undefined where the account is gone. */
  readonly author: string | undefined;
}

/** Issues with the mark of a flag. */
export interface SortedIssues {
  /** Those that count as flags. */
  readonly ours: Issue[];
  /** Numbers of those among them that somebody else wrote, and whose marker is not believed. */
  readonly places: Set<number>;
  readonly foreign: ForeignMark[];
}

/** Whose marks there are in a repository. */
export interface OwnMarks {
  /** Whether a mark in a text of this author counts. Asks GitHub who writes now, once, where nothing else tells. */
  readonly isOurs: (author: Account | undefined) => Promise<boolean>;
  readonly sort: (issues: readonly Issue[]) => Promise<SortedIssues>;
}

/** Of so many issues of others it is asked who put the label on them; the newest first. */
const LOOKED_INTO = 20;

/** @param named `flag_identities` of site.yml. */
export function ownMarks(named: readonly string[], issues: Issues): OwnMarks {
  let asked: Promise<Account | undefined> | undefined;
  const current = () => {
    asked ??= issues.viewer().catch((error: unknown) => {
      // Where GitHub does not say, site.yml does.
      if (named.length > 0 && error instanceof Refusal && error.status < 500) return undefined;
      throw error;
    });
    return asked;
  };
  const isOurMark = async (author: Account | undefined) =>
    isOurs(author, { named }) ||
    (author !== undefined && isOurs(author, { named, current: await current() }));

  /** What an issue of somebody else is, that has the mark of a flag. */
  const adopted = async ({ number, author, created, labels }: Issue) => {
    if (!labels.some(isFlagLabel)) return 'foreign';
    const decided = labelledBy({ author, created }, await issues.labelEvents(number), isFlagLabel);
    if (!decided || !mayAdopt(await issues.rightsOf(decided.by.login))) return 'foreign';
    const edit = await issues.lastEdit(number);
    const isOurEdit = await isOurMark(edit?.by);
    return adoption(edit, decided.at, () => isOurEdit);
  };

  return {
    isOurs: isOurMark,
    sort: async (all) => {
      const ours: Issue[] = [];
      const places = new Set<number>();
      const foreign: ForeignMark[] = [];
      let left = LOOKED_INTO;
      for (const issue of all.toSorted((a, b) => b.number - a.number)) {
        const marker = parseMarker(issue.body);
        if (!marker) continue;
        const isOurs = await isOurMark(issue.author);
        const kind = isOurs ? 'ours' : left-- > 0 ? await adopted(issue) : 'foreign';
        if (kind === 'place') places.add(issue.number);
        if (kind !== 'foreign') ours.push(issue);
        else {
          const subject = marker.lane === 'live' ? marker.record : marker.lane;
          foreign.push({ issue: issue.number, subject, what: 'issue', author: issue.author?.login });
        }
      }
      return { ours, places, foreign };
    },
  };
}

function isFlagLabel(name: string): boolean {
  return labelKey(name) === labelKey(flagLabel);
}
