/** Where a page that is being written learns of changes. No built site has these addresses. */
export const reloadPaths = { script: '/__upfront/reload.js', changes: '/__upfront/changes' } as const;

/** Loads the page again when its version is not the newest any more, also after the server was started again. */
export const reloadScript = `const shown = new URL(document.currentScript.src).search.slice(1);
new EventSource('${reloadPaths.changes}').onmessage = ({ data }) => {
  if (data !== shown) location.reload();
};
`;

/** A page with the script in it. */
export function withReload(html: string, version: string): string {
  const end = html.lastIndexOf('</body>');
  return `${html.slice(0, end)}<script src="${reloadPaths.script}?${version}"></script>${html.slice(end)}`;
}
