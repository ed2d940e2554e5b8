/** A run builds again at most so many times because somebody wrote meanwhile. */
export const BUILDS = 3;

/**
 * What a run does after a build: upload it, or build again because the default branch moved. After three builds it uploads
 * what it has: `afterUpload` starts one more run.
 */
export function afterBuild(built: string, head: string, builds: number): 'upload' | 'build' {
  return built === head || builds >= BUILDS ? 'upload' : 'build';
}

/**
 * What a run does after its upload: it starts one more run where the default branch moved. GitHub keeps one waiting run of a
 * group, and it reads the branch when it starts: a run that it replaces loses nothing.
 */
export function afterUpload(uploaded: string, head: string): 'dispatch' | 'end' {
  return uploaded === head ? 'end' : 'dispatch';
}
