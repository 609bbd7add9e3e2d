// Divisions of the whole country: province, city and county (six digits) in one readable file, townships (nine digits)
// gzipped beside it. Usage: node divisions.mjs PACKAGE_FOLDER OUTPUT_FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [source, target] = process.argv.slice(2);
const rows = name => readFileSync(join(source, 'dist', `${name}.csv`), 'utf8').trim().split(/\r?\n/).slice(1)
  .map(line => line.split(',').map(cell => cell.replace(/^"(.*)"$/, '$1').trim()));

const six = code => code.padEnd(6, '0');
const provinces = rows('provinces').map(([code, name]) => [six(code), name, 'PROVINCE', '']);
// The package leaves out the two special administrative regions and Taiwan; GB/T 2260 knows them at province level.
provinces.push(['710000', '台湾省', 'PROVINCE', ''], ['810000', '香港特别行政区', 'PROVINCE', ''], ['820000', '澳门特别行政区', 'PROVINCE', '']);
const cities = rows('cities').map(([code, name, province]) => [six(code), name, 'CITY', six(province)]);
const counties = rows('areas').map(([code, name, city]) => [code, name, 'COUNTY', six(city)])
  .filter(([code, , , city]) => code !== city); // 东莞, 中山, 儋州 have no counties: the package repeats the city itself
const all = [...provinces, ...cities, ...counties].sort((a, b) => a[0].localeCompare(b[0]));

mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'divisions.csv'), ['code,name,level,parent', ...all.map(r => r.join(','))].join('\n') + '\n');
const townships = rows('streets').map(([code, name]) => [code, name]).sort((a, b) => a[0].localeCompare(b[0]));
writeFileSync(join(target, 'townships.csv.gz'),
  gzipSync(['code,name', ...townships.map(r => r.join(','))].join('\n') + '\n', { level: 9 }));
console.error(`divisions: ${all.length} of six digits, ${townships.length} townships`);
