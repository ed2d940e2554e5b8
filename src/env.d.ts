/// <reference path="../.astro/types.d.ts" />

/** A TypeScript file as the text of a small script (src/site/embed-script.ts). */
declare module '*?script' {
  const text: string;
  export default text;
}
