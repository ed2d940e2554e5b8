import fc from 'fast-check';
import type { Link, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { markdownText } from '#core/output/report/markdown-text.ts';
import { reportMarkdown } from '#core/output/report/report-markdown.ts';
import { octoberReport } from './october.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

describe('reportMarkdown', () => {
  test('for customers', () => {
    const { report, config } = octoberReport('public');
    expect(reportMarkdown(report, config)).toMatchInlineSnapshot(`
      "# Harbour Status: report for 2026-10

      1 Oct 2026 to 31 Oct 2026, Europe/Berlin. From published incidents.

      ## Incidents in numbers

      Began: 7. Continued from before: 1. Unfinished: 2. False alarms: 1 (14 %).

      | Severity | Incidents |
      | --- | --- |
      | P0 Major outage | 1 |
      | P1 Major disruption | 3 |
      | P2 Minor disruption | 2 |
      | P3 Notice | 1 |

      | Component | Incidents |
      | --- | --- |
      | Website | 3 |
      | Checkout | 1 |
      | Search | 1 |

      | Cause | Incidents |
      | --- | --- |
      | Deployment | 1 |

      The first call of severity was right in 0 of 1 reviewed incidents.

      ## Response times

      | Time | Mean | Median | Longest | Known |
      | --- | --- | --- | --- | --- |
      | to first message | 7.8 min | 2.5 min | 30 min | 6 of 6 |
      | to resolve | 6.4 h | 63.5 min | 23.5 h | 4 of 6 |

      False alarms do not count, and neither do steps that have not happened yet.

      ## Promises

      | Promise | Kept on time | Kept late | Overdue |
      | --- | --- | --- | --- |
      | Updates for customers | 5 | 1 | 1 |
      | Outages announced to customers | 2 | 0 | 0 |

      Each promise counts in the period in which it was due.

      ## Availability

      | Component | From published incidents |
      | --- | --- |
      | Website | 99.97 % |
      | Checkout | 99.79 % |
      | Search | 100.00 % |

      ## Incidents

      | First entry | Severity | Incident | Outcome |
      | --- | --- | --- | --- |
      | 1 Oct 2026, 00:00 CEST | P3 | [The clock shows the wrong day](https://status.harbour.example/incidents/midnight.html) | resolved |
      | 5 Oct 2026, 12:10 CEST | P0 | [Some payments fail](https://status.harbour.example/incidents/checkout-errors.html) | resolved |
      | 12 Oct 2026, 10:00 CEST | P2 | [Search is slow](https://status.harbour.example/incidents/search-slow.html) | resolved |
      | 14 Oct 2026, 11:00 CEST | P1 | [Berth map](https://status.harbour.example/incidents/berth-map-alarm.html) | false alarm |
      | 22 Oct 2026, 12:00 CEST | P1 | [Website errors](https://status.harbour.example/incidents/from-elsewhere.html) | resolved |
      | 29 Oct 2026, 10:00 CET | P1 | [Tide tables are late](https://status.harbour.example/incidents/tide-tables.html) | unfinished |
      | 30 Oct 2026, 14:00 CET | P2 | [Photos load slowly](https://status.harbour.example/incidents/photos-slow.html) | unfinished |

      ## Continued from before this period

      | First entry | Severity | Incident | Outcome |
      | --- | --- | --- | --- |
      | 30 Sept 2026, 23:00 CEST | P0 | [Checkout is down](https://status.harbour.example/incidents/september-outage.html) | resolved |

      ## Continued after this period

      | First entry | Severity | Incident | Outcome |
      | --- | --- | --- | --- |
      | 29 Oct 2026, 10:00 CET | P1 | [Tide tables are late](https://status.harbour.example/incidents/tide-tables.html) | unfinished |
      | 30 Oct 2026, 14:00 CET | P2 | [Photos load slowly](https://status.harbour.example/incidents/photos-slow.html) | unfinished |

      ## False alarms

      | First entry | Severity | Incident | Outcome |
      | --- | --- | --- | --- |
      | 14 Oct 2026, 11:00 CEST | P1 | [Berth map](https://status.harbour.example/incidents/berth-map-alarm.html) | false alarm |

      ## Unfinished

      | First entry | Severity | Incident | Outcome |
      | --- | --- | --- | --- |
      | 29 Oct 2026, 10:00 CET | P1 | [Tide tables are late](https://status.harbour.example/incidents/tide-tables.html) | unfinished |
      | 30 Oct 2026, 14:00 CET | P2 | [Photos load slowly](https://status.harbour.example/incidents/photos-slow.html) | unfinished |
      "
    `);
  });

  test('for the team, of a period that is not over', () => {
    const { report, config } = octoberReport('internal', { period: '2026-11' });
    expect(reportMarkdown(report, config)).toMatchInlineSnapshot(`
      "# Harbour Status: report for 2026-11

      1 Nov 2026 to 30 Nov 2026, Europe/Berlin. Internal. The period is not over: these are the figures so far.

      ## Incidents in numbers

      Began: 1. Continued from before: 2. Unfinished: 1. False alarms: 0 (0 %).

      | Severity | Incidents |
      | --- | --- |
      | P0 Critical | 0 |
      | P1 High | 0 |
      | P2 Medium | 0 |
      | P3 Low | 1 |

      ## Response times

      | Time | Mean | Median | Longest | Known |
      | --- | --- | --- | --- | --- |
      | to first message | 0 min | 0 min | 0 min | 1 of 1 |
      | to acknowledge | 0 min | 0 min | 0 min | 1 of 1 |
      | to resolve | – | – | – | 0 of 1 |

      False alarms do not count, and neither do steps that have not happened yet.

      ## Promises

      | Promise | Kept on time | Kept late | Overdue |
      | --- | --- | --- | --- |
      | Acknowledged | 1 | 0 | 0 |
      | Investigated | 1 | 0 | 0 |
      | Updates for the team | 0 | 0 | 1 |
      | Updates for customers | 0 | 0 | 1 |
      | Outages announced to customers | 0 | 0 | 0 |
      | Resolved | 0 | 0 | 0 |
      | Reviewed | 0 | 0 | 0 |
      | Actions done | 0 | 0 | 0 |
      | Maintenance ended | 0 | 0 | 0 |

      Each promise counts in the period in which it was due.

      ## Availability

      | Component | From published incidents |
      | --- | --- |
      | Website | 100.00 % |
      | Checkout | 100.00 % |
      | Search | 100.00 % |
      | Ledger | 100.00 % |
      | Pumps | 100.00 % |

      ## Incidents

      | First entry | Severity | Incident | Outcome |
      | --- | --- | --- | --- |
      | 1 Nov 2026, 00:00 CET | P3 | [The calendar skips a day](https://status.harbour.internal.example/incidents/november.html) | unfinished |

      ## Continued from before this period

      | First entry | Severity | Incident | Outcome |
      | --- | --- | --- | --- |
      | 29 Oct 2026, 09:50 CET | P1 | [Tide tables are late](https://status.harbour.internal.example/incidents/tide-tables.html) | unfinished |
      | 30 Oct 2026, 14:00 CET | P2 | [Photos load slowly](https://status.harbour.internal.example/incidents/photos-slow.html) | unfinished |

      ## False alarms

      None.

      ## Unfinished

      | First entry | Severity | Incident | Outcome |
      | --- | --- | --- | --- |
      | 1 Nov 2026, 00:00 CET | P3 | [The calendar skips a day](https://status.harbour.internal.example/incidents/november.html) | unfinished |
      "
    `);
  });

  test('a title that tries to be more is text', () => {
    const title = '</td> [x](javascript:alert(1)) | `a` <img src=x> **b** @everyone http://evil.example \\';
    const hostile = `---\ntitle: ${JSON.stringify(title)}\nseverity: P3\ntimeline:\n  - { at: 2026-10-02T10:00Z, message: Hm. }\n---\n`;
    const { report, config } = octoberReport('public', { records: { hostile } });
    const tree = parser.parse(reportMarkdown(report, config));
    const links: [string, string][] = [];
    visit(tree, 'link', (link: Link) => {
      links.push([textOf(link), link.url]);
    });
    const link = [title, 'https://status.harbour.example/incidents/hostile.html'];
    // Among the incidents, and again among those carried on and the unfinished ones.
    expect(links).toEqual([link, link, link]);
    expect(typesIn(tree)).not.toContain('html');
    expect(typesIn(tree)).not.toContain('strong');
  });
});

describe('markdownText', () => {
  test('keeps GitHub from reading mathematics', () => {
    expect(markdownText('from $5 to $10')).toBe(String.raw`from \$5 to \$10`);
  });

  test('any line reads back as the text it is, in a link in a table', () => {
    const word = fc.oneof(
      fc.constantFrom(
        ...'\\`*_[]()<>|~&$:!#-+=@"\'{}',
        '&amp;',
        'http://',
        'www.x.y',
        '![a](b)',
        '||',
        '<!--',
        '~~',
      ),
      fc.string({ minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        // The door cleans titles of control characters, and YAML of white space at either end.
        const title = words.join('').replaceAll(/\p{C}/gu, '').replaceAll(/\s+/gu, ' ').trim();
        fc.pre(title !== '');
        const tree = parser.parse(`| a |\n| --- |\n| [${markdownText(title)}](https://x.example) |`);
        expect(typesIn(tree).sort()).toEqual(
          ['link', 'root', 'table', 'tableCell', 'tableCell', 'tableRow', 'tableRow', 'text', 'text'].sort(),
        );
        visit(tree, 'link', (link: Link) => {
          expect(textOf(link)).toBe(title);
        });
      }),
      { numRuns: 500 },
    );
  });
});

function typesIn(tree: Nodes): string[] {
  const types: string[] = [];
  visit(tree, (node) => {
    types.push(node.type);
  });
  return types;
}
