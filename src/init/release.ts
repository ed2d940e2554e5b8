import { readFileSync } from 'node:fs';

/**
 * What npm installs as this version of Upfront: the address of the release's tarball, which the release wrote into the
 * package. Undefined where the package was not made by a release, and in this repository.
 */
export function releaseAddress(): string | undefined {
  try {
    return readFileSync(new URL('../release', import.meta.url), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
