import type { Issue } from '#core/output/flag/issue.ts';
import type { Issues } from '#github/issues.ts';
import { type Failure, failureBody, failureLabel, failureMark, failureTitle } from './failure-issue.ts';

/** The issues that a run of ours opened about a failure, as far as they are open. */
async function openFailures(issues: Issues): Promise<Issue[]> {
  const labelled = await issues.openWith(failureLabel.name);
  return labelled.filter(({ body }) => body.startsWith(failureMark));
}

/** Opens the issue about a failure, or writes the newest failure into the one that is open. @returns its number. */
export async function reportFailure(
  issues: Issues,
  failure: Failure,
  assignees: readonly string[] = [],
): Promise<{ readonly number: number; readonly isNew: boolean }> {
  const body = failureBody(failure);
  const [open] = await openFailures(issues);
  if (open) {
    if (open.body.trim() !== body.trim()) await issues.change(open.number, { body });
    return { number: open.number, isNew: false };
  }
  await issues.ensureLabel(failureLabel);
  const { number } = await issues.create({ title: failureTitle, body, labels: [failureLabel.name] });
  // Somebody who cannot be assigned must not cost the issue.
  if (assignees.length > 0) await issues.change(number, { assignees }).catch(() => {});
  return { number, isNew: true };
}

/** Closes what is open about failures, after a run that succeeded. @returns the numbers. */
export async function closeFailures(issues: Issues): Promise<number[]> {
  const open = await openFailures(issues);
  for (const { number } of open) await issues.change(number, { state: 'closed' });
  return open.map(({ number }) => number);
}
