import { expect, test } from 'vitest';
import { content } from '../../../fixtures/content.ts';
import { problemLines } from '../../../fixtures/problem-lines.ts';

/** The problems of one record, as its author reads them. It is 2026-11-23T12:00Z in Berlin's winter. */
function check(text: string): string {
  return problemLines(content({ records: { checkout: text }, problems: true }).problems);
}

test('an unknown key, with the nearest known one', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
visibilty: internal
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:1 unknown-key
    "visibilty" is no key that is known here.
    → Did you mean visibility?"
`);
});

test('an unknown key of an entry', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    mesage: Still failing.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:5 unknown-key
    "mesage" is no key that is known here.
    → Did you mean message?"
`);
});

test('an unknown key of a nested map', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
links: { chatt: https://chat.example }
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:10 unknown-key
    "chatt" is no key that is known here.
    → Did you mean chat?"
`);
});

test('a missing offset', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:5:9 timestamp-offset
    "2026-11-23T10:12" has no UTC offset.
    → Write 2026-11-23T10:12Z if it is UTC, or the offset of your clock, as 2026-11-23T10:12+01:00."
`);
});

test('a date without time', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:5:9 timestamp
    "2026-11-23" has no time of day.
    → Write the time and its offset too, as 2026-11-23T10:12Z."
`);
});

test('an impossible date', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-02-30T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:5:9 timestamp
    "2026-02-30T10:12Z" does not exist: no calendar or clock shows it.
    → Check month, day, hour and minute: 2026-02-28T23:59Z exists, 2026-02-30T24:10Z does not."
`);
});

test('an impossible time', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T24:61Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:5:9 timestamp
    "2026-11-23T24:61Z" does not exist: no calendar or clock shows it.
    → Check month, day, hour and minute: 2026-02-28T23:59Z exists, 2026-02-30T24:10Z does not."
`);
});

test('something that is no timestamp', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: yesterday
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:5:9 timestamp
    "yesterday" is no timestamp.
    → Write date, time and UTC offset, as 2026-11-23T10:12Z or 2026-11-23 11:12 +01:00."
`);
});

test('two entries at one instant', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23 11:12 +01:00
    message: Still failing.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:8:9 entry-same-instant
    Two entries stand at one instant: their order, and their addresses, would be the same.
    → Write 2026-11-23T10:12:30Z for the later one."
`);
});

test('an entry more than ten minutes ahead, local time written as UTC', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T12:55Z
    message: Still failing.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:8:9 entry-in-future
    This entry is in the future: it is 2026-11-23T12:00Z.
    → Did you mean 2026-11-23T12:55+01:00?"
`);
});

test('an entry a day ahead', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-24T10:12Z
    message: Still failing.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:8:9 entry-in-future
    This entry is in the future: it is 2026-11-23T12:00Z.
    → Write when it happened; what is still to come belongs in next_update, or in the message."
`);
});

test('a start in the future', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
started: 2026-11-24T10:12Z
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:10 entry-in-future
    The start is in the future: it is 2026-11-23T12:00Z.
    → Write when impact began."
`);
});

test.each([
  ['at: 2026-11-23T12:10:00Z', []],
  ['at: 2026-11-23T12:10:01Z', ['entry-in-future']],
  ['at: 2026-11-23T11:00Z, status: investigating', []],
])('a machine whose clock is ahead by ten minutes is believed, not a second more: %s', (entry, expected) => {
  const start = entry.replace(/^at: ([^,]*).*/u, '$1');
  for (const text of [
    `---\ntitle: Checkout fails\nseverity: P3\ntimeline:\n  - { ${entry}, message: Down. }\n---\n`,
    `---\ntitle: Checkout fails\nseverity: P3\nstarted: ${start}\ntimeline:\n  - { at: 2026-11-23T12:00Z, message: Down. }\n---\n`,
  ]) {
    expect(content({ records: { checkout: text }, problems: true }).problems.map(({ rule }) => rule)).toEqual(
      expected,
    );
  }
});

test.each([
  ['2026-11-23T13:10Z', '→ Did you mean 2026-11-23T13:10+01:00?'],
  ['2026-11-23T13:11Z', '→ Write when it happened'],
])('%s is taken for local time up to ten minutes ahead of it', (at, hint) => {
  const text = `---\ntitle: Checkout fails\nseverity: P3\ntimeline:\n  - { at: ${at}, message: Down. }\n---\n`;
  expect(check(text)).toContain(hint);
});

test('a next update before its entry', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
    next_update: 2026-11-23T10:00Z
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:8:18 next-update-order
    The next update is promised for before this entry.
    → Write a later instant, or take the line out: the policy then says when the next update is due."
`);
});

test('an unknown component', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
components: { chekout: partial_outage }
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:4:15 unknown-component
      "chekout" is no component that is known here.
      → Did you mean checkout? Known: web, checkout, search, ledger, fax, pumps. Components are defined in config/components.yml; one that is gone stays there, with retired: true, for its old records."
  `);
});

test('an unknown component in a list', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
components: [checkout, serch]
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:4:24 unknown-component
      "serch" is no component that is known here.
      → Did you mean search? Known: web, checkout, search, ledger, fax, pumps. Components are defined in config/components.yml; one that is gone stays there, with retired: true, for its old records."
  `);
});

test('an unknown component state', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
components: { checkout: broken }
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:25 component-state
    "broken" is no component state that is known here.
    → Write one of the known ones. Known: operational, under_maintenance, degraded_performance, partial_outage, major_outage."
`);
});

test('components that are a word', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
components: checkout
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:4:13 wrong-type
      "components" must be a list of components, or a map from component to state; this is text.
      → Write components: [checkout] or components: { checkout: partial_outage }."
  `);
});

test('an unknown severity', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P9
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:3:11 unknown-severity
    "P9" is no severity that is known here.
    → Did you mean P0? Known: P0, P1, P2, P3."
`);
});

test('an unknown cause', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
cause: deploymnt
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:8 unknown-cause
    "deploymnt" is no cause that is known here.
    → Did you mean deployment? Known: database, application, infrastructure, external-service, configuration, deployment, security, unknown."
`);
});

test('an unknown status', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    status: investigatin
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:6:13 unknown-status
      "investigatin" is no status that is known here.
      → Did you mean investigating? Known: detected, acknowledged, investigating, identified, monitoring, resolved, reviewed, dismissed."
  `);
});

test('an unknown kind', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
kind: outage
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:4:7 unknown-kind
      "outage" is no kind of record that is known here.
      → Did you mean incident? Known: incident, maintenance, notice."
  `);
});

test('a status of another kind', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    status: scheduled
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:6:13 status-of-another-kind
      "scheduled" is no status of an incident.
      → Write one of detected, acknowledged, investigating, identified, monitoring, resolved, reviewed, dismissed; or kind: maintenance, if that is what it is."
  `);
});

test('a status on a notice', () => {
  expect(
    check(`---
title: New terms
kind: notice
timeline:
  - at: 2026-11-23T10:12Z
    status: investigating
    message: New terms.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:6:13 status-of-another-kind
    "investigating" is no status of a notice.
    → Take the line out: a notice has no status, it ends at its until."
`);
});

test('keys of another kind', () => {
  expect(
    check(`---
title: Pier works
kind: maintenance
severity: P1
until: 2026-11-24T10:12Z
window: { from: 2026-11-24T10:12Z, until: 2026-11-24T11:12Z }
timeline:
  - at: 2026-11-23T10:12Z
    message: Works.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:1 key-of-another-kind
    "severity" belongs to an incident; this record is a maintenance.
    → Take it out, or write kind: incident.
  incidents/2026/checkout.md:5:1 key-of-another-kind
    "until" belongs to a notice; this record is a maintenance.
    → Take it out, or write kind: notice."
`);
});

test('resolved twice', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    status: resolved
    message: Over.
  - at: 2026-11-23T10:30Z
    status: resolved
    message: Over again.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:12:13 resolved-twice
    The incident is resolved already.
    → Take the status out (the entry is an update then), or reopen it in between with status: investigating."
`);
});

test('acknowledged after resolved', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    status: resolved
    message: Over.
  - at: 2026-11-23T10:30Z
    status: acknowledged
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:12:13 status-order
    An incident that is resolved cannot be acknowledged again.
    → Write status: investigating to reopen it."
`);
});

test('reviewed before resolved', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    status: reviewed
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:13 status-order
    The incident is reviewed before it is resolved.
    → Write an entry with status: resolved before this one."
`);
});

test('an update after dismissed', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    status: dismissed
    message: A false alarm.
  - at: 2026-11-23T10:30Z
    message: Hm.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:11:5 after-dismissed
    The incident was dismissed as a false alarm; nothing can follow that.
    → Take the entry out, or take status: dismissed out of the one before; a new incident is a new file."
`);
});

test('components after the end', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    status: resolved
    components: { checkout: partial_outage }
    message: Over.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:10:17 components-after-end
    Components are operational once a record is resolved; this entry says otherwise.
    → Take the components out, or reopen the incident with status: investigating."
`);
});

test('visible changes without a message', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    status: identified
    note: It was us.
  - at: 2026-11-23T10:21Z
    severity: P0
  - at: 2026-11-23T10:22Z
    components: [search]
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:13 change-without-message
    Customers see this change of status, but nobody tells them why.
    → Add a message: | with a sentence or two for customers.
  incidents/2026/checkout.md:12:15 change-without-message
    Customers see this change of severity, but nobody tells them why.
    → Add a message: | with a sentence or two for customers.
  incidents/2026/checkout.md:14:17 change-without-message
    Customers see this change of components, but nobody tells them why.
    → Add a message: | with a sentence or two for customers."
`);
});

test('a message that is internal from end to end', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: |
      :::internal
      The key leaked.
      :::
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:14 internal-message
    This message is internal from end to end: customers would read nothing.
    → Write it as note: instead of message:."
`);
});

test('a security cause without visibility', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
cause: security
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:8 security-without-visibility
    A security incident must say who may see it.
    → Write visibility: internal until you may speak of it, or visibility: public."
`);
});

test('a window that ends before it begins', () => {
  expect(
    check(`---
title: Pier works
kind: maintenance
window: { from: 2026-11-24T10:12Z, until: 2026-11-24T09:12Z }
timeline:
  - at: 2026-11-23T10:12Z
    message: Works.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:43 window-order
    The window ends before it begins.
    → Write an instant after 2026-11-24T10:12:00Z."
`);
});

test('a maintenance without a window', () => {
  expect(
    check(`---
title: Pier works
kind: maintenance
timeline:
  - at: 2026-11-23T10:12Z
    message: Works.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:2:1 missing-key
    The key "window" is missing.
    → Write window: { from: 2026-11-23T22:00Z, until: 2026-11-23T23:00Z }"
`);
});

test('a status after completed', () => {
  expect(
    check(`---
title: Pier works
kind: maintenance
window: { from: 2026-11-23T10:00Z, until: 2026-11-23T11:00Z }
timeline:
  - at: 2026-11-23T09:12Z
    message: Works.
  - at: 2026-11-23T10:12Z
    status: completed
    message: Done.
  - at: 2026-11-23T10:22Z
    status: in_progress
    message: Not done.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:12:13 status-order
    The maintenance is completed already.
    → Take the status out; another maintenance is a new file."
`);
});

test('an unclosed :::internal in a message', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.

      :::internal
      The key leaked.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:7 internal-unclosed
    This :::internal block is never closed.
    → Write ::: on a line of its own where it ends, indented as its beginning is."
`);
});

test('a misspelt :::internal in a message', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.

      :::Internal
      The key leaked.
      :::
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:7 internal-misspelt
    ":::Internal" looks like an internal block, and is none: customers would read it.
    → Write :::internal on a line of its own, an empty line above it, and ::: on a line of its own where it ends.
  incidents/2026/checkout.md:11:7 internal-misspelt
    ":::" looks like an internal block, and is none: customers would read it.
    → No block is open here. Take the line out, or write :::internal on a line of its own where the block begins."
`);
});

test('an unclosed and a misspelt :::internal in the body', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---

## Impact

:: internal
The key leaked.
:::

:::internal
Once more.
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:12:1 internal-misspelt
    ":: internal" looks like an internal block, and is none: customers would read it.
    → Write :::internal on a line of its own, an empty line above it, and ::: on a line of its own where it ends.
  incidents/2026/checkout.md:14:1 internal-misspelt
    ":::" looks like an internal block, and is none: customers would read it.
    → No block is open here. Take the line out, or write :::internal on a line of its own where the block begins.
  incidents/2026/checkout.md:16:1 internal-unclosed
    This :::internal block is never closed.
    → Write ::: on a line of its own where it ends, indented as its beginning is."
`);
});

test('malformed YAML', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  at: 2026-11-23T10:20Z
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:8:3 yaml
      A new entry begins with a hyphen, which is missing here.
      → Write - at: 2026-11-23T10:20Z, with the hyphen below that of the entry before."
  `);
});

test('a key twice', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
    message: |
      Once more.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:8:5 duplicate-key
    The key "message" stands twice in one place.
    → Keep one of the two. A new entry of a timeline begins with "- at:"."
`);
});

test('a dash that is none', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  – at: 2026-11-23T10:20Z
    message: Still failing.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:8:3 yaml
    A list item begins with a hyphen, not with "–".
    → Write - at: 2026-11-23T10:20Z"
`);
});

test('a tab', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
\t  message: Still failing.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:1 tab
    A tab stands where YAML wants spaces.
    → Indent with spaces: two for each step."
`);
});

test('a no-break space', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message:\u00a0Still failing.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:13 no-break-space
    A space here is no plain space: YAML takes it for a letter.
    → Delete it and type a space."
`);
});

test('a text that loses its end', () => {
  expect(
    check(`---
title: Rolling back PR #4711
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:2:24 text-lost
    YAML takes everything from the # on for a comment: "#4711" would be lost.
    → Put the text in quotes: title: "Rolling back PR #4711""
`);
});

test('a text that is all comment', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: #4711 is rolled back
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:9:14 text-lost
      YAML takes everything from the # on for a comment: "#4711 is rolled back" would be lost.
      → Put the text in quotes: message: "#4711 is rolled back""
  `);
});

test('a text that loses its start', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: &c is down
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:17 text-misread
    YAML takes the start of this text, "&c", for a mark of its own.
    → Put the text in quotes: message: "&c is down""
`);
});

test('a text that begins like an alias', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: *all* payments fail
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:14 text-misread
    YAML misreads this text: "*" at its start is a mark of YAML's own.
    → Put it in quotes: message: "*all* payments fail""
`);
});

test('a text that begins like a tag', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: !important Payments fail
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:25 text-misread
    YAML takes the start of this text, "!important", for a mark of its own.
    → Put the text in quotes: message: "!important Payments fail""
`);
});

test('a colon in a plain text', () => {
  expect(
    check(`---
title: Outage: payments down
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:2:8 text-misread
    YAML misreads this text: a colon and a space inside it look like a key.
    → Put it in quotes: title: "Outage: payments down""
`);
});

test('a text that begins like a list', () => {
  expect(
    check(`---
title: [beta] search is slow
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:2:8 text-misread
    YAML misreads this text: "[" at its start is a mark of YAML's own.
    → Put it in quotes: title: "[beta] search is slow""
`);
});

test('a text that is a list', () => {
  expect(
    check(`---
title: [beta]
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:2:8 wrong-type
      "title" must be text; this is a list.
      → Write title: and one line for customers, as title: Checkout fails for some customers"
  `);
});

test('quotes that close too early', () => {
  expect(
    check(`---
title: "Checkout" fails
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:2:8 text-misread
    YAML misreads this text: the quotes around it close too early or not at all.
    → Put it in quotes: title: '"Checkout" fails'"
`);
});

test('a text that begins like a block', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: >5 s responses
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:9:14 text-misread
      YAML misreads this text: ">" at its start is a mark of YAML's own.
      → Put it in quotes: message: ">5 s responses""
  `);
});

test('a text that begins with a mark', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: @all payments fail
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:9:14 text-misread
    YAML misreads this text: "@" at its start is a mark of YAML's own.
    → Put it in quotes: message: "@all payments fail""
`);
});

test('an empty title', () => {
  expect(
    check(`---
title:
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:2:7 empty-text
    There is no text here.
    → Write some text after the colon, or take the line out."
`);
});

test('an empty message', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:5:5 empty-entry
      This entry says nothing: it has neither status, message, note nor a change.
      → Write a message: | for customers or a note: | for the team, or take the entry out."
  `);
});

test('conflict markers', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
<<<<<<< HEAD
  - at: 2026-11-23T10:20Z
    message: Mine.
=======
  - at: 2026-11-23T10:21Z
    message: Theirs.
>>>>>>> other
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:8:1 conflict-marker
    Two people wrote at once, and Git has left its marks here.
    → Keep both entries, and delete the three lines that begin with <<<<<<<, ======= and >>>>>>>."
`);
});

test('no fence', () => {
  expect(
    check(`title: Checkout fails
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:1:1 front-matter-fence
    The file does not begin with its front matter.
    → Write --- on the first line, the keys below it, and --- again under the timeline."
`);
});

test('an em dash for the fence', () => {
  expect(
    check(`—
title: Checkout fails
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:1:1 front-matter-fence
    The file does not begin with its front matter.
    → Write three hyphens, ---, in place of "—"."
`);
});

test('empty lines above the fence', () => {
  expect(
    check(`

---
title: Checkout fails
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:1:1 front-matter-fence
    The file does not begin with its front matter.
    → Take out the empty lines above the first ---."
`);
});

test('an unclosed fence', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:1:1 front-matter-fence
    The front matter is never closed.
    → Write --- on a line of its own below the last entry of the timeline."
`);
});

test('a closing fence of two dashes', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
--
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:8:1 front-matter-fence
    "--" does not end the front matter.
    → Write three hyphens and nothing else: ---"
`);
});

test('a closing fence of an em dash', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
—

Text.
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:8:1 front-matter-fence
    "—" does not end the front matter.
    → Write three hyphens and nothing else: ---"
`);
});

test('a fence with text after it', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
--- end
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:8:1 front-matter-fence
    "--- end" stands where the front matter would end.
    → Write three hyphens and nothing else: ---; or indent the line if it is text."
`);
});

test('---js', () => {
  expect(
    check(`---js
{ title: console.log("run") }
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:1:1 front-matter-language
    The front matter says it is "js"; it is read as YAML data alone, and nothing in it is run.
    → Write --- and nothing else on the first line, and YAML below it."
`);
});

test('---toml', () => {
  expect(
    check(`---toml
title = "x"
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:1:1 front-matter-language
    The front matter says it is "toml"; it is read as YAML data alone, and nothing in it is run.
    → Write --- and nothing else on the first line, and YAML below it."
`);
});

test('a YAML tag that runs code', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
source: !!js/function "x"
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:23 yaml-tag
    "!!js/function" is a YAML tag; tags are not read here.
    → Take it out, or put the text in quotes."
`);
});

test('an alias bomb', () => {
  expect(
    check(`---
title: Bomb
severity: P1
a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b]
timeline: *c
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:7 yaml-alias
    Anchors (&) and aliases (*) are not read here.
    → Write the value out wherever it is needed, or put the text in quotes."
`);
});

test('missing keys', () => {
  expect(
    check(`---
kind: incident
---
`),
  ).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:2:1 missing-key
      The key "title" is missing.
      → Write title: and one line for customers, as title: Checkout fails for some customers
    incidents/2026/checkout.md:2:1 missing-key
      The key "timeline" is missing.
      → Write timeline: and below it - at: 2026-11-23T10:12Z with a message: | under it.
    incidents/2026/checkout.md:2:1 missing-key
      The key "severity" is missing.
      → Write severity: and how bad it is: P0, P1, P2, P3."
  `);
});

test('an empty front matter', () => {
  expect(
    check(`---
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:2:1 missing-key
    The key "title" is missing.
    → Write title: and one line for customers, as title: Checkout fails for some customers
  incidents/2026/checkout.md:2:1 missing-key
    The key "timeline" is missing.
    → Write timeline: and below it - at: 2026-11-23T10:12Z with a message: | under it.
  incidents/2026/checkout.md:2:1 missing-key
    The key "severity" is missing.
    → Write severity: and how bad it is: P0, P1, P2, P3."
`);
});

test('a timeline without entries', () => {
  expect(
    check(`---
title: Nothing
severity: P1
timeline: []
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:1 empty-timeline
    The timeline has no entry.
    → Write below it - at: 2026-11-23T10:12Z with a message: | under it."
`);
});

test('actions that say too little', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
actions:
  - { title: Add a canary, type: sometime, due: tomorrow }
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:5:34 action-type
    "sometime" is no type of action that is known here.
    → Write one of the known ones. Known: immediate, long-term, documentation.
  incidents/2026/checkout.md:5:49 date
    "tomorrow" is no date.
    → Write year, month and day of a day that exists, as 2026-12-01."
`);
});

test.each([
  ['2026-11-23T10:12Z', 'is over before the record begins'],
  ['2028-01-01T00:00Z', 'lasts for more than a year'],
])('a snooze until %s %s', (until, fault) => {
  const [place, message] = check(snoozed(`{ until: ${until}, reason: A part is on its way. }`)).split('\n');
  expect(place).toBe('incidents/2026/checkout.md:4:18 snooze-until');
  expect(message).toBe(`  This snooze ${fault}.`);
});

test('a snooze that is over, one that lasts, and what is missing of one', () => {
  expect(check(snoozed('{ until: 2026-11-23T10:13Z, reason: A part is on its way. }'))).toBe('');
  expect(check(snoozed('{ until: 2026-12-23T10:13Z, reason: A part is on its way. }'))).toBe('');
  expect(check(snoozed('{ until: 2026-11-24 }'))).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:4:18 timestamp
      "2026-11-24" has no time of day.
      → Write the time and its offset too, as 2026-11-24T10:12Z.
    incidents/2026/checkout.md:4:1 missing-key
      The key "reason" is missing.
      → Write reason: and why nobody needs to be asked until then."
  `);
});

function snoozed(snooze: string): string {
  return `---
title: Checkout fails for some customers
severity: P1
snooze: ${snooze}
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`;
}

test('a link that is none', () => {
  expect(
    check(`---
title: Checkout fails for some customers
severity: P1
links: { chat: chat.example/room }
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`),
  ).toMatchInlineSnapshot(`
  "incidents/2026/checkout.md:4:16 url
    "chat.example/room" is no web address.
    → Write it in full, as https://chat.example/room."
`);
});

test('a public incident that names no component is warned of, and is read', () => {
  const read = content({
    records: {
      checkout: `---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`,
    },
  });
  expect(read.incidents).toHaveLength(1);
  expect(problemLines(read.warnings)).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:3:11 warning no-component
      This public incident names no component: the page says that something is wrong, above a board that is all green.
      → Name what is affected, as components: [web]."
  `);
});

test.each([
  ['internal', 'visibility: internal\n'],
  ['that names one', 'components: [checkout]\n'],
  ['that names one in an entry', '', '    components: { checkout: partial_outage }\n'],
  ['that raises nothing', '', '', 'P3'],
  ['not announced', '', '', 'P1', 'note'],
  ['that was a false alarm', '', '    status: dismissed\n'],
])('an incident %s needs no component', (_, top, entry = '', severity = 'P1', key = 'message') => {
  const record = `---
title: Checkout fails for some customers
severity: ${severity}
${top}timeline:
  - at: 2026-11-23T10:12Z
${entry}    ${key}: |
      Some payments fail.
---
`;
  expect(content({ records: { checkout: record } }).warnings).toEqual([]);
});
