/** Elements that are left out with all that is between their tags: what it holds is no text for readers. */
export const opaqueElements: ReadonlySet<string> = new Set(
  'script style template noscript iframe object embed svg math head title textarea select xmp noembed noframes audio video canvas'.split(
    ' ',
  ),
);

/** Every element that HTML knows or once knew. A tag of another name was not meant as one. */
export const htmlElements: ReadonlySet<string> = new Set([
  ...opaqueElements,
  ...(
    'a abbr acronym address applet area article aside b base basefont bdi bdo bgsound big blink blockquote body br button ' +
    'caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption ' +
    'figure font footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html i image img input ins kbd keygen label ' +
    'legend li link listing main map mark marquee menu menuitem meta meter nav nobr ol optgroup option output p param ' +
    'picture plaintext pre progress q rb rbc rp rt rtc ruby s samp search section slot small source spacer span strike ' +
    'strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var wbr'
  ).split(' '),
]);
