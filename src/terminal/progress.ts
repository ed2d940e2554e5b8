import pc from 'picocolors';

/** A line that tells somebody at a terminal what is going on; elsewhere it is silent. */
export interface Progress {
  /** Says what is being done from now on. */
  readonly say: (text: string) => void;
  /** Wipes the line. */
  readonly done: () => void;
}

/** Shows progress on a stream, if that is a terminal. The line is renewed as work is said; no timer keeps a process up. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { say: () => {}, done: () => {} };
  const wipe = '\r\u001b[2K';
  return {
    say: (text) => {
      stream.write(`${wipe}${pc.dim(`… ${text}`)}`);
    },
    done: () => {
      stream.write(wipe);
    },
  };
}
