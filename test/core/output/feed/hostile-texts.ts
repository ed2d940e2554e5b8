/** Texts that have broken feeds, each as a title and as a message. */
export const hostileTexts: readonly (readonly [string, string])[] = [
  ['control characters', 'a\u0000b\u0008c\u000bd\u001fe\u007ff\u0085g'],
  ['the end of CDATA', 'a ]]> b ]]> c ]]]]> d'],
  ['the whole of CDATA', '<![CDATA[ a ]]> b'],
  ['tags', '<script>alert(1)</script> a < b > c'],
  ['ends of elements', '</title></item></channel></entry></feed> a'],
  ['ampersands', 'a & b &amp; c &lt; d &#0; e &lol;'],
  ['quotes', `a "b" 'c'`],
  ['emoji', '👩🏽‍💻 🇪🇺 a'],
  ['right-to-left text', 'نعمل على حل المشكلة \u202eabc\u202c'],
  ['lone surrogates', 'a\ud800b\udc00c\udfff\ud83d'],
  ['what is no character', 'a\ufffeb\uffffc'],
  ['a byte order mark', '\ufeffa'],
  ['a processing instruction', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]> &b;'],
  ['a comment', 'a <!-- b -- c --> d'],
];

/** A record with a text as its title and as its message. */
export function hostileRecord(text: string): string {
  return `---
title: ${JSON.stringify(text)}
severity: P1
components: [checkout]
timeline:
  - at: 2026-11-23T10:12Z
    message: ${JSON.stringify(text)}
  - at: 2026-11-23T10:20Z
    status: resolved
    message: |
      It is over.
---
`;
}

/** What XML 1.0 allows. */
export const xmlText = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
