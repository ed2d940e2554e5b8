import ar from '#i18n/ar.json' with { type: 'json' };
import de from '#i18n/de.json' with { type: 'json' };
import en from '#i18n/en.json' with { type: 'json' };
import ja from '#i18n/ja.json' with { type: 'json' };

/** Forms of one sentence by number, as Intl.PluralRules names them. */
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Every string of the interface by its key. English is complete; another language may leave keys to it. */
export type Catalogue = Readonly<Partial<Record<MessageKey, string | Forms>>>;
export type MessageKey = keyof typeof en;

/** The values of the `{names}` of a sentence. `count` also picks the form. */
export type Params = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, params?: Params) => string;

/** The languages that come with Upfront. A key that one of them leaves out is read in English. */
export const catalogues: Readonly<Record<string, Catalogue>> = { en, de, ja, ar };

/**
 * The interface's strings in a language: `t('deadline.late-by', { duration })`. An operator's own words, by locale, come
 * before the shipped ones, those of a region before those of its language. A key or a language that is missing is read
 * in English; numbers are written as the language writes them.
 */
export function translator(locale: string, operator: OwnStrings = {}): Translate {
  const language = new Intl.Locale(locale).language;
  const shipped = catalogues[locale] ?? catalogues[language] ?? en;
  const own = { ...shipped, ...operator[language], ...operator[locale] } as Catalogue;
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, params = {}) => {
    const message: string | Forms = own[key] ?? en[key];
    const form =
      typeof message === 'string'
        ? message
        : (message[plurals.select(Number(params.count))] ?? message.other);
    if (!form.includes('{')) return form;
    return form.replace(/\{(\w+)\}/gu, (whole, name: string) => {
      const value = params[name];
      return typeof value === 'number' ? numbers.format(value) : (value ?? whole);
    });
  };
}

/** Words of an operator's own by locale, then by key. */
type OwnStrings = Readonly<
  Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>
>;

/** Which way the words of a page are written. A language that is shipped is written one way, also in a region of another. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const known = directions.get(locale);
  if (known) return known;
  const { language } = new Intl.Locale(locale);
  const words = new Intl.Locale(Object.hasOwn(catalogues, language) ? language : locale);
  const direction = rightToLeft.has(words.maximize().script ?? '') ? 'rtl' : 'ltr';
  directions.set(locale, direction);
  return direction;
}

// Every page and many of its parts ask.
const directions = new Map<string, 'ltr' | 'rtl'>();

const rightToLeft = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);
