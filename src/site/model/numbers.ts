/** Numbers as a language writes them. */
export interface Numbers {
  readonly whole: (value: number) => string;
  /** A share of one as per cent, with so many digits after the point. */
  readonly percent: (share: number, digits: 0 | 2) => string;
}

export function numbersOf(locale: string): Numbers {
  const whole = new Intl.NumberFormat(locale);
  const percents = {
    0: new Intl.NumberFormat(locale, { style: 'percent' }),
    2: new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    }),
  };
  return {
    whole: (value) => whole.format(value),
    percent: (share, digits) => percents[digits].format(share),
  };
}
