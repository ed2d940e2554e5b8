import type { VisibleEntry, VisibleRecord } from '#core/audience/visible.ts';
import { escapeHtml, paragraphOf, type RichText } from '#core/base/markdown/rich-text.ts';
import { dateIn, type Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { dateTimeLabel, intervalLabel, timeLabel } from '#core/base/time/label.ts';
import type { Step } from '#core/content/record/timeline.ts';
import { severityName } from '#core/output/severity-name.ts';
import { componentName, type FeedContext } from './feed-context.ts';

/**
 * What an item says: the message, a new severity, the state of each component from then on, and by when there
 * will be more. For the team, its notes too.
 */
export function entryBody(record: VisibleRecord, step: Step<VisibleEntry>, context: FeedContext): RichText {
  const { entry, derived } = step;
  const { t } = context;
  const parts = [
    derived && paragraphOf(t(`window.${derived}`)),
    entry?.message,
    reclassification(step, context),
    plannedWindow(step, context),
    componentStates(record, step, context),
    nextUpdate(record, entry, context),
    ...internalParts(entry, context),
  ].filter((part) => part !== undefined);
  return {
    html: parts.map(({ html }) => html).join('\n'),
    text: parts.map(({ text }) => text).join('\n\n'),
  };
}

function reclassification({ severity, severityBefore }: Step, context: FeedContext): RichText | undefined {
  if (severityBefore === undefined) return undefined;
  const from = severityName(severityBefore, context);
  const to = severityName(severity, context);
  return paragraphOf(context.t('timeline.reclassified', { from, to }));
}

/** The window that lies ahead; where an entry names another than before, both. */
function plannedWindow(
  { window, windowBefore, status }: Step,
  { config, t }: FeedContext,
): RichText | undefined {
  if (!window || (status !== 'scheduled' && !windowBefore)) return undefined;
  const { time_zone, locale } = config.site;
  const label = (interval: Interval) => intervalLabel(interval, time_zone, locale);
  return paragraphOf(
    windowBefore
      ? t('timeline.window-changed', { from: label(windowBefore), to: label(window) })
      : t('outcome.scheduled', { window: label(window) }),
  );
}

/** Before a window begins, what it will do to its components. */
function componentStates(
  { components }: VisibleRecord,
  step: Step<VisibleEntry>,
  context: FeedContext,
): RichText | undefined {
  const states = step.status === 'scheduled' ? { ...components, ...step.entry?.components } : step.components;
  const lines = Object.entries(states).map(
    ([id, state]) => `${componentName(id, context)}: ${context.t(`state.${state}`)}`,
  );
  if (lines.length === 0) return undefined;
  return {
    html: `<ul>\n${lines.map((line) => `<li dir="auto">${escapeHtml(line)}</li>`).join('\n')}\n</ul>`,
    text: lines.join('\n'),
  };
}

function nextUpdate(
  record: VisibleRecord,
  entry: VisibleEntry | undefined,
  { config, t, nextUpdateAfter }: FeedContext,
): RichText | undefined {
  const due = entry && nextUpdateAfter(record, entry);
  if (!entry || due === undefined) return undefined;
  return paragraphOf(t('next-update.due', { time: nearLabel(due, entry.at, config) }));
}

/** A time; with its date where that is another than the reader's own. */
function nearLabel(at: Instant, from: Instant, { site }: FeedContext['config']): string {
  const { time_zone, locale } = site;
  const label = dateIn(at, time_zone) === dateIn(from, time_zone) ? timeLabel : dateTimeLabel;
  return label(at, time_zone, locale);
}

function internalParts(entry: VisibleEntry | undefined, { t }: FeedContext): RichText[] {
  if (!entry?.internal) return [];
  const { note, by, published } = entry.internal;
  const said = [
    by && t('internal.by', { by }),
    // A message that nobody outside reads must not be taken for one that is out.
    !published && t('internal.entry-unpublished'),
  ].filter((part) => typeof part === 'string' && part !== '');
  const mark = paragraphOf([t('internal.label'), ...said].join(' · '));
  if (!note && said.length === 0) return [];
  return [
    {
      html: `<div class="internal">\n${mark.html}${note ? `\n${note.html}` : ''}\n</div>`,
      text: [mark.text, ...(note ? [note.text] : [])].join('\n\n'),
    },
  ];
}
