/**
 * Whether a request was meant for this machine, by its Host header. A page of another site could have its own name lead
 * here, and then read what is served (DNS rebinding).
 */
export function isLoopback(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/iu.test(host ?? '');
}
