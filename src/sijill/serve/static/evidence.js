// Lights the words that claims rest on. The text stays one node: elements within Arabic words would part their letters.
(() => {
  "use strict";
  const text = document.getElementById("text");
  const claims = [...document.querySelectorAll("article.claim")];
  if (!text || !text.firstChild || !("highlights" in CSS)) return;
  const node = text.firstChild;

  // Offsets are in code points; a text node counts UTF-16 units.
  const units = (() => {
    const found = [0];
    for (const point of node.data) found.push(found.at(-1) + point.length);
    return found;
  })();
  const range = (link) => {
    const made = document.createRange();
    made.setStart(node, units[Number(link.dataset.start)]);
    made.setEnd(node, units[Number(link.dataset.end)]);
    return made;
  };
  const ranges = new Map(claims.map((claim) => [claim, [...claim.querySelectorAll(".evidence")].map(range)]));
  CSS.highlights.set("evidence", new Highlight(...[...ranges.values()].flat()));

  const light = (chosen, words) => {
    CSS.highlights.set("chosen", new Highlight(...(words || chosen.flatMap((claim) => ranges.get(claim)))));
    for (const claim of claims) claim.classList.toggle("lit", chosen.includes(claim));
  };
  const show = (found) => {
    const box = found.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) scrollBy({ top: box.top - innerHeight / 3 });
  };

  for (const claim of claims) {
    claim.addEventListener("focusin", () => light([claim]));
    for (const link of claim.querySelectorAll(".evidence")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const words = range(link);
        light([claim], [words]);
        show(words);
      });
    }
  }
  text.addEventListener("click", (event) => {
    const at = document.caretPositionFromPoint
      ? document.caretPositionFromPoint(event.clientX, event.clientY)
      : document.caretRangeFromPoint(event.clientX, event.clientY);
    const offset = at && (at.offset ?? at.startOffset);
    const here = claims.filter((claim) =>
      ranges.get(claim).some((one) => one.startOffset <= offset && offset < one.endOffset));
    light(here);
    if (here.length) here[0].scrollIntoView({ block: "nearest" });
  });
  const named = document.getElementById(location.hash.slice(1));
  if (named && ranges.has(named)) {
    light([named]);
    if (ranges.get(named).length) show(ranges.get(named)[0]);
  }
})();
