import { cancel, isCancel, select, text } from '@clack/prompts';
import { exit, UserError } from '#terminal/command.ts';
import type { Choice, Host } from './answers.ts';

/** Asks for one choice on the terminal until the answer is a good one. */
export async function askText(choice: Choice, proposal: string | undefined): Promise<string> {
  const answer = await text({
    message: choice.question,
    placeholder: choice.example,
    ...(proposal === undefined ? {} : { initialValue: proposal }),
    validate: (value = '') => {
      if (value.trim() === '') return choice.required ? 'Write an answer.' : undefined;
      return choice.complaint(value.trim());
    },
  });
  return taken(answer)?.trim() ?? '';
}

/** Asks where the public site is published. */
export async function askHost(): Promise<Host> {
  const answer = await select<Host>({
    message: 'Where is the public site published?',
    options: [
      { value: 'github-pages', label: 'GitHub Pages' },
      { value: 'other', label: 'Elsewhere (Cloudflare, Netlify, S3, a server of your own)' },
    ],
  });
  return taken(answer);
}

function taken<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel('Nothing was written.');
  throw new UserError('The questions were cancelled.', exit.problems);
}
