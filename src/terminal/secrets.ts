/** How much of a variable's value is secret. */
type Kind =
  /** All of it. */
  | 'value'
  /** All of it, and each part that is of use without the rest: who knows the path may write there. */
  | 'address'
  /** An address that anybody may know, but for a password in it. */
  | 'password';

/** Every variable of the environment whose value no output may hold, those of other tools in the same job included. */
export const secretVariables: Readonly<Record<string, Kind>> = {
  GITHUB_TOKEN: 'value',
  GH_TOKEN: 'value',
  GITHUB_ENTERPRISE_TOKEN: 'value',
  GH_ENTERPRISE_TOKEN: 'value',
  ACTIONS_RUNTIME_TOKEN: 'value',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'value',
  SLACK_WEBHOOK_URL: 'address',
  WEBHOOK_URL: 'address',
  WEBHOOK_SECRET: 'value',
  SMTP_URL: 'address',
  HEARTBEAT_URL: 'address',
  RESEND_API_KEY: 'value',
  NPM_TOKEN: 'value',
  NODE_AUTH_TOKEN: 'value',
  CLOUDFLARE_API_TOKEN: 'value',
  NETLIFY_AUTH_TOKEN: 'value',
  AWS_SECRET_ACCESS_KEY: 'value',
  AWS_SESSION_TOKEN: 'value',
  GITHUB_API_URL: 'password',
  GITHUB_SERVER_URL: 'password',
  HTTP_PROXY: 'password',
  HTTPS_PROXY: 'password',
  ALL_PROXY: 'password',
  http_proxy: 'password',
  https_proxy: 'password',
  all_proxy: 'password',
};

/** A shorter text may be an ordinary word: to hide it would spoil what people have to read. */
const SHORTEST = 8;
/** A part of an address's path that is so long is no word. */
const LONG_PART = 16;

/** Every text in which a secret of the environment would be known, in letters of any case: as it is, and as programs write it. */
export function secretForms(env: NodeJS.ProcessEnv): string[] {
  const forms = new Set<string>();
  for (const [name, kind] of Object.entries(secretVariables)) {
    const value = env[name]?.trim();
    if (!value) continue;
    for (const secret of secretsIn(value, kind)) {
      for (const form of writtenForms(secret)) if (form.length >= SHORTEST) forms.add(form);
    }
    // However short a password is, it is hidden in its address.
    for (const form of credentialsIn(value)) forms.add(form);
  }
  return [...forms];
}

function secretsIn(value: string, kind: Kind): string[] {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const password = url?.password ? [url.password, decoded(url.password)] : [];
  if (kind === 'password') return password;
  const all = [value, ...value.split(/\s+/u)];
  if (kind === 'value' || url === undefined) return all;
  const { href, host, pathname, search, hash } = url;
  const path = `${pathname}${search}${hash}`;
  const parts = path.split(/[/?&=#]/u).filter((part) => part.length >= LONG_PART);
  const tail = path.length > 1 ? [path, path.slice(1), pathname, `${host}${path}`] : [];
  return [...all, href, ...password, ...[...tail, ...parts].flatMap((part) => [part, decoded(part)])];
}

/** A user's name and password as an address has them. */
function credentialsIn(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { username, password } = new URL(value);
  if (!password) return [];
  return [`${username}:${password}@`, `${decoded(username)}:${decoded(password)}@`];
}

/** A secret as it is, in JSON, in an address, in a command of a workflow, in Base64 and in hexadecimal digits. */
function writtenForms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const url = encodeURIComponent(secret.toWellFormed());
  const urls = [url, url.replaceAll('%20', '+'), encodeURI(secret.toWellFormed())];
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    ...urls,
    secret.replaceAll('%', '%25'),
    secret.replaceAll('&', '&amp;'),
    bytes.toString('hex'),
    bytes.toString('base64'),
    ...[0, 1, 2].flatMap((before) => base64Parts(bytes, before)),
  ];
}

/** The digits of Base64 that are the secret's alone, if so many bytes come before it in their group of three. */
function base64Parts(bytes: Buffer, before: number): string[] {
  const first = [0, 2, 3][before];
  const end = Math.floor(((before + bytes.length) * 8) / 6);
  const coded = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .slice(first, end);
  return [coded, coded.replaceAll('+', '-').replaceAll('/', '_')];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
