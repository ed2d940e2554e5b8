const { lang } = document.documentElement;

/** The language of the page. English that names no country is written as the pages write it: day first. */
export const locale = lang === 'en' ? 'en-GB' : lang;
