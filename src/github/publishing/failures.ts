import type { Issue } from '#core/output/flag/issue.ts';
import type { Issues } from '#github/issues.ts';
import { ownMarks } from '#github/own-marks.ts';
import { type Failure, failureBody, failureLabel, failureMark, failureTitle } from './failure-issue.ts';

/** The issues that a run of ours opened about a failure, as far as they are open. A copy of somebody else is none. */
async function openFailures(issues: Issues, named: readonly string[]): Promise<Issue[]> {
  const { isOurs } = ownMarks(named, issues);
  const labelled = await issues.openWith(failureLabel.name);
  const marked = labelled.filter(({ body }) => body.startsWith(failureMark));
  const ours = await Promise.all(marked.map(({ author }) => isOurs(author)));
  return marked.filter((_, index) => ours[index]);
}

/**
 * Opens the issue about a failure, or writes the newest failure into the one that is open.
 *
 * @param named `flag_identities` of site.yml.
 * @returns its number.
 */
export async function reportFailure(
  issues: Issues,
  failure: Failure,
  assignees: readonly string[] = [],
  named: readonly string[] = [],
): Promise<{ readonly number: number; readonly isNew: boolean }> {
  const body = failureBody(failure);
  const [open] = await openFailures(issues, named);
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
export async function closeFailures(issues: Issues, named: readonly string[] = []): Promise<number[]> {
  const open = await openFailures(issues, named);
  for (const { number } of open) await issues.change(number, { state: 'closed' });
  return open.map(({ number }) => number);
}
