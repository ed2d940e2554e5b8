import { createApp } from 'astro/app/entrypoint';

// The policy of a page is finished only once all of the page is rendered.
const app = createApp({ streaming: false });

/**
 * Prints a page by its template, which reads the view and nothing else. The compiled engine exports this function alone.
 *
 * @param template a file of src/pages or src/internal, without `.astro`.
 * @returns the HTML, and the content security policy that Astro would send as a header.
 * @throws where the template throws, or does not exist.
 */
export async function print(template: string, view: unknown): Promise<{ html: string; policy: string }> {
  const request = new Request(`http://engine.invalid/${template === 'index' ? '' : template}`);
  const response = await app.render(request, { locals: { view } });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`The template ${template} failed (${response.status}).`);
  return { html, policy: response.headers.get('content-security-policy') ?? '' };
}
