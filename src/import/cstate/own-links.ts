import { slug } from '#core/base/yaml/fields.ts';
import { absolute, recordPage } from '#core/content/address.ts';
import { fileName } from '#import/common/file-name.ts';
import type { CstateIssue } from './parse-issue.ts';

/**
 * Follows an imported site's links to its own issues: `URL/issues/NAME/` is where cState has a page, and
 * `URL/incidents/ID.html` where its record has one. Links to pages that were not imported stay as they are.
 *
 * @returns a function that does so in a text, line by line.
 */
export function ownLinks(
  url: string,
  issues: readonly (readonly [issue: CstateIssue, id: string])[],
): (text: string) => string {
  const ids = new Map(issues.map(([issue, id]) => [slug(fileName(issue.path)), id]));
  const here = url.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const link = new RegExp(`(?:${here}|(?<=\\]\\())/issues/([^\\s/<>()[\\]"'#?]+)/?`, 'giu');
  return (text) =>
    text.replace(link, (written, name: string) => {
      const id = ids.get(slug(name));
      return id === undefined ? written : absolute(url, recordPage(id));
    });
}
