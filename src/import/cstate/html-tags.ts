/** What the tags for emphasis are in Markdown: without them a text that was struck out would read as if it were valid. */
const emphases = [
  [/<(strike|s|del)>([^`<]+)<\/\1>/giu, '~~'],
  [/<(strong|b)>([^`<]+)<\/\1>/giu, '**'],
  [/<(em|i)>([^`<]+)<\/\1>/giu, '*'],
] as const;

const blocks = /^(?:p|div|section|article|ul|ol|table|tr|h[1-6]|blockquote|pre|details|summary)$/iu;

/**
 * HTML as Markdown: emphasis, links, lines and lists keep their look, other tags are taken out, and the text between them
 * stays. Scripts and styles go with all they hold.
 */
export function htmlToMarkdown(html: string): string {
  const links: string[] = [];
  const text = emphases
    .reduce(
      (before, [tags, mark]) =>
        before.replace(tags, (written, _tag, inner: string) =>
          inner.trim() === '' ? written : `${mark}${inner.trim()}${mark}`,
        ),
      html,
    )
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/giu, '')
    .replace(
      /<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/giu,
      (_, slash: string, tag: string, rest: string) => {
        const name = tag.toLowerCase();
        const source = attribute(rest, 'src');
        if (name === 'a' && slash === '') {
          links.push(attribute(rest, 'href') ?? '');
          return '[';
        }
        if (name === 'a') return `](<${links.pop() ?? ''}>)`;
        if (name === 'br') return '  \n';
        if (name === 'li') return slash === '' ? '\n- ' : '\n';
        if (source !== undefined && slash === '') return `[${attribute(rest, 'alt') ?? source}](<${source}>)`;
        return blocks.test(name) ? '\n\n' : '';
      },
    );
  // What is indented in HTML would be code in Markdown.
  const flat = html.includes('\n') ? text.replace(/^[ \t]+/gmu, '') : text;
  return flat.replace(/\n{3,}/gu, '\n\n');
}

function attribute(tag: string, name: string): string | undefined {
  const [, double, single, bare] =
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'iu').exec(tag) ?? [];
  const value = double ?? single ?? bare;
  return name === 'alt' ? value : value?.replace(/[<>\s]/gu, '');
}
