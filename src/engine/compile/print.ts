import { createApp } from 'astro/app/entrypoint';

const app = createApp({ streaming: false });

/**
 * Prints a page by its template, which reads the view and nothing else. The compiled engine exports this function alone.
 *
 * @param template a file of src/pages or src/internal, without `.astro`.
 * @returns the HTML. It carries no policy yet, and addresses the script of the pages from the top of the host.
 * @throws where the template throws, or does not exist.
 */
export async function print(template: string, view: unknown): Promise<string> {
  const request = new Request(`http://engine.invalid/${template === 'index' ? '' : template}`);
  const response = await app.render(request, { locals: { view } });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`The template ${template} failed (${response.status}).`);
  return html;
}
