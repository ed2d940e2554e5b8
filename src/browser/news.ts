/**
 * What a newer page has that this one has not, in a phrase to be read out: what the page is about now (on the index, how
 * everything is), and the newest step that is new with the record to which it belongs. Empty where nothing reads
 * differently.
 */
export function newsOf(now: HTMLElement, next: HTMLElement): string {
  if (now.textContent === next.textContent) return '';
  const known = new Set([...now.querySelectorAll('.step')].map(addressOf));
  const step = [...next.querySelectorAll('.step')].find((each) => !known.has(addressOf(each)));
  const heads = [
    next.querySelector('h1'),
    step?.closest('article')?.querySelector('h1, h3'),
    step?.querySelector('.step-head > :first-child'),
  ];
  return [...new Set(heads.map((head) => head?.textContent.trim()))].filter(Boolean).join(', ');
}

function addressOf(step: Element): string | null | undefined {
  return step.querySelector('.step-head a')?.getAttribute('href');
}
