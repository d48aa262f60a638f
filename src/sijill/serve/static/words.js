// Words of a report are chosen with the mouse or from the keyboard, and brought to the form that puts a field right.
// Nothing is put into the text: what is chosen is the browser's own selection, so that Arabic letters stay joined.
(() => {
  "use strict";
  const text = document.getElementById("text");
  const node = text && text.firstChild;
  if (!node) return;
  const form = document.getElementById("words");
  const right = document.getElementById("right");
  const leading = document.querySelector("a[data-words]"); // on the page of the claim: where words are put right
  const words = [...node.data.matchAll(/\S+/gu)].map((found) => [found.index, found.index + found[0].length]);
  const points = (unit) => [...node.data.slice(0, unit)].length; // a text node counts UTF-16 units, an offset code points
  const units = (point) => [...node.data].slice(0, point).join("").length;
  let anchor = 0; // the words between which is chosen
  let head = 0;

  const place = (from, to) => getSelection().setBaseAndExtent(node, from, node, to);
  const span = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    if (range.startContainer !== node || range.endContainer !== node) return null;
    const said = node.data.slice(range.startOffset, range.endOffset);
    const from = range.startOffset + said.length - said.trimStart().length;
    const to = from + said.trim().length;
    return from < to ? { from, to } : null;
  };
  const bring = () => {
    const found = span();
    if (!found) return;
    const said = node.data.slice(found.from, found.to);
    const at = `${points(found.from)}-${points(found.to)}`;
    if (form) {
      form.elements.words.value = said;
      form.elements.at.value = at;
      right.elements.words.value = said;
      right.elements.at.value = at;
    }
    if (leading) {
      const to = new URL(leading.href);
      to.searchParams.set("words", said);
      to.searchParams.set("at", at);
      leading.href = to.href;
    }
  };
  const show = () => {
    const [first, last] = anchor <= head ? [anchor, head] : [head, anchor];
    place(words[first][0], words[last][1]);
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) scrollBy({ top: box.top - innerHeight / 3 });
    bring();
  };
  const go = () => {
    text.focus();
    const found = span();
    const at = found ? found.from : units(Number((text.dataset.at || "0").split("-")[0]));
    anchor = head = Math.max(0, words.findIndex((one) => one[1] > at));
    show();
  };
  const forward = getComputedStyle(text).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const steps = { ArrowUp: -10, ArrowDown: 10, ArrowLeft: forward === "ArrowLeft" ? 1 : -1 };
  steps.ArrowRight = -steps.ArrowLeft;

  document.addEventListener("selectionchange", bring);
  text.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.code in steps) {
      event.preventDefault();
      head = Math.min(words.length - 1, Math.max(0, head + steps[event.code]));
      if (!event.shiftKey) anchor = head;
      show();
    } else if (event.code === "Enter" && span()) {
      event.preventDefault();
      if (form) form.requestSubmit();
      else if (leading) leading.click();
    }
  });
  addEventListener("keydown", (event) => {
    if (right && event.ctrlKey && event.code === "Enter") {
      event.preventDefault();
      right.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) {
      if (event.code === "Escape") event.target.blur();
      return;
    }
    if (event.code === "KeyW") {
      event.preventDefault();
      go();
    } else if (event.code === "KeyV" && right) {
      const first = right.querySelector("fieldset input, fieldset select");
      if (first) {
        event.preventDefault();
        first.focus();
      }
    }
  });
})();
