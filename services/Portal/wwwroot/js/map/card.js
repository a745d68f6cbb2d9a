// What is known of the place that was chosen on the map: written by the server, shown beside the map, marked in the list.
const most = 5; // places at one point

export class Card {
  #panel;
  #part;
  #mark;
  #opener = null;
  #asked = 0;

  /** @param mark told the ids of the places that are shown. */
  constructor(part, mark) {
    this.#part = part;
    this.#mark = mark;
    this.#panel = part.querySelector('[data-card]');
    this.#panel.addEventListener('keydown', event => event.key === 'Escape' && this.close());
    this.#panel.querySelector('[data-close]').addEventListener('click', () => this.close());
  }

  /** @param opener takes the focus back when the card is closed; without one the focus stays where it is. */
  async open(ids, opener = null) {
    const turn = ++this.#asked;
    const answers = await Promise.all(ids.slice(0, most).map(id => fetch(this.#part.dataset.place.replace(/[0-9a-f-]{36}/, id))));
    const texts = await Promise.all(answers.filter(answer => answer.ok).map(answer => answer.text()));
    if (turn !== this.#asked || !texts.length) return;
    const content = this.#panel.querySelector('[data-content]');
    content.innerHTML = texts.join('');
    if (this.#part.dataset.target) for (const link of content.querySelectorAll('a')) Object.assign(link, { target: this.#part.dataset.target, rel: 'noopener' });
    this.#panel.hidden = false;
    this.#opener = opener;
    if (opener) this.#panel.focus();
    this.#mark(ids);
    this.#markListed(ids);
  }

  close() {
    this.#asked++;
    const hadFocus = this.#panel.contains(document.activeElement);
    this.#panel.hidden = true;
    this.#mark([]);
    this.#markListed([]);
    if (hadFocus) this.#opener?.focus();
  }

  #markListed(ids) {
    for (const item of document.querySelectorAll('[data-place].hp-result')) {
      const isChosen = ids.includes(item.dataset.place);
      item.classList.toggle('hp-result--chosen', isChosen);
      if (isChosen && !this.#opener) item.scrollIntoView({ block: 'nearest' });
    }
  }
}
