/**
 * Puts in place what the page has ready for this instant: each template says from when on it holds, and whether it takes the
 * place of the element before it. Lists without items are hidden.
 *
 * @returns whether anything was put in place.
 */
export function turn(main: Element, now: number): boolean {
  let turned = false;
  for (const ready of main.querySelectorAll<HTMLTemplateElement>('template[data-at]')) {
    const { at = '', over } = ready.dataset;
    if (Date.parse(at) > now) continue;
    if (over) ready.previousElementSibling?.remove();
    ready.replaceWith(ready.content);
    turned = true;
  }
  if (turned) {
    for (const list of main.querySelectorAll<HTMLElement>('[data-list]')) {
      list.hidden = !list.querySelector('article');
    }
  }
  return turned;
}
