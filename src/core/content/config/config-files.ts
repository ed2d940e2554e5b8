/** The files of `config/`, by name without `.yml`. */
export const configFiles = ['site', 'components', 'policy', 'oncall'] as const;
/** Those without which no site can be built. */
export const neededConfigFiles = ['site', 'components', 'policy'] as const satisfies readonly ConfigFile[];
export type ConfigFile = (typeof configFiles)[number];
/** Files that may be missing or empty, because all that they say is shipped. */
export const optionalConfigFiles: readonly ConfigFile[] = ['policy', 'oncall'];
