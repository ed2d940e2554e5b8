/** What the system refuses for a reason that lies with the machine or the folder, by its code, and what to do about it. */
const remedies = {
  EACCES: 'Allow it, or run the command as the owner of the folder.',
  EPERM: 'Allow it, or run the command as the owner of the folder.',
  EROFS: 'The disk can only be read: use a folder that can be written to.',
  ENOSPC: 'The disk is full: make room on it.',
  EDQUOT: 'Your share of the disk is full: make room on it.',
  EEXIST: 'A file is where a folder belongs: take it away.',
  ENOTDIR: 'A file is where a folder belongs: take it away.',
  EISDIR: 'A folder is where a file belongs: take it away.',
  ENOTEMPTY: 'Something else is writing there: run the command again once it has ended.',
  EBUSY: 'Another program is using it: run the command again once that has ended.',
  EXDEV: 'dist/ and .cache/ of a content root have to be on one disk.',
  ELOOP: 'A symbolic link leads in a circle: take it away.',
  ENAMETOOLONG: 'Use a folder with a shorter path.',
  EMFILE: 'Too many files are open: close other programs, or raise the limit (ulimit -n).',
  ENFILE: 'Too many files are open: close other programs.',
  EIO: 'Check the disk.',
} as const satisfies Readonly<Record<string, string>>;

/**
 * Says what the system refuses to a command; undefined for every other error, which is a fault of ours.
 *
 * @example systemRefusal(error) //=> "The system refuses this: EROFS: read-only file system, mkdir 'dist'. The disk can …"
 */
export function systemRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const remedy = Object.entries(remedies).find(([code]) => code === error.code)?.[1];
  return remedy && `The system refuses this: ${error.message}. ${remedy}`;
}
