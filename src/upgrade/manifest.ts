import type { Written } from '#init/written.ts';

/** package.json of a content repository, as far as `upgrade` reads it. */
export interface Manifest {
  /** Whether `upfront` is among its dependencies. */
  readonly isContentRoot: boolean;
  readonly written: Written | undefined;
}

/** Undefined where the text is no JSON object. */
export function readManifest(text: string): Manifest | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(data)) return undefined;
  const { dependencies, devDependencies, upfront } = data;
  const has = (value: unknown) => isObject(value) && typeof value.upfront === 'string';
  return { isContentRoot: has(dependencies) || has(devDependencies), written: writtenFrom(upfront) };
}

/** The same package.json with another `upfront`: keys stay in their order, and the indentation stays. */
export function withWritten(text: string, upfront: Written): string {
  const indent = /^[ \t]+/mu.exec(text)?.[0] ?? '  ';
  const data = JSON.parse(text) as object;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return `${JSON.stringify({ ...data, upfront }, null, indent)}\n`.replaceAll('\n', newline);
}

function writtenFrom(value: unknown): Written | undefined {
  if (!isObject(value) || typeof value.version !== 'string' || !isObject(value.files)) return undefined;
  const files = Object.entries(value.files).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string';
  });
  return { version: value.version, files: Object.fromEntries(files) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
