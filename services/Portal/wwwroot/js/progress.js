// Shows an import as it goes, from the page's server-sent events. Without it the page has a link to refresh it.
const section = document.querySelector('[data-progress]');
const bar = section.querySelector('progress');
const state = document.querySelector('[data-import-state] .fr-badge');
const text = section.querySelector('[data-progress-text]');
const events = new EventSource(section.dataset.progress);

function show(event) {
  const import_ = JSON.parse(event.data);
  if (import_.total) {
    bar.max = import_.total;
    bar.value = import_.processed;
  }
  state.textContent = import_.state;
  if (text.textContent !== import_.text) text.textContent = import_.text;
  for (const [outcome, count] of Object.entries(import_.counts)) {
    document.querySelector(`[data-count="${outcome}"]`).textContent = count;
  }
}

events.addEventListener('progress', show);
events.addEventListener('over', event => {
  events.close();
  show(event);
  location.reload(); // the rows and the outcome, from the server
});
addEventListener('pagehide', () => events.close());
