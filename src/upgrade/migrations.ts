/** A change that a version would like in files which operators write. */
export interface Migration {
  /** The version that brings it. It is due in repositories that an older one wrote. */
  readonly since: string;
  readonly folder: 'config' | 'incidents';
  /** What it does, for the plan: a verb and its object. */
  readonly does: string;
  /**
   * The file as it should be; the same text where nothing has to change. Never changes what a message, note or review
   * says.
   *
   * @param path from the content root, as `config/site.yml`.
   * @param today `YYYY-MM-DD`, for what holds from the upgrade on.
   */
  readonly apply: (text: string, path: string, today: string) => string;
}

export const migrations: readonly Migration[] = [
  {
    since: '0.1.0',
    folder: 'config',
    does: 'names the JSON Schema, so that editors check the file while you write',
    apply(text, path) {
      const name = /^config\/(site|components|policy|oncall)\.yml$/u.exec(path)?.[1];
      if (name === undefined || /^#\s*yaml-language-server:/mu.test(text)) return text;
      const [, mark = '', rest = ''] = /^(\uFEFF?)([\s\S]*)$/u.exec(text) ?? [];
      const newline = rest.includes('\r\n') ? '\r\n' : '\n';
      return `${mark}# yaml-language-server: $schema=../node_modules/upfront/package/schemas/${name}.json${newline}${rest}`;
    },
  },
];
