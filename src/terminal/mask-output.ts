import { maskedText } from './mask-secrets.ts';

/** What of a process is written to by commands. */
interface Output {
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly on: NodeJS.Process['on'];
  readonly removeAllListeners: (event: 'warning') => unknown;
}

const done = new WeakSet<object>();

/**
 * From now on nothing that the process writes holds a secret of its environment: neither what a command says, nor Node's
 * warnings. To call it a second time changes nothing.
 */
export function maskOutput(output: Output = process): void {
  if (done.has(output)) return;
  done.add(output);
  for (const stream of [output.stdout, output.stderr]) maskStream(stream, output);
  // Node would write them to the file of standard error, past the stream.
  output.removeAllListeners('warning');
  output.on('warning', ({ name, message }) => void output.stderr.write(`${name}: ${message}\n`));
}

function maskStream(stream: NodeJS.WriteStream, output: Output): void {
  const { push, end } = maskedText(output.env);
  const write = stream.write.bind(stream);
  const decoder = new TextDecoder();
  type Done = (error?: Error | null) => void;
  stream.write = (chunk: string | Uint8Array, encoding?: BufferEncoding | Done, whenDone?: Done): boolean => {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    return write(push(text), typeof encoding === 'function' ? encoding : whenDone);
  };
  output.on('exit', () => {
    const rest = push(decoder.decode()) + end();
    if (rest !== '') write(rest);
  });
}
