import { expect, test } from 'vitest';
import { content } from '../../fixtures/content.ts';
import { problemLines } from '../../fixtures/problem-lines.ts';

/** The problems of one record, as its author reads them. It is 2026-11-23T12:00Z in Berlin's winter. */
function check(text: string): string {
  return problemLines(content({ records: { checkout: text }, problems: true }).problems);
}

test("an unknown key, with the nearest known one", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
visibilty: internal
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("an unknown key of an entry", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    mesage: Still failing.
---
`)).toMatchInlineSnapshot();
});

test("an unknown key of a nested map", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
links: { chatt: https://chat.example }
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("a missing offset", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("a date without time", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("an impossible date", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-02-30T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("an impossible time", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T24:61Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("something that is no timestamp", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: yesterday
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("parts of a second", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12:03.5Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("two entries at one instant", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23 11:12 +01:00
    message: Still failing.
---
`)).toMatchInlineSnapshot();
});

test("an entry more than ten minutes ahead, local time written as UTC", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T12:55Z
    message: Still failing.
---
`)).toMatchInlineSnapshot();
});

test("an entry a day ahead", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-24T10:12Z
    message: Still failing.
---
`)).toMatchInlineSnapshot();
});

test("a start in the future", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
started: 2026-11-24T10:12Z
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("a next update before its entry", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
    next_update: 2026-11-23T10:00Z
---
`)).toMatchInlineSnapshot();
});

test("an unknown component", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
components: { chekout: partial_outage }
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("an unknown component in a list", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
components: [checkout, serch]
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("an unknown component state", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
components: { checkout: broken }
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("components that are a word", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
components: checkout
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("an unknown severity", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P9
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("an unknown cause", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
cause: deploymnt
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("an unknown status", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    status: investigatin
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("an unknown kind", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
kind: outage
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("a status of another kind", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    status: scheduled
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("a status on a notice", () => {
  expect(check(`---
title: New terms
kind: notice
timeline:
  - at: 2026-11-23T10:12Z
    status: investigating
    message: New terms.
---
`)).toMatchInlineSnapshot();
});

test("keys of another kind", () => {
  expect(check(`---
title: Pier works
kind: maintenance
severity: P1
until: 2026-11-24T10:12Z
window: { from: 2026-11-24T10:12Z, until: 2026-11-24T11:12Z }
timeline:
  - at: 2026-11-23T10:12Z
    message: Works.
---
`)).toMatchInlineSnapshot();
});

test("resolved twice", () => {
  expect(check(`---
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
`)).toMatchInlineSnapshot();
});

test("acknowledged after resolved", () => {
  expect(check(`---
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
`)).toMatchInlineSnapshot();
});

test("reviewed before resolved", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    status: reviewed
---
`)).toMatchInlineSnapshot();
});

test("an update after dismissed", () => {
  expect(check(`---
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
`)).toMatchInlineSnapshot();
});

test("components after the end", () => {
  expect(check(`---
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
`)).toMatchInlineSnapshot();
});

test("visible changes without a message", () => {
  expect(check(`---
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
`)).toMatchInlineSnapshot();
});

test("a message that is internal from end to end", () => {
  expect(check(`---
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
`)).toMatchInlineSnapshot();
});

test("a security cause without visibility", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
cause: security
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("a window that ends before it begins", () => {
  expect(check(`---
title: Pier works
kind: maintenance
window: { from: 2026-11-24T10:12Z, until: 2026-11-24T09:12Z }
timeline:
  - at: 2026-11-23T10:12Z
    message: Works.
---
`)).toMatchInlineSnapshot();
});

test("a maintenance without a window", () => {
  expect(check(`---
title: Pier works
kind: maintenance
timeline:
  - at: 2026-11-23T10:12Z
    message: Works.
---
`)).toMatchInlineSnapshot();
});

test("a status after completed", () => {
  expect(check(`---
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
`)).toMatchInlineSnapshot();
});

test("an unclosed :::internal in a message", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.

      :::internal
      The key leaked.
---
`)).toMatchInlineSnapshot();
});

test("a misspelt :::internal in a message", () => {
  expect(check(`---
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
`)).toMatchInlineSnapshot();
});

test("an unclosed and a misspelt :::internal in the body", () => {
  expect(check(`---
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
`)).toMatchInlineSnapshot();
});

test("malformed YAML", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  at: 2026-11-23T10:20Z
---
`)).toMatchInlineSnapshot();
});

test("a key twice", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
    message: |
      Once more.
---
`)).toMatchInlineSnapshot();
});

test("a dash that is none", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  – at: 2026-11-23T10:20Z
    message: Still failing.
---
`)).toMatchInlineSnapshot();
});

test("a tab", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
\t  message: Still failing.
---
`)).toMatchInlineSnapshot();
});

test("a no-break space", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message:\u00a0Still failing.
---
`)).toMatchInlineSnapshot();
});

test("a text that loses its end", () => {
  expect(check(`---
title: Rolling back PR #4711
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("a text that is all comment", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: #4711 is rolled back
---
`)).toMatchInlineSnapshot();
});

test("a text that loses its start", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: &c is down
---
`)).toMatchInlineSnapshot();
});

test("a text that begins like an alias", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: *all* payments fail
---
`)).toMatchInlineSnapshot();
});

test("a text that begins like a tag", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: !important Payments fail
---
`)).toMatchInlineSnapshot();
});

test("a colon in a plain text", () => {
  expect(check(`---
title: Outage: payments down
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("a text that begins like a list", () => {
  expect(check(`---
title: [beta] search is slow
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("a text that is a list", () => {
  expect(check(`---
title: [beta]
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("quotes that close too early", () => {
  expect(check(`---
title: "Checkout" fails
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("a text that begins like a block", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: >5 s responses
---
`)).toMatchInlineSnapshot();
});

test("a text that begins with a mark", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
  - at: 2026-11-23T10:20Z
    message: @all payments fail
---
`)).toMatchInlineSnapshot();
});

test("an empty title", () => {
  expect(check(`---
title:
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("an empty message", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
---
`)).toMatchInlineSnapshot();
});

test("conflict markers", () => {
  expect(check(`---
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
`)).toMatchInlineSnapshot();
});

test("no fence", () => {
  expect(check(`title: Checkout fails
`)).toMatchInlineSnapshot();
});

test("an em dash for the fence", () => {
  expect(check(`—
title: Checkout fails
---
`)).toMatchInlineSnapshot();
});

test("empty lines above the fence", () => {
  expect(check(`

---
title: Checkout fails
---
`)).toMatchInlineSnapshot();
});

test("an unclosed fence", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
`)).toMatchInlineSnapshot();
});

test("a closing fence of two dashes", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
--
`)).toMatchInlineSnapshot();
});

test("a closing fence of an em dash", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
—

Text.
`)).toMatchInlineSnapshot();
});

test("a fence with text after it", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
--- end
---
`)).toMatchInlineSnapshot();
});

test("---js", () => {
  expect(check(`---js
{ title: console.log("run") }
---
`)).toMatchInlineSnapshot();
});

test("---toml", () => {
  expect(check(`---toml
title = "x"
---
`)).toMatchInlineSnapshot();
});

test("a YAML tag that runs code", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
source: !!js/function "x"
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("an alias bomb", () => {
  expect(check(`---
title: Bomb
severity: P1
a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b]
timeline: *c
---
`)).toMatchInlineSnapshot();
});

test("missing keys", () => {
  expect(check(`---
kind: incident
---
`)).toMatchInlineSnapshot();
});

test("an empty front matter", () => {
  expect(check(`---
---
`)).toMatchInlineSnapshot();
});

test("a timeline without entries", () => {
  expect(check(`---
title: Nothing
severity: P1
timeline: []
---
`)).toMatchInlineSnapshot();
});

test("actions that say too little", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
actions:
  - { title: Add a canary, type: sometime, due: tomorrow }
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});

test("a link that is none", () => {
  expect(check(`---
title: Checkout fails for some customers
severity: P1
links: { chat: chat.example/room }
timeline:
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
---
`)).toMatchInlineSnapshot();
});
