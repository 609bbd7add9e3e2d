#!/usr/bin/env bash
# Makes the two fonts that PDF output embeds when the customer has installed none of their own.
#
# Source   Noto Serif SC Regular and Noto Sans SC Medium (SIL Open Font License 1.1), as whole TrueType files in the
#          npm packages @expo-google-fonts/noto-serif-sc and @expo-google-fonts/noto-sans-sc, version 0.4.3.
# Kept     GB 2312, 通用规范汉字表 (8105 characters, Unihan field kTGH), CJK punctuation, Latin, the signs of official papers.
# Needs    npm, Debian packages fonttools and unicode-data.
#
# The result is committed once; run this again only to change the set of characters.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
out="$here/server/src/main/resources/fonts"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

cd "$work"
npm pack --silent @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3
for family in serif sans; do
  mkdir "$family"
  tar xzf "expo-google-fonts-noto-$family-sc-0.4.3.tgz" -C "$family" --strip-components=1
done

python3 - > characters.txt <<'PY'
import bz2, re
wanted = set()
for high in range(0xA1, 0xF8):                      # GB 2312
    for low in range(0xA1, 0xFF):
        try: wanted.add(ord(bytes([high, low]).decode('gb2312')))
        except UnicodeDecodeError: pass
for line in bz2.open('/usr/share/unicode/Unihan_OtherMappings.txt.bz2', 'rt'):
    hit = re.match(r'U\+([0-9A-F]+)\tkTGH\t', line)  # 通用规范汉字表
    if hit: wanted.add(int(hit.group(1), 16))
for first, last in [(0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x2010, 0x2027), (0x2030, 0x203B), (0x2070, 0x209F), (0x20AC, 0x20AC),
                    (0x2100, 0x2138), (0x2150, 0x218B), (0x2190, 0x2199), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x257F),
                    (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2610, 0x2612), (0x2713, 0x2717), (0x3000, 0x303F), (0x3220, 0x3229),
                    (0x3300, 0x33FF), (0xFE30, 0xFE4F), (0xFF01, 0xFFE6)]:
    wanted.update(range(first, last + 1))
for point in sorted(wanted): print(f'U+{point:04X}')
PY

subset() { pyftsubset "$1" --unicodes-file=characters.txt --output-file="$2" --no-hinting --layout-features='' --drop-tables+=GSUB,GPOS,GDEF,BASE,vhea,vmtx,DSIG,STAT --no-glyph-names --name-IDs='0,1,2,3,4,5,6,13,14'; }
subset serif/400Regular/NotoSerifSC_400Regular.ttf "$out/NotoSerifSC-Regular.ttf"
subset sans/500Medium/NotoSansSC_500Medium.ttf "$out/NotoSansSC-Medium.ttf"
# Variation selectors (cmap format 14) are of no use to the PDF library, which warns of them at every start.
/usr/bin/python3 - "$out" <<'PY'
import sys, pathlib
from fontTools.ttLib import TTFont
for path in pathlib.Path(sys.argv[1]).glob('*.ttf'):
    font = TTFont(path)
    font['cmap'].tables = [table for table in font['cmap'].tables if table.format != 14]
    font.save(path)
PY
ls -l "$out"
