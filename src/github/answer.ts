/** Bytes of an answer, after decompression, that are read at most. */
export const LARGEST_ANSWER = 20 * 1024 * 1024;

/** What a server answered, before anything in it is believed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Media type without its parameters, in small letters; empty where the server did not say. */
  readonly type: string;
  readonly text: string;
  /** How many bytes the text has. */
  readonly size: number;
}

/** Reads an answer. Undefined where it is longer than the limit; then the rest is not read. */
export async function readAnswer(response: Response, limit: number): Promise<Answer | undefined> {
  const { status, headers, body } = response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    chunks.push(read.value);
    size += read.value.length;
    if (size <= limit) continue;
    await reader?.cancel().catch(() => undefined);
    return undefined;
  }
  const [type = ''] = (headers.get('content-type') ?? '').toLowerCase().split(';');
  return { status, headers, type: type.trim(), text: Buffer.concat(chunks).toString('utf8'), size };
}

/** The value of an answer that is JSON; undefined where it has no text. The type that the server gives is not believed. */
export function jsonOf({ text }: Pick<Answer, 'text'>): { readonly value: unknown } | undefined {
  if (text === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** What an answer is, in a few words that follow "with". */
export function kindOf(answer: Answer): string {
  const { text, type } = answer;
  const json = jsonOf(answer);
  if (text.trim() === '') return 'an empty answer';
  if (json === undefined) {
    if (type.includes('html') || /^\s*<(?:!doctype|html|head|body)\b/iu.test(text)) return 'an HTML page';
    return type.includes('json') ? 'broken JSON' : 'text that is not JSON';
  }
  if (json.value === null) return 'null';
  if (Array.isArray(json.value)) return json.value.length === 0 ? 'an empty list' : 'a list';
  if (typeof json.value !== 'object') return `a ${typeof json.value}`;
  return Object.keys(json.value).length === 0 ? '{}' : 'an object';
}
