import { DAY } from '#core/base/time/instant.ts';

/** How far before the date in its file's name an entry, or `started`, may be, in days. */
export const DAYS_BEFORE_NAME = 31;
/** The same for a maintenance, which may be named by its window and announced long before, and for `started`. */
export const LONG_BEFORE_NAME = 366;
/** How far after the date in its file's name an entry or a window may be, in days. */
export const DAYS_AFTER_NAME = 366;
/** The longest window of a maintenance. */
export const LONGEST_WINDOW = 31 * DAY;
/** How far ahead of its entry the next update may be promised on a severity of the live lane. */
export const NEXT_UPDATE_AHEAD = 7 * DAY;
/** A next update later than this many times what the severity promises is probably a slip. */
export const NEXT_UPDATE_CADENCES = 4;
/** So is a silence, while an incident is open, of more than this many times the same. */
export const GAP_CADENCES = 10;
/** Impact that began longer than this before the first entry is worth a second look. */
export const STARTED_BEFORE = DAY;
/** Longer than this, the month or the year may be wrong. A breach that is found late is no mistake. */
export const STARTED_LONG_BEFORE = 31 * DAY;
