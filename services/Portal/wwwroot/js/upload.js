// Says that a file is too large before it is sent, and that it is on its way while it is.
const form = document.querySelector('[data-upload]');
const status = form?.querySelector('[data-upload-status]');
const file = form?.querySelector('[data-largest]');

const isTooLarge = () => file.files[0]?.size > Number(file.dataset.largest);

file?.addEventListener('change', () => {
  status.textContent = isTooLarge() ? status.dataset.tooLarge : '';
});

form?.addEventListener('submit', event => {
  if (isTooLarge()) {
    event.preventDefault();
    file.focus();
    return;
  }
  status.textContent = status.dataset.sending;
  for (const button of form.querySelectorAll('button[type=submit]')) button.disabled = true;
});

// Back from the next page, the form can be used again.
addEventListener('pageshow', () => {
  if (!form) return;
  status.textContent = '';
  for (const button of form.querySelectorAll('button[type=submit]')) button.disabled = false;
});
