import { badgeColors } from '#core/output/badge/badge-colors.ts';
import { colors } from '#core/output/colors.ts';
import type { Indicator } from '#core/rules/availability/overall.ts';
import type { EmbedSettings } from '#embed/embed-settings.ts';
import { directionOf, type Translate } from '#site/model/catalogue.ts';
import type { Site } from '#site/model/site.ts';
import { lookOfIndicator } from '#site/views/home/board-view.ts';
import { overallKeys } from '#site/views/shared/overall-label.ts';

/** The file that other sites load: the settings of this site, and the script that reads them. */
export function embedView({ config, paths, t }: Site, script: string): string {
  const { locale } = config.site;
  const settings: EmbedSettings = {
    script: paths.absolute('embed.js'),
    language: locale,
    direction: directionOf(locale),
    overall: overallWords(t),
    unconfirmed: t('index.not-confirmed'),
    zone: config.site.time_zone,
    colors: {
      unconfirmed: [colors['ink-soft'].light, colors['ink-soft'].dark],
      none: colorsOf('none'),
      maintenance: colorsOf('maintenance'),
      minor: colorsOf('minor'),
      major: colorsOf('major'),
      critical: colorsOf('critical'),
    },
  };
  // In a block, so that the page it is loaded into gets no name from it.
  return `{const settings=${asciiJson(settings)};${script.trim()}}\n`;
}

function overallWords(t: Translate): EmbedSettings['overall'] {
  return {
    'All Systems Operational': t(overallKeys['All Systems Operational']),
    'Service Under Maintenance': t(overallKeys['Service Under Maintenance']),
    'Minor Service Outage': t(overallKeys['Minor Service Outage']),
    'Degraded System Service': t(overallKeys['Degraded System Service']),
    'Partially Degraded Service': t(overallKeys['Partially Degraded Service']),
    'Partial System Outage': t(overallKeys['Partial System Outage']),
    'Major System Outage': t(overallKeys['Major System Outage']),
  };
}

function colorsOf(indicator: Indicator): readonly [string, string] {
  const { light, dark } = badgeColors[lookOfIndicator[indicator]];
  return [light, dark];
}

/** Data as JSON that any encoding of the page around it leaves as it is, and that no `</script>` can end. */
function asciiJson(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
