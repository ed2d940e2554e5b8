import type { Instant } from '#core/base/time/instant.ts';
import type { Look } from './look.ts';
import type { PublishReason } from './worth-publishing.ts';

const reasons: Readonly<Record<PublishReason, string>> = {
  'nothing-known': 'it is not known what is published',
  'new-commit': 'a commit is not published',
  'something-changes': 'something has changed since, or a promise fell due',
  renewal: 'the pages say how old they are, and half of their time has passed',
  retry: 'the last run failed half an hour ago or longer',
};

/** What was found, in a line, after a line for each thing that could not be read. */
export function lookText({ reason, next, failures }: Look): string {
  const unread = failures.map((failure) => `Not read: ${failure}\n`).join('');
  if (reason !== undefined) return `${unread}Worth a run: ${reasons[reason]}.\n`;
  const until = next === undefined ? '' : ` Look again at ${toIso(next)}.`;
  return `${unread}Nothing to publish.${until}\n`;
}

/** The same as JSON, for programs. */
export function lookJson({ reason, next, failures }: Look): string {
  const found = {
    due: reason !== undefined,
    reason: reason ?? null,
    next: next === undefined ? null : toIso(next),
    failures,
  };
  return `${JSON.stringify(found, null, 2)}\n`;
}

/** In UTC. This is bundled into one small file, which has no room for what knows time zones. */
function toIso(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
