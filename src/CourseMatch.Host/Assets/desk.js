// What pages do better with script and complete without: a place to drop a file on, how far it has got, and one tick
// for a whole page of rows.
(() => {
  const zones = document.querySelectorAll('[data-drop]');
  for (const zone of zones) {
    const field = zone.querySelector('input[type=file]');
    const mark = isOver => zone.classList.toggle('drop-over', isOver);
    zone.addEventListener('dragover', event => { event.preventDefault(); mark(true); });
    zone.addEventListener('dragleave', () => mark(false));
    zone.addEventListener('drop', event => {
      event.preventDefault();
      mark(false);
      if (event.dataTransfer.files.length === 0) return;
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    field.addEventListener('change', () => {
      const file = field.files[0];
      zone.querySelector('output').textContent = file
        ? `${file.name} (${Math.max(1, Math.round(file.size / 1024)).toLocaleString(document.documentElement.lang)} KB)`
        : '';
    });
    const form = zone.closest('form');
    form.addEventListener('submit', event => send(event, form, zone));
  }

  // The page that answers takes the place of this one, whether it is the next one or this one again with its faults.
  function send(event, form, zone) {
    event.preventDefault();
    const [progress, words] = [zone.querySelector('progress'), zone.querySelector('[data-words]')];
    const data = new FormData(form, event.submitter);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'text/html');
    progress.hidden = false;
    words.textContent = zone.dataset.sending;
    for (const button of form.querySelectorAll('button')) button.disabled = true;
    request.upload.addEventListener('progress', step => {
      if (step.lengthComputable) progress.value = step.loaded / step.total;
    });
    request.upload.addEventListener('load', () => {
      progress.removeAttribute('value');
      words.textContent = zone.dataset.reading;
    });
    request.addEventListener('load', () => {
      if (request.status < 400 && request.responseURL !== location.href) {
        location.assign(request.responseURL);
        return;
      }

      document.open();
      document.write(request.responseText);
      document.close();
    });
    request.addEventListener('error', () => {
      progress.hidden = true;
      words.textContent = zone.dataset.broken;
      for (const button of form.querySelectorAll('button')) button.disabled = false;
    });
    request.send(data);
  }

  for (const all of document.querySelectorAll('[data-tick-all]')) {
    all.hidden = false;
    all.addEventListener('change', () => {
      for (const box of all.closest('table').querySelectorAll('tbody input[type=checkbox]')) box.checked = all.checked;
    });
  }
})();
