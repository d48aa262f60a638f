// Makes sliders of the two years of a period, and draws anew while they move. Without script the form does the same.
(() => {
  "use strict";
  const form = document.getElementById("period");
  const fields = ["since", "until"].map((name) => form.elements[name]);
  if (fields.some((one) => !one.dataset.least || !/^(\d{4})?$/.test(one.value))) return; // dates more precise than a year
  const least = Number(fields[0].dataset.least);
  const most = Number(fields[0].dataset.most);
  if (least === most) return;
  const sliders = fields.map((field, n) => {
    const slider = document.createElement("input");
    const shown = document.createElement("output");
    const end = n ? most : least;
    Object.assign(slider, { type: "range", min: least, max: most, value: field.value || end });
    shown.textContent = slider.value;
    shown.dir = "ltr";
    field.type = "hidden";
    field.after(shown, slider);
    return { slider, shown, field, end };
  });

  let waiting, asked;
  const draw = async () => {
    asked?.abort();
    asked = new AbortController();
    const said = [...new FormData(form)].filter(([, value]) => value);
    const address = `${form.action}?${new URLSearchParams(said)}`;
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok) return form.requestSubmit();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const open = document.querySelector("#drawn details")?.open;
      document.getElementById("drawn").replaceWith(document.adoptNode(page.getElementById("drawn")));
      const table = document.querySelector("#drawn details");
      if (open && table) table.open = true;
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") form.requestSubmit();
    }
  };
  for (const [n, one] of sliders.entries()) {
    one.slider.addEventListener("input", () => {
      const other = sliders[1 - n];
      if (n ? Number(one.slider.value) < Number(other.slider.value) : Number(one.slider.value) > Number(other.slider.value)) {
        other.slider.value = one.slider.value; // the two never cross
      }
      for (const each of sliders) {
        each.shown.textContent = each.slider.value;
        each.field.value = Number(each.slider.value) === each.end ? "" : each.slider.value;
      }
      clearTimeout(waiting);
      waiting = setTimeout(draw, 120);
    });
  }
  form.elements.kind.addEventListener("change", () => form.requestSubmit());
})();
