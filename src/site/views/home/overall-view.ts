import type { Instant } from '#core/base/time/instant.ts';
import { confirmationOf } from '#core/output/built/confirmation.ts';
import type { Site } from '#site/model/site.ts';
import { overallLabel } from '#site/views/shared/overall-label.ts';
import { type Sentence, sentenceOf } from '#site/views/shared/sentence.ts';
import type { StateView } from '#site/views/shared/state-view.ts';
import { lookOfIndicator } from './board-view.ts';

/** The banner: how everything is, and as of when. */
export interface OverallView extends StateView {
  /** As of when that is, and until when it counts as confirmed. */
  readonly line: Sentence;
  /** Set once that is no longer confirmed. Nothing below the banner is green then. */
  readonly old?: true;
}

/**
 * The banner of a site that was built at an instant, as it is at the site's present. Once that is no longer confirmed, it
 * says so in place of that all is well; of what is not well it still says what it is.
 */
export function overallView(site: Site, builtAt: Instant): OverallView {
  const { t, times, board, config, now } = site;
  const { asOf, until } = confirmationOf(config, builtAt);
  const id = lookOfIndicator[board.overall.indicator];
  const label = overallLabel(t, board.overall);
  if (until === undefined) {
    return { id, label, line: sentenceOf(t('index.as-of'), { time: times.dateTime(asOf) }) };
  }
  if (now < until) {
    const sentence = t('index.confirmed', { until: times.near(until, builtAt).label });
    return { id, label, line: sentenceOf(sentence, { time: times.dateTime(asOf) }) };
  }
  const time = times.near(asOf, now);
  if (id !== 'operational') {
    return { id, label, line: sentenceOf(t('index.not-confirmed'), { time }), old: true };
  }
  return {
    id: 'none',
    label: t('index.not-confirmed', { time: time.label }),
    line: sentenceOf(t('index.last-known', { state: label }), { time: times.dateTime(asOf) }),
    old: true,
  };
}
