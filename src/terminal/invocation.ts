/** Set by the bundler of the package (scripts/chores/package.ts). */
declare const UPFRONT_PACKAGED: true | undefined;

/** Whether this runs from the installed package, and not from the repository of Upfront itself. */
export const isPackaged = typeof UPFRONT_PACKAGED !== 'undefined';

/**
 * How to write a command where this runs.
 *
 * @example commandLine('check', '--format json') //=> 'upfront check --format json', or here 'npm run check -- --format json'
 */
export function commandLine(name: string, args = '', packaged: boolean = isPackaged): string {
  if (packaged) return `upfront ${name}${args && ` ${args}`}`;
  const run = name === 'start' ? 'npm start' : `npm run ${name}`;
  return args ? `${run} -- ${args}` : run;
}
