// <hubs-carte>: the map of places as an element of any page. Its attributes and this file's address are a promise: docs/embed.md.
(() => {
  const home = new URL(document.currentScript.src).origin;
  const criteria = {
    texte: 'quoi', commune: 'ou', rayon: 'rayon', hub: 'hub', departement: 'departement', ouvert: 'quand',
    services: 'services', publics: 'publics', access: 'access', fees: 'fees', labels: 'labels', accompaniments: 'accompaniments',
  };

  class HubsCarte extends HTMLElement {
    static observedAttributes = [...Object.keys(criteria), 'lang', 'height', 'label'];

    #frame;

    connectedCallback() {
      if (!this.#frame) {
        this.#frame = document.createElement('iframe');
        this.#frame.loading = 'lazy';
        this.#frame.referrerPolicy = 'no-referrer';
        Object.assign(this.#frame.style, { width: '100%', border: '0', display: 'block' });
        // What stands in the element is for readers without scripts. It may still be coming in; beside a shadow it is not shown.
        this.attachShadow({ mode: 'open' }).append(this.#frame);
      }
      this.#show();
    }

    attributeChangedCallback() {
      if (this.#frame) this.#show();
    }

    #show() {
      const isEnglish = this.getAttribute('lang') === 'en';
      const address = new URL(isEnglish ? '/en/carte' : '/carte', home);
      for (const [attribute, name] of Object.entries(criteria)) {
        // Several values of a list are separated by a bar, as in the national standard.
        for (const value of (this.getAttribute(attribute) ?? '').split('|')) if (value.trim()) address.searchParams.append(name, value.trim());
      }
      this.#frame.title = this.getAttribute('label') ?? (isEnglish ? 'Map of places of digital mediation' : 'Carte des lieux de médiation numérique');
      this.#frame.style.height = this.getAttribute('height') ?? '640px';
      if (this.#frame.src !== address.href) this.#frame.src = address.href;
    }
  }

  if (!customElements.get('hubs-carte')) customElements.define('hubs-carte', HubsCarte);
})();
