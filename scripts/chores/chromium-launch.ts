/** How Chromium is started, in the form that Playwright's `launch` takes. */
export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly args: string[];
  /** The whole environment of the browser; default: that of this process. */
  readonly env?: Record<string, string>;
}
