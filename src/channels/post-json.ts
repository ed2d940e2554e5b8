/** How long a server may take to answer, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Posts a document to a web hook, once. A redirect is not followed: nothing is sent to another address than this one.
 *
 * @throws Error without the address, which is a secret of its own.
 */
export async function postJson(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'upfront', ...headers },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((error: Error) => {
    throw new Error(error.name === 'TimeoutError' ? 'no answer in 10 seconds' : 'no connection');
  });
  await answer.body?.cancel();
  if (answer.status >= 300 && answer.status < 400) {
    throw new Error(
      `it redirects (${answer.status}), and redirects are not followed. Set the address where it leads`,
    );
  }
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
}
