// One key for each decision. Keys are known by their place (`code`), so that they work on an Arabic layout too.
(() => {
  "use strict";
  const sheet = document.getElementById("sheet");
  let sent = false; // a key that is held down, or pressed while the next page comes, decides once
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) {
      event.preventDefault();
      if (sheet.open) sheet.close();
      else sheet.showModal();
      return;
    }
    if (sent || sheet.open || event.shiftKey) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.code)}"]`);
    if (!wanted) return;
    event.preventDefault();
    sent = true;
    wanted.click();
  });
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("decided", () => { sent = false; }); // it is on its way, or waits in this browser
})();
