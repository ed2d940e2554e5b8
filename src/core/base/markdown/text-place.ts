/** Where a text is shown: what its addresses are relative to. One text has another place on each site. */
export interface TextPlace {
  /** Address of the site, with a slash at its end; it may have a path. */
  readonly root: string;
  /** Whole address of the page that the text is on. */
  readonly page: string;
  /** Id of the text on that page; ids within it begin with it. */
  readonly id: string;
}

const nowhere = 'https://nowhere.invalid';

/**
 * The whole address of what an author wrote relative to the site, as `/policy.html`, `policy.html` or `#impact`.
 * `undefined` where it leads to another host, or has a scheme.
 */
export function ownAddress(written: string, { root, page }: TextPlace): string | undefined {
  const address = written.trim();
  if (/^[a-z][a-z\d+.-]*:/iu.test(address) || !URL.canParse(address, nowhere)) return undefined;
  const { origin, pathname, search, hash } = new URL(address, nowhere);
  if (origin !== nowhere) return undefined;
  const rest = `${search}${hash}`;
  // Joined as text: what is left of `/./javascript:x` must not be read as an address again.
  return /^(?:[?#]|$)/u.test(address) ? `${page}${rest}` : `${root}${pathname.replace(/^\/+/u, '')}${rest}`;
}

/** Whether an address is that of a file that the site itself can have. */
export function isOwnPicture(written: string): boolean {
  const own = ownAddress(written, { root: '/', page: '', id: '' });
  return own !== undefined && /^\/[^?#]/u.test(own);
}

/** Whether an address leads somewhere from a page and from a feed alike, as it is written. */
export function isWholeAddress(written: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:|sms:)/iu.test(written);
}
