// Keeps the answers to the questions for looking back on this device, where it can. Nothing is sent.
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const place = form.dataset.keep;
  const trying = (act) => {
    try {
      act();
    } catch {
      // No storage here, or none left: the page works the same, only without remembering.
    }
  };
  const inputs = () => Array.from(form.querySelectorAll("input"));
  trying(() => {
    const kept = JSON.parse(localStorage.getItem(place) || "{}");
    inputs().forEach((one) => {
      if (one.name in kept) one.checked = kept[one.name] === one.value;
    });
  });
  form.addEventListener("change", () => trying(() => {
    const chosen = inputs().filter((one) => one.checked);
    localStorage.setItem(place, JSON.stringify(Object.fromEntries(chosen.map((one) => [one.name, one.value]))));
  }));
  form.addEventListener("reset", () => trying(() => localStorage.removeItem(place)));
})();
