// Adds in portions and shows what becomes of each report as it does. Without script the form does the same by itself.
(() => {
  "use strict";
  const form = document.getElementById("adding");
  const outcome = document.getElementById("outcome");
  const part = (id) => document.getElementById(id);
  const MOST = 100, BYTES = 30e6; // of one portion
  const dropped = [];
  let before = 0, whole = 0, skipped = 0, found = 0; // inputs of earlier portions, of all, and what was met in them

  const show = (id, on, text) => {
    part(id).hidden = !on;
    const said = part(id).querySelector("bdi, span");
    if (said && text !== undefined) said.textContent = text;
  };
  const far = (passed) => {
    part("progress").max = Math.max(whole, 1);
    part("progress").value = before + passed;
    part("passed").textContent = `${before + passed} / ${whole}`;
  };

  // Follows one job to its end. A line that is cut is taken up again by the browser, which says what it had last.
  const follow = (job, after) => new Promise((end) => {
    const line = new EventSource(`${job}/events?after=${after}`);
    line.addEventListener("one", (event) => {
      const said = JSON.parse(event.data);
      part("done").insertAdjacentHTML("beforeend", said.row);
      far(said.passed);
    });
    line.addEventListener("end", (event) => {
      const said = JSON.parse(event.data);
      line.close();
      far(said.passed);
      skipped += said.skipped;
      found += said.found;
      show("skipped", skipped > 0, skipped);
      if (said.failed) show("failed", true, said.failed);
      end(said);
    });
    line.addEventListener("error", () => {
      if (line.readyState === EventSource.CLOSED) {
        show("failed", true, job);
        end({ total: 0 });
      }
    });
  });

  const send = async (files, addresses) => {
    const body = new FormData();
    body.set("token", form.elements.token.value);
    body.set("addresses", addresses);
    for (const { name, file, path } of files) body.append(name, file, path);
    const answer = await fetch("/add", { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.status === 202) return answer.json();
    const said = await answer.text();
    const problem = answer.headers.get("Content-Type")?.includes("json") && JSON.parse(said).detail;
    const page = new DOMParser().parseFromString(said, "text/html");
    throw new Error(problem || page.querySelector("main")?.innerText.trim() || `${answer.status}`);
  };

  const portions = (files) => {
    const made = [[]];
    let bytes = 0;
    for (const one of files) {
      if (made.at(-1).length >= MOST || (bytes + one.file.size > BYTES && made.at(-1).length)) {
        made.push([]);
        bytes = 0;
      }
      made.at(-1).push(one);
      bytes += one.file.size;
    }
    return made;
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = [...form.elements.files.files].map((file) => ({ name: "files", file, path: file.name }));
    const inside = [...form.elements.folder.files].map((file) => ({ name: "folder", file, path: file.webkitRelativePath }));
    const parts = portions([...chosen, ...inside, ...dropped]);
    const addresses = form.elements.addresses.value;
    form.querySelector("button").disabled = true;
    for (const id of ["nothing", "skipped", "failed"]) show(id, false);
    part("done").replaceChildren();
    before = whole = skipped = found = 0;
    outcome.hidden = false;
    show("going", true);
    try {
      for (const [n, some] of parts.entries()) {
        const { job, total } = await send(some, n ? "" : addresses);
        whole += total;
        far(0);
        await follow(job, 0);
        before += total;
      }
      form.reset();
      dropped.length = 0;
      show("dropped", false);
    } catch (error) {
      show("failed", true, error.message);
    }
    show("nothing", !found && part("failed").hidden);
    show("going", false);
    form.querySelector("button").disabled = false;
  });

  // What is dropped: files as they are, folders with all that is in them.
  const walk = async (entry, path) => {
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      dropped.push({ name: path ? "folder" : "files", file, path: path + file.name });
      return;
    }
    const reader = entry.createReader();
    for (;;) { // a reader gives a hundred at a time
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return;
      for (const one of some) await walk(one, `${path}${entry.name}/`);
    }
  };
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const held = [...event.dataTransfer.items].map((item) => item.kind === "file" && item.webkitGetAsEntry());
    const loose = [...event.dataTransfer.files];
    const entries = held.filter(Boolean);
    const address = event.dataTransfer.getData("text/uri-list") || event.dataTransfer.getData("text/plain");
    if (entries.length) for (const entry of entries) await walk(entry, "");
    else for (const file of loose) dropped.push({ name: "files", file, path: file.name });
    if (!entries.length && !loose.length && /^https?:/.test(address)) form.elements.addresses.value += `${address}\n`;
    show("dropped", dropped.length > 0, dropped.map((one) => one.path).join(", "));
  });

  if (outcome.dataset.job) { // a page of a job that goes on
    whole = part("progress").max;
    follow(outcome.dataset.job, Number(outcome.dataset.after)).then(() => {
      show("nothing", !found && part("failed").hidden);
      show("going", false);
    });
  }
})();
