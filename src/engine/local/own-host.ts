import { UserError } from '#terminal/command.ts';

/** Names that always mean this machine. */
const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a Host header names loopback, or one of further names, with any port. */
export function isOwnHost(host: string | undefined, names: readonly string[]): boolean {
  const [, name] = /^(.+?)(?::\d+)?$/u.exec(host?.toLowerCase() ?? '') ?? [];
  return name !== undefined && [...loopback, ...names].includes(name);
}

/** Reads one `--host` of the command line, and adds it to those before it. */
export function addHostName(value: string, before: readonly string[] = []): string[] {
  const name = value.toLowerCase();
  if (/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/u.test(name)) return [...before, name];
  throw new UserError(
    `"${value}" is no name of a host. Write it without scheme, port and path, as status.example.test.`,
  );
}
