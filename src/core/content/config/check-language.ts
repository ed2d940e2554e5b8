import type { Problem } from '#core/base/problem.ts';
import type { Placed } from './placed.ts';
import type { SiteConfig } from './site.ts';

/** The languages whose words are shipped. */
export const shippedLanguages = ['en', 'de', 'ja', 'ar'] as const;

/**
 * Whether there are words in the language that a site says it is in: otherwise its pages would be English under another
 * language's name, which a screen reader then reads wrongly. A region takes the words of its language.
 *
 * @param own the locales for which the operator gives words.
 */
export function checkLanguage(
  { value, file, places }: Placed<SiteConfig>,
  own: readonly string[],
): Problem[] {
  const { locale } = value;
  const { language } = new Intl.Locale(locale);
  if (hasWords(locale, [...shippedLanguages, ...own])) return [];
  return [
    {
      file,
      ...places.ofValue(['locale']),
      rule: 'language',
      message: `There are no words of the pages in the language "${locale}".`,
      hint: `Write one of ${shippedLanguages.join(', ')}, or give the words in config/strings/${language}.json: docs/customise.md shows how.`,
    },
  ];
}

/** Whether one of the languages is that of a locale. */
export function hasWords(locale: string, languages: readonly string[] = shippedLanguages): boolean {
  const { language } = new Intl.Locale(locale);
  return languages.some((each) => each === locale || each === language);
}
