// Writes server/src/main/resources/static/icons.svg: the icons the pages use, as one sprite of symbols named like the icons.
// Usage: npm pack @tabler/icons@3.52.0 && tar xzf tabler-icons-3.52.0.tgz && node data-sources/icons.mjs package/icons/outline
// Tabler Icons, MIT. Add a name to the list and run again; the result is the same for the same package version.
import { readFileSync, writeFileSync } from 'node:fs';

const names = `
adjustments affiliate alert-circle alert-triangle archive arrow-back-up arrow-down arrow-forward-up arrow-left arrow-right
arrow-up arrows-exchange arrows-sort bell books bookmark building building-bank building-community bulb calendar calendar-event
certificate chart-bar chart-donut chart-line check checklist chevron-down chevron-left chevron-right chevron-up circle-check
circle-x clipboard-check clipboard-list clipboard-text clock coin columns-3 copy database database-search device-desktop dots
download edit external-link eye eye-off file-check file-diff file-plus file-text file-type-docx file-type-pdf file-type-xls
filter fingerprint flag folder gavel git-branch help-circle hierarchy-2 history home id-badge-2 inbox info-circle key language
layout-dashboard link list-check list-details lock lock-open login logout mail map-2 map-search menu-2 message minus notebook notes paperclip
player-pause player-play plug plus presentation printer refresh report-analytics route rubber-stamp scale school search send
server settings share shield-check shield-half shield-lock signature sitemap speakerphone star switch-horizontal table tag target
trash upload user user-check user-plus user-x users users-group world writing x
`.trim().split(/\s+/);

const folder = process.argv[2];
const symbols = names.map(name => {
  const svg = readFileSync(`${folder}/${name}.svg`, 'utf8');
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s*\n\s*/g, '').replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', '');
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
});
writeFileSync(new URL('../server/src/main/resources/static/icons.svg', import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`);
