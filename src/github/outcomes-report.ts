import pc from 'picocolors';
import type { Told } from '#core/output/flag/asked-on-github.ts';
import type { Brought } from './flags-on-github.ts';
import { foreignLines } from './foreign-report.ts';

const done = { open: 'opened', update: 'updated', reopen: 'reopened', close: 'closed' } as const;

/** What was done, line by line, and what was not, and why. */
export function outcomesText({ outcomes, sent, foreign }: Brought): {
  readonly text: string;
  readonly failed: boolean;
} {
  const others = foreignLines(foreign).map((line) => pc.yellow(line));
  if (outcomes.length === 0) {
    return { text: `${[...others, 'The flags are as they should be.'].join('\n')}\n`, failed: false };
  }
  const lines = [
    ...outcomes.map(({ action, issue, failure, told, isByAnother }) => {
      const subject = action.lane === 'live' ? action.record : 'after-care';
      const number = issue === undefined ? '' : ` #${issue}`;
      if (failure !== undefined) return pc.red(`not ${done[action.action]}${number}  ${subject}  ${failure}`);
      if (isByAnother) return `done by another run${number}  ${subject}`;
      const comment = action.notify ? `  ${commentText(told)}` : '';
      const line = `${done[action.action]}${number}  ${subject}${comment}`;
      return reachedNobody(told) ? pc.red(line) : line;
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
  const unheard = outcomes.some(({ told }) => reachedNobody(told)) ? [pc.red(UNHEARD)] : [];
  return {
    text: `${[...lines, ...others, ...end, ...unheard].join('\n')}\n`,
    failed: failures > 0 || unheard.length > 0,
  };
}

const UNHEARD =
  'Nobody could be mentioned where the roles that are asked have no "github:" in config/oncall.yml, of their own or of who holds them.';

function commentText(told: Told | undefined): string {
  if (!told) return 'with a comment';
  if (reachedNobody(told)) return 'with a comment, but nobody could be mentioned';
  const { asked, mentioned } = told;
  return mentioned === asked
    ? `with a comment that mentions ${mentioned}`
    : `with a comment that mentions ${mentioned} of ${asked}`;
}

function reachedNobody(told: Told | undefined): boolean {
  return told !== undefined && told.mentioned === 0;
}
