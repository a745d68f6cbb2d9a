// What only improves pages that work without it. Loaded by every page; no inline script anywhere (CSP script-src 'self').
document.documentElement.classList.add('hp-js');

// Criteria that would push the results off a phone's screen are folded; a wide screen has room for the first of them.
if (matchMedia('(min-width: 62em)').matches) {
  for (const details of document.querySelectorAll('[data-open-on-wide] > details:first-of-type')) details.open = true;
}

// After a refused form the summary of its errors is read first, also where a link's fragment would win over autofocus.
document.querySelector('[role=alert][autofocus]')?.focus();

// A part that could not be exchanged is asked for again as a whole page, which says what is wrong.
document.addEventListener('htmx:responseError', event => location.assign(event.detail.xhr.responseURL));
