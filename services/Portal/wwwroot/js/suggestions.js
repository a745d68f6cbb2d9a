// Suggestions below a field, as the pattern « combobox » of ARIA has them: the field keeps the focus, arrows choose, Enter takes, Escape closes.
// Without it the fields are plain ones.
const pause = 150;

for (const field of document.querySelectorAll('input[data-suggestions]')) attach(field);

function attach(field) {
  const list = element('ul', { id: `${field.id}-suggestions`, role: 'listbox', className: 'hp-suggestions', hidden: true });
  list.setAttribute('aria-label', field.dataset.label);
  const status = element('div', { role: 'status', className: 'fr-sr-only' });
  const frame = element('div', { className: 'hp-combobox' });
  field.before(frame);
  frame.append(field, list, status);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.autocomplete = 'off';
  let items = [];
  let chosen = -1;
  let timer;
  let asked;
  close();

  field.addEventListener('input', () => {
    clearTimeout(timer);
    field.form.elements.commune?.remove();
    timer = setTimeout(ask, pause);
  });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !list.hidden) {
      close();
      event.preventDefault();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
      choose((chosen + (event.key === 'ArrowDown' ? 1 : items.length + (chosen < 0 ? 0 : -1))) % items.length);
      event.preventDefault();
    } else if (event.key === 'Enter' && !list.hidden && chosen >= 0) {
      take(items[chosen]);
      event.preventDefault();
    } else if (event.key === 'Tab' || event.key === 'Enter') {
      close();
    }
  });

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const text = field.value.trim();
    if (text.length < 2) return close();
    try {
      const answer = await fetch(`${field.dataset.suggestions}?q=${encodeURIComponent(text)}`, { signal: asked.signal });
      if (answer.ok && document.activeElement === field) show((await answer.json()).items.map(read));
    } catch (error) {
      if (error.name !== 'AbortError') close();
    }
  }

  function show(found) {
    items = found;
    chosen = -1;
    field.removeAttribute('aria-activedescendant');
    list.replaceChildren(...items.map((item, index) => {
      const option = element('li', { id: `${list.id}-${index}`, role: 'option', className: 'hp-suggestion', ariaSelected: 'false' });
      option.append(element('span', { textContent: item.text, lang: 'fr' }), element('span', { className: 'hp-muted', textContent: item.detail ?? '', lang: 'fr' }));
      option.addEventListener('pointerdown', event => event.preventDefault()); // the field keeps the focus
      option.addEventListener('click', () => take(item));
      return option;
    }));
    list.hidden = items.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    status.textContent = items.length ? field.dataset.some.replace('{0}', items.length) : field.dataset.none;
  }

  function choose(index) {
    list.children[chosen]?.setAttribute('aria-selected', 'false');
    chosen = index;
    const option = list.children[chosen];
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', option.id);
  }

  function take(item) {
    close();
    if (item.place) {
      location.assign(field.dataset.place.replace(/[0-9a-f-]{36}/, item.place));
      return;
    }
    const target = item.commune ? field.form.elements.ou : field;
    if (target !== field) field.value = '';
    target.value = item.text;
    if (item.commune) {
      field.form.elements.commune?.remove();
      field.form.append(element('input', { type: 'hidden', name: 'commune', value: item.commune }));
    }
    target.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function close() {
    clearTimeout(timer);
    list.hidden = true;
    chosen = -1;
    status.textContent = '';
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  }
}

// An item of /autocomplete (of kind commune, service or place), or of /communes.
function read(item) {
  if (!item.kind) return { text: item.name, detail: item.departementName ?? item.departementCode, commune: item.code };
  return { text: item.text, detail: item.detail, commune: item.kind === 'commune' ? item.code : null, place: item.kind === 'place' ? item.id : null };
}

function element(name, properties) {
  const { role, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  if (role) made.setAttribute('role', role);
  return made;
}
