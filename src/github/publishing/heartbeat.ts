/** How long the answer may take, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Tells a dead man's switch that a run has ended well. The address is a secret: it is in no message.
 *
 * @param address HEARTBEAT_URL; undefined or empty: nothing is sent.
 * @returns what went wrong, in a sentence; undefined where all is well. It is no reason for a run to fail.
 */
export async function sendHeartbeat(
  address: string | undefined,
  get: (address: string, options: RequestInit) => Promise<Response>,
): Promise<string | undefined> {
  if (!address) return undefined;
  if (!URL.canParse(address) || !/^https?:$/u.test(new URL(address).protocol))
    return 'HEARTBEAT_URL is not an address that begins with https://. Correct it, or remove it.';
  try {
    const answer = await get(address, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok
      ? undefined
      : `HEARTBEAT_URL answered ${answer.status}: nobody knows that this run ended well.`;
  } catch {
    return 'HEARTBEAT_URL did not answer: nobody knows that this run ended well.';
  }
}
