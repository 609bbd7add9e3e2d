// Small behaviours of every page. Nothing here is needed to work with a page; it only shortens the way.
'use strict';
(() => {
  const on = (type, selector, act) => document.addEventListener(type, event => {
    const target = event.target.closest?.(selector);
    if (target) act(event, target);
  });
  const typing = node => node && (/^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName) || node.isContentEditable);

  // Search: "/" anywhere outside a field, Ctrl-K everywhere.
  document.addEventListener('keydown', event => {
    const search = document.querySelector('[data-search]');
    const wanted = (event.key === '/' && !typing(document.activeElement)) || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey));
    if (!search || !wanted || event.altKey) return;
    event.preventDefault();
    if (search.offsetParent === null) location.href = '/search';
    else { search.focus(); search.select(); }
  });

  // Menus close on Escape and outside; the drawer likewise.
  const side = () => document.getElementById('side');
  const drawer = open => { side()?.classList.toggle('open', open); if (open) side()?.querySelector('a')?.focus(); };
  on('click', '[data-drawer]', event => { event.preventDefault(); drawer(true); });
  on('click', '[data-drawer-shut]', event => { event.preventDefault(); drawer(false); document.querySelector('[data-drawer]')?.focus(); });
  document.addEventListener('click', event => {
    document.querySelectorAll('details[data-menu][open]').forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
    if (side()?.classList.contains('open') && !event.target.closest('#side, [data-drawer]')) drawer(false);
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    document.querySelectorAll('details[data-menu][open]').forEach(menu => { menu.open = false; menu.querySelector('summary').focus(); });
    drawer(false);
  });

  // Dialogs
  on('click', '[data-dialog]', (event, link) => {
    const dialog = document.getElementById(link.dataset.dialog);
    if (dialog?.showModal) { event.preventDefault(); dialog.showModal(); }
  });
  // A refused form in a dialog is drawn open for those without script; with it the error summary leads in.
  document.querySelectorAll('dialog[data-refused][open]').forEach(dialog => dialog.close());
  on('click', '[data-errors] a[href^="#"]', (event, link) => {
    const field = document.getElementById(link.hash.slice(1));
    const dialog = field?.closest('dialog');
    if (dialog?.showModal && !dialog.open) { event.preventDefault(); dialog.showModal(); field.focus(); }
    for (let at = field?.closest('details'); at; at = at.parentElement.closest('details')) at.open = true;
  });
  on('click', '[data-shut]', (event, link) => { const dialog = link.closest('dialog'); if (dialog?.open) { event.preventDefault(); dialog.close(); } });
  on('click', 'dialog', (event, dialog) => { if (event.target === dialog) dialog.close(); });

  // Dates: 20261123, 2026/11/23 and 2026年11月23日 become 2026-11-23.
  on('focusout', '[data-date]', (event, input) => {
    const date = /^\s*(?:(\d{4})(\d{2})(\d{2})|(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?)\s*$/.exec(input.value);
    if (date) input.value = [date[1] ?? date[4], (date[2] ?? date[5]).padStart(2, '0'), (date[3] ?? date[6]).padStart(2, '0')].join('-');
  });

  // Long lists of checkboxes: a filter, and groups chosen as a whole; what is filtered away is not chosen.
  on('input', '[data-choices-filter] input', (event, input) => {
    const words = input.value.trim().toLowerCase();
    input.closest('[data-choices]').querySelectorAll('details').forEach(group => {
      let shown = 0;
      group.querySelectorAll('.form-check:not(.choices-all)').forEach(each => { each.hidden = !each.textContent.toLowerCase().includes(words); shown += each.hidden ? 0 : 1; });
      group.hidden = shown === 0;
      if (words) group.open = true;
    });
  });
  on('keydown', '[data-choices-filter] input', event => { if (event.key === 'Enter') event.preventDefault(); });
  on('change', '[data-choices] input[type=checkbox]', (event, box) => {
    const group = box.closest('details');
    const all = group.querySelector('[data-all]');
    const boxes = [...group.querySelectorAll('.form-check:not([hidden]) input:not([data-all])')];
    if (box === all) boxes.forEach(each => { each.checked = all.checked; });
    else all.checked = boxes.every(each => each.checked);
  });

  // Forms are sent once: the second click does nothing; coming back to the page makes them ready again.
  on('submit', 'form[data-once]', (event, form) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    event.submitter?.setAttribute('aria-busy', 'true');
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => {
    delete form.dataset.sent;
    form.querySelectorAll('[aria-busy]').forEach(button => button.removeAttribute('aria-busy'));
  }));

  // Filters send themselves; empty ones stay out of the address.
  on('change', 'form[data-filter] select, form[data-filter] [data-date]', (event, field) => field.form.requestSubmit());
  on('submit', 'form[data-filter]', (event, form) => {
    const empty = [...form.elements].filter(field => field.name && !field.value);
    empty.forEach(field => { field.disabled = true; });
    setTimeout(() => empty.forEach(field => { field.disabled = false; }));
  });
  document.addEventListener('htmx:configRequest', event => {
    const parameters = event.detail.parameters;
    if (event.target.closest?.('form[data-filter]')) for (const name of [...(parameters.keys?.() ?? [])]) if (!parameters.get(name)) parameters.delete(name);
  });

  // Copy
  on('click', '[data-copy]', async (event, button) => {
    await navigator.clipboard?.writeText(button.dataset.copy);
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 1500);
  });
  on('click', '[data-back]', () => history.back());

  // Ticked rows of a list with batch actions
  const ticked = bar => {
    const count = document.querySelectorAll(`input[type=checkbox][name=ids][form="${bar.dataset.batch}"]:checked`).length;
    const said = bar.querySelector('[data-ticked]');
    said.dataset.none ??= said.textContent;
    said.textContent = count ? said.dataset.words.replace('#', count) : said.dataset.none;
  };
  on('change', 'input[type=checkbox][data-all]', (event, all) => {
    document.querySelectorAll(`input[type=checkbox][name=ids][form="${all.dataset.all}"]`).forEach(box => { box.checked = all.checked; });
  });
  document.addEventListener('change', event => { if (event.target.type === 'checkbox') document.querySelectorAll('[data-batch]').forEach(ticked); });

  // Suggestions for a text field: an HTML fragment of <option>s.
  let asked = 0;
  on('input', '[data-lookup]', (event, input) => {
    clearTimeout(input.waiting);
    input.waiting = setTimeout(async () => {
      const turn = ++asked;
      const answer = await fetch(`${input.dataset.lookup}${input.dataset.lookup.includes('?') ? '&' : '?'}q=${encodeURIComponent(input.value)}`, { headers: { 'HX-Request': 'true' } });
      if (!answer.ok || turn !== asked) return;
      const list = document.getElementById(`${input.id}-list`) ?? input.after(Object.assign(document.createElement('datalist'), { id: `${input.id}-list` })) ?? document.getElementById(`${input.id}-list`);
      list.replaceChildren(...new DOMParser().parseFromString(await answer.text(), 'text/html').querySelectorAll('option'));
      input.setAttribute('list', list.id);
    }, 200);
  });

  // Tables: the header cells name the fields of the cards that rows become on a phone.
  const label = root => root.querySelectorAll('table.reg.cards:not(.labelled)').forEach(table => {
    const heads = [...table.querySelectorAll('thead th')].map(cell => cell.querySelector('.visually-hidden') ? '' : cell.textContent.replace(/[↑↓]/, '').trim());
    table.setAttribute('role', 'table');
    table.querySelectorAll('tbody tr').forEach(row => {
      row.setAttribute('role', 'row');
      [...row.cells].forEach((cell, i) => {
        cell.setAttribute('role', 'cell');
        cell.dataset.label ??= heads[i] ?? '';
        if (!cell.textContent.trim() && !cell.querySelector('input, a, button, svg')) cell.classList.add('blank');
      });
    });
    table.classList.add('labelled');
  });

  // Charts: the library is fetched only by pages that have one; when it fails, the table stays.
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dressed = (option, title) => {
    const text = { color: colour('--ink-700'), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13 };
    const axis = { axisLine: { lineStyle: { color: colour('--line-strong') } }, axisTick: { show: false }, axisLabel: { color: colour('--ink-700'), fontSize: 13 }, splitLine: { lineStyle: { color: colour('--line') } } };
    const mixed = (base, more) => ({ ...base, ...more, axisLabel: { ...base.axisLabel, ...more?.axisLabel }, splitLine: { ...base.splitLine, ...more?.splitLine }, axisLine: { ...base.axisLine, ...more?.axisLine } });
    const each = given => given && (Array.isArray(given) ? given.map(one => mixed(axis, one)) : mixed(axis, given));
    return {
      animation: false, textStyle: text, color: [colour('--blue-700'), colour('--ink-300'), colour('--blue-400'), colour('--ink-500'), colour('--blue-200')],
      aria: { enabled: true, label: { description: undefined, general: { withTitle: '{title}', withoutTitle: title } } }, tooltip: { confine: true, backgroundColor: colour('--paper'), borderColor: colour('--line-strong'), textStyle: { color: colour('--ink-900') } },
      grid: { left: 8, right: 48, top: 16, bottom: 8, containLabel: true }, ...option,
      ...(option.xAxis && { xAxis: each(option.xAxis) }), ...(option.yAxis && { yAxis: each(option.yAxis) }),
      series: [option.series ?? []].flat().map(one => ({ ...one, label: { color: colour('--ink-700'), fontSize: 13, ...one.label } })),
    };
  };
  const draw = box => {
    const option = JSON.parse(box.querySelector('script').textContent);
    const chart = echarts.getInstanceByDom(box) ?? echarts.init(box, null, { renderer: 'svg' });
    chart.setOption(dressed(option, box.dataset.title), true);
    chart.off('click');
    chart.on('click', point => { if (point.data?.href) location.href = point.data.href; });
    new ResizeObserver(() => chart.resize()).observe(box);
  };
  let library;
  const charts = root => root.querySelectorAll('[data-chart]:not([data-drawn])').forEach(box => {
    box.dataset.drawn = 'yes';
    const data = box.querySelector('script');
    library ??= new Promise((done, failed) => document.head.append(Object.assign(document.createElement('script'), { src: box.dataset.library, onload: done, onerror: failed })));
    library.then(() => { const kept = data.cloneNode(true); draw(box); box.prepend(kept); kept.hidden = true; })
      .catch(() => { box.dataset.failed = 'yes'; const behind = box.parentElement.querySelector('.behind'); if (behind) behind.open = true; });
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.querySelectorAll('[data-drawn]:not([data-failed])').forEach(draw));

  const ready = root => { label(root); charts(root); root.querySelectorAll('[data-back][hidden]').forEach(button => { button.hidden = history.length < 2; }); };
  ready(document);
  document.querySelectorAll('[data-choices-filter][hidden]').forEach(filter => { filter.hidden = false; });
  // With script the boxes of a group say what is chosen; the group itself is not sent.
  document.querySelectorAll('[data-all]').forEach(all => { if (all.checked) all.dispatchEvent(new Event('change', { bubbles: true })); all.removeAttribute('name'); });
  // The error summary names the field before each complaint.
  document.querySelectorAll('[data-errors] a[href^="#"]').forEach(link => {
    const field = document.getElementById(link.hash.slice(1));
    const name = field?.labels?.[0] ?? field?.querySelector('legend');
    if (name?.firstChild) link.prepend(name.firstChild.textContent.trim(), document.documentElement.lang.startsWith('zh') ? '：' : ': ');
  });
  document.querySelector('[data-errors]')?.focus();
  document.addEventListener('htmx:afterSwap', event => ready(event.target.parentElement ?? document));
})();
