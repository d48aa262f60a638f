// Lights what a search found. The passage stays one node: elements within Arabic words would part their letters.
(() => {
  "use strict";
  if (!("highlights" in CSS)) return;
  const found = [];
  for (const passage of document.querySelectorAll(".passage")) {
    const node = passage.firstChild;
    const units = [0];
    for (const point of node.data) units.push(units.at(-1) + point.length);
    for (const span of passage.dataset.spans.trim().split(/\s+/)) {
      const [start, end] = span.split("-").map(Number);
      const range = document.createRange();
      range.setStart(node, units[start]);
      range.setEnd(node, units[end]);
      found.push(range);
    }
  }
  CSS.highlights.set("chosen", new Highlight(...found));
})();
