import { createHash } from 'node:crypto';
import { escapeHtml } from '#core/base/markdown/rich-text.ts';
import type { Problem } from '#core/base/problem.ts';

const style = `:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-inline-size:60rem;margin:2rem auto;padding-inline:1rem;overflow-wrap:anywhere}
li{margin-block:1.25rem}
p{margin:0}
code{font-family:ui-monospace,monospace}`;

/** The policy under which the page below is sent. */
export const problemsPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "script-src 'self'",
  "connect-src 'self'",
].join('; ');

/** Shown in place of every page while the content has problems: where each one is, and what to write instead. */
export function problemsPage(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
  const items = problems.map(
    ({ file, line, column, rule, message, hint }) =>
      `<li><p><code>${escapeHtml(`${file}:${line}:${column}`)}</code> ${escapeHtml(rule)}</p><p><strong>${escapeHtml(message)}</strong></p><p>${escapeHtml(hint)}</p></li>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${count}</title><style>${style}</style></head>
<body><main><h1>${count}</h1><p>The page reloads automatically when they are fixed.</p><ol>
${items.join('\n')}
</ol></main></body></html>
`;
}
