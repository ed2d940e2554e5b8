import type { Problem } from '#core/base/problem.ts';
import type { ListFault } from './list-inside.ts';
import type { FileKind } from './read-inside.ts';

/** What is said of a file that is not read. */
type Saying = Pick<FileProblem, 'rule' | 'message' | 'hint'>;

/** The problem of a file that is not read. */
export interface FileProblem extends Problem {
  readonly rule: 'symlink' | 'missing-file' | 'unreadable' | 'file-size' | 'file-name' | 'not-a-file';
}

const put = 'Put the file itself here.';

/**
 * The problem of a file that is not read, at its first character.
 *
 * @param file from the content root, with `/`; of a folder, its name.
 */
export function fileProblem(file: string, fault: ListFault): FileProblem {
  return { file, line: 1, column: 1, ...sayingOf(file, fault) };
}

function sayingOf(file: string, fault: ListFault): Saying {
  const [folder, ...rest] = file.split('/');
  const isTop = rest.length === 0;
  switch (fault.fault) {
    case 'outside':
      return {
        rule: 'symlink',
        message: isTop
          ? 'A symbolic link leads from here to another place.'
          : `A symbolic link leads from here out of ${folder}/.`,
        hint: put,
      };
    case 'dangling':
      return { rule: 'symlink', message: 'This symbolic link leads nowhere.', hint: put };
    case 'circle':
      return { rule: 'symlink', message: 'This symbolic link leads in a circle.', hint: put };
    case 'links':
      return {
        rule: 'symlink',
        message: `Too many symbolic links in ${folder}/ lead to folders.`,
        hint: 'Put the files themselves here.',
      };
    case 'missing':
      return {
        rule: 'missing-file',
        message: 'This file is missing.',
        hint: 'Copy it from the template; docs/config-reference.md explains it.',
      };
    case 'changing':
      return {
        rule: 'unreadable',
        message: 'This file changed while it was being read.',
        hint: 'Run the command again once nothing else writes here.',
      };
    case 'unreadable':
      return unreadable(file, fault.code);
    case 'size':
      return {
        rule: 'file-size',
        message: `The file has ${inKib(fault.size)} KiB; at most ${inKib(fault.limit)} KiB are read.`,
        hint: 'Make it smaller; logs and pictures of a record belong elsewhere, with a link under links:.',
      };
    case 'name':
      return {
        rule: 'file-name',
        message: 'The name of this file is not UTF-8 text, or holds a character that cannot be seen.',
        hint: `Rename it, with letters, digits and hyphens alone: ls -b ${folder} shows its bytes.`,
      };
    case 'kind':
      return {
        rule: 'not-a-file',
        message: `This is ${kindNames[fault.kind]}, and a ${fault.kind === 'file' ? 'folder' : 'file'} belongs here.`,
        hint: `Remove it, or move it out of the content root.`,
      };
  }
}

const kindNames = {
  folder: 'a folder',
  pipe: 'a pipe',
  socket: 'a socket',
  device: 'a device',
  file: 'a file',
} as const satisfies Record<FileKind, string>;

function unreadable(file: string, code: string): Saying {
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      rule: 'unreadable',
      message: `This may not be read (${code}).`,
      hint: `Allow it: chmod -R u+rX ${file}, or change its owner.`,
    };
  }
  return {
    rule: 'unreadable',
    message: `The system cannot read this (${code}).`,
    hint: 'Check the disk and the length of the path, or remove the file.',
  };
}

function inKib(bytes: number): number {
  return Math.ceil(bytes / 1024);
}
