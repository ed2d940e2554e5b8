import type { Host } from './answers.ts';
import type { NewFiles } from './new-files.ts';

/** Names that npm would not pack as they are. */
const renamed: Readonly<Record<string, string>> = {
  gitignore: '.gitignore',
  gitattributes: '.gitattributes',
};

const workflowOf: Readonly<Record<Host, string>> = {
  'github-pages': '.github/workflows/publish-github-pages.yml',
  other: '.github/workflows/publish-artifact.yml',
};

/** Where a file of the template belongs in a content repository; undefined where it is for another host. */
export function pathInRoot(path: string, host: Host): string | undefined {
  if (!path.startsWith('.github/workflows/publish-')) return renamed[path] ?? path;
  return path === workflowOf[host] ? '.github/workflows/publish.yml' : undefined;
}

/** The host whose publish workflow a repository has. */
export function hostOf(publishWorkflow: string): Host {
  return publishWorkflow.includes('actions/deploy-pages@') ? 'github-pages' : 'other';
}

/**
 * The files that are the same in every content repository and that nobody has to change: workflows, AGENTS.md, and what
 * Git reads. `upgrade` replaces them by those of a newer version. Path in the repository → text.
 */
export function ownedFiles(template: NewFiles, host: Host): NewFiles {
  const files = new Map<string, string>();
  for (const [path, text] of template) {
    const place = pathInRoot(path, host);
    if (place && (path.startsWith('.github/') || path === 'AGENTS.md' || path in renamed))
      files.set(place, text);
  }
  return files;
}
