import { MAX_ID_BYTES, slug } from '#core/base/yaml/fields.ts';
import { fileName } from '#import/common/file-name.ts';
import { type Finding, warning } from '#import/common/finding.ts';
import { freeId, wishedId } from './map-components.ts';
import type { CstateIssue } from './parse-issue.ts';
import { top } from './reading.ts';

/** Gives each issue its id: the slug of its file's name, with a number where another has it. */
export function giveIds(issues: readonly CstateIssue[], findings: Finding[]): [CstateIssue, string][] {
  const wishes = issues.map((issue) => ({ issue, wish: wishOf(issue, findings) }));
  // An issue whose name is an id already keeps it, even if another name would get the same slug.
  const exact = (item: { issue: CstateIssue; wish: string }) => fileName(item.issue.path) === item.wish;
  const order = [...wishes.filter(exact), ...wishes.filter((item) => !exact(item))];
  const wished = new Set(wishes.map(({ wish }) => wish));
  const taken = new Set<string>();
  return order.map(({ issue, wish }) => {
    const id = taken.has(wish) ? freeId(wish, new Set([...wished, ...taken])) : wish;
    taken.add(id);
    if (id !== wish) {
      const message = `This file and another would both have the id "${wish}".`;
      findings.push(warning(issue.path, top, 'id-collision', message, `Its id is ${id}.`));
    }
    return [issue, id];
  });
}

function wishOf({ path }: CstateIssue, findings: Finding[]): string {
  const name = slug(fileName(path)) || 'issue';
  const id = wishedId(name);
  if (id !== name) {
    const message = `The name of this file makes an id of ${name.length} characters; at most ${MAX_ID_BYTES} fit into the name of a file.`;
    findings.push(warning(path, top, 'id-length', message, `Its id is ${id}.`));
  }
  return id;
}
