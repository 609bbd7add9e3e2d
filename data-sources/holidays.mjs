// Holidays and make-up working days 2022–2026, one file per yearly notice of the General Office of the State Council,
// in the form that the import page reads too. Usage: node holidays.mjs PACKAGE_FOLDER OUTPUT_FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [source, target] = process.argv.slice(2);
// Where the notice itself can be read. The package does not say; shown beside each year as its legal source.
const notices = {
  2022: 'https://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm',
  2023: 'https://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm',
  2024: 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
  2025: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
  2026: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
};

const listed = []; // [date, name, isOffDay]
for (let year = 2022; year <= 2026; year++) {
  const file = JSON.parse(readFileSync(join(source, 'dist', 'years', `${year}.json`), 'utf8'));
  for (const [date, text] of Object.entries(file.holidays)) listed.push([date, text.split(',')[1], true]);
  for (const [date, text] of Object.entries(file.workdays)) listed.push([date, text.split(',')[1], false]);
}

// A notice for year Y announces the last days of December before its New Year holiday: they belong to its file.
const noticeOf = ([date, name]) => Number(date.slice(0, 4)) + (date.slice(5, 7) === '12' && name === '元旦' ? 1 : 0);

mkdirSync(target, { recursive: true });
for (let year = 2022; year <= 2026; year++) {
  const days = listed.filter(day => noticeOf(day) === year).sort((a, b) => a[0].localeCompare(b[0]))
    .map(([date, name, isOffDay]) => '    ' + JSON.stringify({ name: { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }[name] ?? name, date, isOffDay }));
  writeFileSync(join(target, `${year}.json`),
    `{\n  "year": ${year},\n  "papers": ${JSON.stringify([notices[year]])},\n  "days": [\n${days.join(',\n')}\n  ]\n}\n`);
}
