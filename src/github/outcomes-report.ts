import pc from 'picocolors';
import type { Outcome } from './carry-out.ts';
import type { Sent } from './flags-on-github.ts';

const done = { open: 'opened', update: 'updated', reopen: 'reopened', close: 'closed' } as const;

/** What was done, line by line, and what was not, and why. */
export function outcomesText(
  outcomes: readonly Outcome[],
  sent: readonly Sent[],
): { readonly text: string; readonly failed: boolean } {
  if (outcomes.length === 0) return { text: 'The flags are as they should be.\n', failed: false };
  const lines = [
    ...outcomes.map(({ action, issue, failure }) => {
      const subject = action.lane === 'live' ? action.record : 'after-care';
      const number = issue === undefined ? '' : ` #${issue}`;
      if (failure !== undefined) return pc.red(`not ${done[action.action]}${number}  ${subject}  ${failure}`);
      const told = action.notify ? '  with a comment' : '';
      return `${done[action.action]}${number}  ${subject}${told}`;
    }),
    ...sent.map(({ channel, record, failure }) =>
      failure === undefined
        ? `said by ${channel}  ${record}`
        : pc.red(`not said by ${channel}  ${record}  ${failure}`),
    ),
  ];
  const failures = [...outcomes, ...sent].filter(({ failure }) => failure !== undefined).length;
  const end =
    failures === 0
      ? []
      : [
          pc.red(
            `${failures} of ${lines.length} were not done. The next run tries again what GitHub did not take.`,
          ),
        ];
  return { text: `${[...lines, ...end].join('\n')}\n`, failed: failures > 0 };
}
